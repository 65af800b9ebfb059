// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Labelled passages: the sheets of corpus/training, and JSON lines as `findings label` reads and
// writes them.

#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace findings::labels {

struct Labelled {
    std::string id, text;
    std::vector<std::string> themes;  // without a parent whose sub-theme is there
    std::string polarity, key_question, style;
    std::vector<std::string> tags;
};

/// Every sheet (*.tsv but second.tsv) of a folder, in the order of their names. A line that is
/// wrong is an Error that names it.
[[nodiscard]] Result<std::vector<Labelled>> read_sheets(const std::filesystem::path& folder,
                                                        const Taxonomy& taxonomy);
/// The second reader's labels: no text.
[[nodiscard]] Result<std::vector<Labelled>> read_second(const std::filesystem::path& file,
                                                        const Taxonomy& taxonomy);
[[nodiscard]] Result<std::vector<Labelled>> read_jsonl(const std::filesystem::path& file,
                                                       const Taxonomy& taxonomy);

}  // namespace findings::labels
