// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/report.hpp"

namespace findings {

/// Values of a passage for every facet, by facet number, as filters take them; none where nothing is stated.
[[nodiscard]] std::array<std::vector<std::string>, kFacetCount> facet_values(const Report& report, const Passage& passage);

/// The date a passage is filed under: its own, else the report's publication, else the end of its inspection.
[[nodiscard]] PartialDate filing_date(const Report& report, const Passage& passage);

/// "12(2)(a)" as "12(2)(a)", "12(2)", "12": whoever asks for Regulation 12 wants its paragraphs too.
[[nodiscard]] std::vector<std::string> regulation_levels(const std::string& regulation);

}  // namespace findings
