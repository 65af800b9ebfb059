// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines in which reports of 2010 to 2015 judge an essential standard.

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>

namespace findings::understanding {

/// "Care and welfare of people who use services | X | Action needed", in cells or in one line: the
/// standard's name; empty for other blocks. A mark between name and judgement is left out.
[[nodiscard]] std::string_view standard_judged(const Block& block);

/// "X Met this standard", "Action needed": a judgement and at most a mark before it.
[[nodiscard]] bool is_judgement_alone(const Block& block);

/// "met", "not-met", "action-needed" or "enforcement"; empty where a line judges nothing.
[[nodiscard]] std::string judgement_of(std::string_view line);

/// "There are moderate concerns with Outcome 05: Meeting nutritional needs": judges the one outcome
/// that it names, however long that one's name is.
[[nodiscard]] bool judges_outcome(std::string_view line);

/// "minor", "moderate" or "major" impact or concern; empty where none is stated.
[[nodiscard]] std::string impact_of(std::string_view text);

/// "Staffing" of "Outcome 13: Staffing"; other names as they are.
[[nodiscard]] std::string_view name_of_standard(std::string_view heading);

}  // namespace findings::understanding
