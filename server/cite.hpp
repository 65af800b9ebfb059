// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <vector>

namespace findings {

/// The source of a finding as one line to paste into a paper: publisher (date). Title. Service.
/// Page and section. URL. What is not known is left out.
[[nodiscard]] std::string citation(const Passage& passage, const Report& report);

/// "page 14", "page iv (4 of the file)"; empty for formats without pages.
[[nodiscard]] std::string page_in_words(const Passage& passage);

/// One way to name the source of a finding.
struct Citation {
    std::string style;
    std::string text;
};
/// The same source as footnotes, reference lists and quotations want it.
[[nodiscard]] std::vector<Citation> citations(const Passage& passage, const Report& report);

/// The published source, opened at the page of the passage where its format can; "" if there is no
/// such page or no link to it.
[[nodiscard]] std::string source_at_page(const Report& report, const Passage& passage);

}  // namespace findings
