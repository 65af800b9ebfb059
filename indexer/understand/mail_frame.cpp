// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/mail_frame.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeadLine = 400;  // bytes

bool is_sender(const Block& block) {
    return block.text.starts_with("From: ") && block.text.size() < kLongestHeadLine &&
           contains(block.text, "@");
}

bool is_head(const Block& block) {
    constexpr auto kHead = std::to_array<std::string_view>({"from: ",
                                                            "to: ",
                                                            "cc: ",
                                                            "bcc: ",
                                                            "date: ",
                                                            "sent: ",
                                                            "subject: ",
                                                            "reply-to: ",
                                                            "importance: ",
                                                            "attachments: "});
    if (block.text.empty() || block.text.size() > 4 * kLongestHeadLine) return false;
    const auto lines = split_lines(block.text);
    return std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
        return starts_with_any(folded(line.substr(0, 14)), kHead);
    });
}

/// Blocks at the top that are heads, warnings and marks of forwarding, with a word or two to whom
/// it was forwarded ("FYI"): where the message itself begins.
std::size_t end_of_frame(const std::vector<Block>& blocks, std::size_t sender) {
    constexpr std::size_t kMostBlocks = 30, kMostNotes = 3, kLongestNote = 80;
    std::size_t end = sender + 1, notes = 0;
    for (std::size_t i = sender + 1; i < std::min(blocks.size(), kMostBlocks); ++i) {
        const Block& block = blocks[i];
        const std::string key = block.text.size() < 600 ? folded(block.text) : std::string();
        const bool mark = is_forward_mark(key);
        if (block.kind == BlockKind::Furniture && !mark) continue;
        if (mark || (notes == 0 && (is_head(block) || is_mail_warning(key)))) {
            end = i + 1, notes = 0;
        } else if (block.text.size() > kLongestNote || is_sender(block) || ++notes > kMostNotes) {
            break;
        }
    }
    return end;
}

}  // namespace

bool is_mail_warning(std::string_view key) {
    constexpr std::size_t kLongest = 420;
    if (key.empty() || key.size() > kLongest) return false;
    // Most blocks begin with other letters.
    constexpr std::string_view kFirst = "cwe[tybi*";
    if (kFirst.find(key.front()) == std::string_view::npos) return false;
    key = trimmed(key, "[]* ");
    constexpr auto kStarts = std::to_array<std::string_view>({"caution",
                                                              "warning",
                                                              "external",
                                                              "this email ",
                                                              "this e-mail ",
                                                              "this message ",
                                                              "this mail ",
                                                              "you don't often get ",
                                                              "be careful",
                                                              "beware",
                                                              "important: this "});
    constexpr auto kMail =
        std::to_array<std::string_view>({"mail", "message", "sender", "attachment", "links"});
    constexpr auto kFrom = std::to_array<std::string_view>({"from outside",
                                                            "outside of",
                                                            "outside the ",
                                                            "outside our ",
                                                            "outside your ",
                                                            "external sender",
                                                            "external source",
                                                            "external e",
                                                            "external m",
                                                            "don't often get",
                                                            "do not click",
                                                            "don't click",
                                                            "unknown sender"});
    return starts_with_any(key, kStarts) && contains_any(key, kMail) && contains_any(key, kFrom);
}

bool is_forward_mark(std::string_view key) {
    constexpr std::size_t kLongest = 90;
    if (key.size() > kLongest || key.empty()) return false;
    if (key.starts_with("begin forwarded message")) return true;
    if (key.front() != '-' && key.front() != '_' && key.front() != '=' && key.front() != '*')
        return false;
    key = trimmed(key, "-_=* :");
    return key == "original message" || key == "forwarded message" || key == "original mail" ||
           key == "forwarded mail" || key == "original e-mail" || key == "original email" ||
           key.starts_with("forwarded by ") || key.starts_with("forwarded message from");
}

void hide_mail_head(std::vector<Block>& blocks) {
    constexpr std::size_t kFarthest = 3;  // blocks above the sender
    if (blocks.size() < 4) return;
    const auto top = blocks.begin() + kFarthest;
    const auto first = std::find_if(blocks.begin(), top, is_sender);
    if (first == top) return;
    const auto sender = static_cast<std::size_t>(first - blocks.begin());
    const std::size_t end = end_of_frame(blocks, sender);
    const auto behind = blocks.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::any_of(behind, blocks.end(), is_sender)) return;  // a thread
    for (std::size_t i = 0; i < end; ++i) {
        if (i >= sender || is_head(blocks[i])) blocks[i].kind = BlockKind::Furniture;
    }
}

std::string_view without_forward_marks(std::string_view subject) {
    for (;;) {
        const auto rest = subject;
        for (const std::string_view mark : {"FW: ", "Fw: ", "FWD: ", "Fwd: ", "fwd: ", "fw: "}) {
            if (subject.starts_with(mark)) subject = trimmed(subject.substr(mark.size()));
        }
        if (rest.size() == subject.size()) return subject;
    }
}

}  // namespace findings::understanding
