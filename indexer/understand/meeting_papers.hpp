// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Papers for a board or committee: their own name stands in a cover sheet or on a line below that
// of the meeting.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

struct MeetingPaper {
    std::string title;   // empty: the blocks are no such paper
    std::string author;  // as printed, a role more often than a name; empty if not told
};

/// What the cover sheet ("Title of paper | Safe wards") or the line of a paper ("Paper 7: Use of
/// force. Author: Head of Nursing. For assurance.") tells at the top of a document.
[[nodiscard]] MeetingPaper meeting_paper(std::span<const Block> blocks);

/// Hides the heading over a whole paper that only names the meeting or the trust: fields tell both,
/// and no part of the paper stands below it alone.
void hide_heading_of_meeting(std::vector<Block>& blocks, const Report& report);

/// "Head of Nursing" of "Head of Nursing. For assurance.": without what the paper is for.
[[nodiscard]] std::string_view without_purpose(std::string_view text);

}  // namespace findings::understanding
