// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of an entry that a digest of plain text prints beside its summary: its number, the
// link, who chose it.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// The address in "Read it: https://elm.example/x (login needed)", "Full story: https://...", or a
/// line that is an address alone; empty for other lines.
[[nodiscard]] std::string url_of_link_line(std::string_view text);

/// "2. LETTERS THAT PEOPLE KEEP", "[3] Who watches?" over a line that says its source, with a link
/// between them or not: headings without their numbers. Blocks in place.
void take_numbers_from_headlines(std::vector<Block>& blocks);

/// "Mental health quality | Issue 88 | 12 February 2026": the head of the digest, no entry.
[[nodiscard]] bool is_masthead_bar(std::string_view text);

/// "Friday Shelf" of "Subject: FW: Friday Shelf" at the top; empty where no mail's head is there.
[[nodiscard]] std::string_view subject_of_mail(std::span<const Block> blocks);

/// A mail ("Subject: ..." at its top) with as many lines that are labelled as sources as a digest
/// has entries.
[[nodiscard]] bool is_mail_of_sources(std::span<const Block> blocks);

/// "Chosen for you by Elm Libraries", "Compiled by Jo Elm".
[[nodiscard]] bool tells_who_chose(std::string_view text);

}  // namespace findings::understanding
