// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/fields.hpp"
#include "indexer/schema/report.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Takes a value of the facet with this number (schema/fields.hpp), as filters take it. Empty
/// values are passed, too.
using TakeFacetValue = std::function<void(std::size_t facet, std::string_view value)>;

/// Values that all passages of a report share.
void report_values(const Report& report, const TakeFacetValue& take);

/// Values that may differ from passage to passage. A value may come more than once.
void passage_values(const Report& report, const Passage& passage, const TakeFacetValue& take);

/// The date a passage is filed under: its own, else the report's publication, else the end of its
/// inspection.
[[nodiscard]] PartialDate filing_date(const Report& report, const Passage& passage);

/// "12(2)(a)" as "12(2)(a)", "12(2)", "12": whoever asks for Regulation 12 wants its paragraphs
/// too.
[[nodiscard]] std::vector<std::string> regulation_levels(const std::string& regulation);

}  // namespace findings
