// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/end_matter.hpp"

#include "indexer/understand/inspected_places.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {

namespace {

/// "Tel 028 9999 0000 Email info@elm.example Web www.elm.example"
bool is_contact_line(std::string_view text) {
    constexpr auto kStarts =
        std::to_array<std::string_view>({"tel", "phone", "email", "e-mail", "web", "www."});
    const std::string key = folded(text.substr(0, 160));
    return text.size() < 160 && starts_with_any(key, kStarts) &&
           (contains(key, "@") || contains(key, "www.") || contains(key, "left out]"));
}

/// The address of the sender and how to reach them, below all text.
void hide_back_cover(std::vector<Block>& blocks) {
    constexpr std::size_t kMost = 6;  // blocks
    bool reached = false;
    std::size_t seen = 0;
    for (auto block = blocks.rbegin(); block != blocks.rend() && seen < kMost; ++block) {
        if (block->kind == BlockKind::Furniture) continue;
        ++seen;
        const bool address = reached && block->kind != BlockKind::TableRow &&
                             block->text.size() < 120 && !postcode_at_end(block->text).empty();
        if (is_contact_line(block->text))
            reached = true;
        else if (!address)
            return;
        block->kind = BlockKind::Furniture;
        if (address) return;
    }
}

/// "Chair: A. Ash Chief Executive: B. Elm": the foot of a letterhead.
bool is_foot_of_letterhead(const Block& block) {
    const std::string_view text = block.text;
    if (text.size() > 160 || (!text.starts_with("Chair") && !text.starts_with("Chief Executive:")))
        return false;
    return contains(text, "Chief Executive:") &&
           contains_any(text,
                        std::array<std::string_view,
                                   4>{"Chair:", "Chairman:", "Chairwoman:", "Chairperson:"});
}

}  // namespace

void hide_end_matter(std::vector<Block>& blocks) {
    hide_back_cover(blocks);
    for (auto& block : blocks) {
        if (is_foot_of_letterhead(block)) block.kind = BlockKind::Furniture;
    }
    constexpr auto kHeads = std::to_array<std::string_view>({"related",
                                                             "related posts",
                                                             "related articles",
                                                             "related stories",
                                                             "related content",
                                                             "related links",
                                                             "you may also like",
                                                             "you might also like",
                                                             "recent posts",
                                                             "latest posts",
                                                             "share this",
                                                             "share this page",
                                                             "more news",
                                                             "most read",
                                                             "leave a reply",
                                                             "sign up for alerts",
                                                             "sign up for email alerts",
                                                             "more like this",
                                                             "read next",
                                                             "recommended stories",
                                                             "recommended for you",
                                                             "recommended",
                                                             "top stories",
                                                             "trending",
                                                             "trending now",
                                                             "trending discussions",
                                                             "latest stories",
                                                             "latest news",
                                                             "more stories",
                                                             "in other news",
                                                             "join the conversation"});
    bool in_end = false;
    for (std::size_t i = blocks.size() / 2; i < blocks.size(); ++i) {
        auto& block = blocks[i];
        const std::string key = heading_key(block.text);
        if (std::find(kHeads.begin(), kHeads.end(), key) != kHeads.end()) {
            in_end = true;
        } else if (block.kind == BlockKind::TableRow || block.text.size() > 120 ||
                   (block.kind != BlockKind::Furniture && ends_sentence(block.text)) ||
                   block.kind == BlockKind::Heading) {
            in_end = false;
        }
        if (in_end) block.kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
