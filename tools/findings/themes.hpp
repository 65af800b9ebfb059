// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sub-commands of `findings themes` that have a file of their own.

#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/report.hpp"
#include "tools/findings/commands.hpp"

#include <filesystem>
#include <vector>

namespace findings {

void add_themes_lint(CLI::App& themes, Action& action);
void add_themes_diff(CLI::App& themes, Action& action);
void add_themes_export(CLI::App& themes, Action& action);
void add_themes_import(CLI::App& themes, Action& action);

/// The theme file at `path`, the product's own if that is empty.
[[nodiscard]] Result<Taxonomy> read_taxonomy(const std::filesystem::path& path);

/// Id and text of every line of the sheets (*.tsv with a column "text") of a folder such as
/// corpus/training.
[[nodiscard]] Result<std::vector<Passage>> read_passage_sheets(const std::filesystem::path& folder);

}  // namespace findings
