// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How an inspection begins on a page of the regulator that stacks them: a date line and a type
// line.

#include "indexer/schema/report.hpp"
#include "indexer/understand/dates_in_text.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// "During a routine inspection", "During an inspection of Forensic wards", "Inspected but not
/// rated".
[[nodiscard]] bool is_type_line(const Block& block);

struct InspectionDate {
    DateSpan date;
    bool is_update = false;  // "Updated 5 July 2024": not the day of a visit
    PartialDate published;   // when the line gives it in brackets
};

/// "12 & 13 January 2016", "Inspection carried out on 3 May 2013", "Updated 5 July 2024"; absent
/// for other lines.
[[nodiscard]] std::optional<InspectionDate> inspection_date_line(std::string_view line);

}  // namespace findings::understanding
