// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands around a message that was sent or forwarded by mail: its heads, warnings of the
// gateway, lines of dashes.

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// "CAUTION: This message came from outside the organisation. Do not open links ...", of a folded
/// block.
[[nodiscard]] bool is_mail_warning(std::string_view key);

/// "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded
/// message:", of a folded block.
[[nodiscard]] bool is_forward_mark(std::string_view key);

/// "From: ...", "To: ...", "Subject: ..." over the one message of a page that was saved as mail,
/// and what stands between these where it was forwarded. Threads of several messages keep theirs.
void hide_mail_head(std::vector<Block>& blocks);

/// "Weekly Reading" of "FW: Fwd: Weekly Reading".
[[nodiscard]] std::string_view without_forward_marks(std::string_view subject);

}  // namespace findings::understanding
