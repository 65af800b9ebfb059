// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Papers for the board or a committee of an organisation: when and where they were read, and what
// the meeting is asked to do.

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// "What the Board is asked to do" as a heading, or a cover sheet or running line of a meeting.
[[nodiscard]] bool is_board_paper(std::span<const Block> blocks);

/// The day of the meeting from a cover sheet of any columns or a running line, and the trust of the
/// sheet.
void read_board_sheet(std::span<const Block> blocks, Report& report);

/// What is listed below "What the Board is asked to do" is recommended to the board.
void read_board_asks(std::vector<Piece>& pieces);

}  // namespace findings::understanding
