// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/searcher.hpp"
#include "server/answer.hpp"
#include "server/theme_tree.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

// Findings in the forms that other programs take. docs/exports.md has the columns and fields.

enum class ExportFormat : std::uint8_t {
    Csv,
    Ndjson,
    Ris,
    Bibtex,
    CslJson,
    Measures
};  // Measures: CSV with a line a number

[[nodiscard]] std::optional<ExportFormat> export_format(std::string_view id);
[[nodiscard]] std::string_view content_type_of(ExportFormat format);
/// With its dot: ".csv".
[[nodiscard]] std::string_view ending_of(ExportFormat format);

/// What an export says of itself.
struct ExportHeading {
    std::string search;  // address of the search, "/search?q=..."
    std::string generation;
    std::string built_at;  // of the generation
    bool is_shown = true;  // in the forms that have room for it: CSV, JSON lines and BibTeX
};

/// Writes findings one after the other; holds nothing of those before.
class ExportWriter {
  public:
    ExportWriter(ExportFormat format, ExportHeading heading, ThemeTree themes);

    [[nodiscard]] std::string begin() const;
    [[nodiscard]] std::string item(const Hit& hit);
    [[nodiscard]] std::string end() const;

  private:
    [[nodiscard]] std::string csv_item(const Passage& passage, const Report& report) const;
    [[nodiscard]] std::string measure_items(const Passage& passage, const Report& report) const;
    [[nodiscard]] std::string ris_item(const Passage& passage, const Report& report) const;
    [[nodiscard]] std::string bibtex_item(const Passage& passage, const Report& report) const;
    [[nodiscard]] std::string csl_item(const Passage& passage, const Report& report) const;
    [[nodiscard]] std::string note(const Passage& passage) const;
    [[nodiscard]] std::vector<std::string> theme_labels(const Passage& passage) const;

    ExportFormat format_;
    ExportHeading heading_;
    ThemeTree themes_;
    bool is_first_ = true;
};

/// Sends all that a search finds, in index order, in pieces of some 64 KiB. An error if it breaks
/// off.
[[nodiscard]] Result<void> export_search(Searcher& searcher,
                                         const SearchRequest& request,
                                         ExportWriter& writer,
                                         const SendPiece& send);

}  // namespace findings
