// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who wrote a post and when: the lines over it, whatever software printed them.

#include "indexer/schema/report.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// A line of a block with the block it came from: post heads may share a block with other lines.
struct ThreadLine {
    const Block* block = nullptr;
    std::string_view text;
};

/// The lines of the blocks in order; views into the blocks.
[[nodiscard]] std::vector<ThreadLine> thread_lines(std::span<const Block> blocks);

struct PostHead {
    std::string author;  // empty = the neighbouring line has it
    PartialDate date;
};

/// "by Sam Ash » 03 May 2012, 09:14", "Posted by Sam Ash on 3 May 2012", "Sam Ash | 3 May 2012",
/// "03-05-2012, 10:22 AM #3".
[[nodiscard]] std::optional<PostHead> head_of(std::string_view text);

/// "Asked by Sam Ash, 3 May 2012 \u00b7 5 replies \u00b7 310 views": who opened the topic and when.
/// The head of its first post only where no post has one of its own.
[[nodiscard]] bool heads_topic(std::string_view text);

/// "From: Jo Elm" / "Sent: 14 January 2022 10:22", "Date: ..." / "From: jo at elm.example (Jo
/// Elm)": several lines over a message, as over one of a mailing list, and how many they are. Read
/// by list_mails.hpp.
struct MailHead {
    PostHead head;
    std::size_t lines = 0;  // 0 = none
};

/// "Sam Ash" / "Ward manager" / "36 posts" / "Posted 3 May 2012": the name over what a board prints
/// of its user, and how many lines they are.
[[nodiscard]] MailHead profile_head(const std::vector<ThreadLine>& lines, std::size_t at);

/// A person's name as it stands alone over or below a date.
[[nodiscard]] bool is_author(std::string_view text);
/// A user's name as forums allow them: one word, or the name of a person.
[[nodiscard]] bool is_user_name(std::string_view text);
/// Whether names stand above their dates ("Sam Ash" / "3 May 2012") rather than below: told by how
/// often each fits.
[[nodiscard]] bool names_come_first(const std::vector<ThreadLine>& lines);

/// Heads of posts in the text, whatever software printed them.
[[nodiscard]] std::size_t posts_in(std::span<const Block> blocks);

}  // namespace findings::understanding
