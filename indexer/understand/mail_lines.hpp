// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands round the text of a mail: its head, the lines of the list that sent it, the notice
// under it.

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// "Can't read this email? View it in your browser", "You are receiving this email because ...":
/// round a newsletter.
[[nodiscard]] bool is_mail_line(std::string_view folded_line);

/// "This e-mail and its attachments are confidential ... If you have received it in error ...":
/// what organisations print under every mail.
[[nodiscard]] bool is_mail_notice(std::string_view text);

/// Makes furniture of "From: Library <x@y>", "Subject: ..." over one mail: whose it is and what
/// about, which the mail says itself. A thread of several keeps them: there they tell its posts.
void hide_mail_head(std::vector<Block>& blocks);

}  // namespace findings::understanding
