// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/pull_quotes.hpp"

#include "indexer/understand/words.hpp"

#include <string_view>

namespace findings::understanding {
namespace {

/// "\u201cI had a lasagne. What I didn't have was a door.\u201d": from mark to mark, with the end
/// of a sentence inside. A heading in quotation marks has no full stop.
bool is_sentence_in_quotes(std::string_view text) {
    constexpr std::string_view kOpen = "\u201c", kClose = "\u201d";
    std::string_view inside;
    if (text.starts_with(kOpen) && text.ends_with(kClose) && text.size() > 20)
        inside = text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
    else if (text.starts_with('"') && text.ends_with('"') && text.size() > 20)
        inside = text.substr(1, text.size() - 2);
    return word_count(inside) >= 5 && (inside.ends_with('.') || inside.ends_with('!')) &&
           !contains(inside, kOpen);
}

/// "Former resident, Elm House", "Occupational therapist" in the type of a heading.
bool says_who(const Block& block) {
    constexpr std::size_t kMostWords = 8;
    return word_count(block.text) <= kMostWords && !ends_sentence(block.text) &&
           !block.text.ends_with(':');
}

}  // namespace

void read_pull_quotes(std::vector<Block>& blocks) {
    constexpr std::size_t kTop = 4;  // a title may be a sentence in quotation marks
    std::size_t seen = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen <= kTop || block.kind != BlockKind::Heading || block.level == 1 ||
            !is_sentence_in_quotes(block.text))
            continue;
        const std::int32_t level = block.level;
        block.kind = BlockKind::Quote;
        block.level = 0;
        if (i + 1 >= blocks.size()) return;
        Block& below = blocks[i + 1];
        const bool is_name = below.kind == BlockKind::Heading && below.level >= level &&
                             says_who(below) && i + 2 < blocks.size() &&
                             blocks[i + 2].kind == BlockKind::Heading;
        if (is_name) below.kind = BlockKind::Paragraph, below.level = 0;
    }
}

}  // namespace findings::understanding
