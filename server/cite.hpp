// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>

namespace findings {

/// The source of a finding as one line to paste into a paper: publisher (date). Title. Service.
/// Page and section. URL. What is not known is left out.
[[nodiscard]] std::string citation(const Passage& passage, const Report& report);

/// "page 14", "page iv (4 of the file)"; empty for formats without pages.
[[nodiscard]] std::string page_in_words(const Passage& passage);

}  // namespace findings
