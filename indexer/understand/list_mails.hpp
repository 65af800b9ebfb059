// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Threads of mailing lists, as their archives print them.

#include "indexer/understand/post_heads.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// "On 14/05/2019 21:47, Jo Elm wrote:" over words that are quoted ("> ..."), or in a thread whose
/// posts have heads of mail ("From: ..."): no head of a post.
[[nodiscard]] bool announces_quote(const std::vector<ThreadLine>& lines, std::size_t at);

/// "From: Jo Elm" / "Sent: 14 January 2022 10:22", "Date: ..." / "From: jo at elm.example (Jo
/// Elm)": the lines over a mail.
[[nodiscard]] MailHead mail_head(const std::vector<ThreadLine>& lines, std::size_t at);

/// "Jo Elm jo at elm.example" over "Tue May 14 21:47:10 BST 2019".
[[nodiscard]] MailHead address_head(const std::vector<ThreadLine>& lines, std::size_t at);

/// "--" or a line of underscores, behind which a signature or the list's own lines stand. The text
/// reader takes them for rules.
[[nodiscard]] bool opens_signature(std::string_view text);

/// "[ Previous by thread ] [ Index by author ]", "Messages sorted by: [ date ] [ thread ]",
/// "ward-l mailing list": where an archive leads to, and whose it is.
[[nodiscard]] bool is_archive_row(std::string_view text);

}  // namespace findings::understanding
