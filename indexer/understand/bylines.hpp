// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// Who published a paper and when, from the lines under its title: "The Example Centre, March
/// 2019", "Position paper, June 2020" above the publisher's name; and of a practice case
/// "Organisation: ... Setting: ... Date: ...".
void read_byline_fields(std::span<const Block> blocks, Report& report);

/// "Board of Directors", "Trust Board": to whom a paper goes, and no name.
[[nodiscard]] bool is_board_alone(std::string_view text);
/// A line that is the name of a publishing body and nothing else.
[[nodiscard]] bool is_body_line(std::string_view text);

/// "Position paper", "Case study": says what the paper is, not whose.
[[nodiscard]] bool is_kind_line(std::string_view text);

}  // namespace findings::understanding
