// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/end_matter.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {

void hide_end_matter(std::vector<Block>& blocks) {
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
