// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands round the text of a mail: the lines of the list that sent it, the notice under it.

#include <string_view>

namespace findings::understanding {

/// "Can't read this email? View it in your browser", "You are receiving this email because ...":
/// round a newsletter.
[[nodiscard]] bool is_mail_line(std::string_view folded_line);

/// "This e-mail and its attachments are confidential ... If you have received it in error ...":
/// what organisations print under every mail.
[[nodiscard]] bool is_mail_notice(std::string_view text);

}  // namespace findings::understanding
