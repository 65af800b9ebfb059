// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/typed_lists.hpp"

#include "indexer/understand/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestWords = 4;  // "1. Introduction" and "2. What we did" are headings

struct Typed {
    std::int32_t number = 0;  // 0 = a dash
    std::size_t length = 0;   // bytes of marker and space; 0 = no marker
    std::string_view marker;  // "1.", empty for dashes
};

Typed typed_marker(const Block& block) {
    const std::string_view text = block.text;
    if (block.kind != BlockKind::Paragraph || text.size() < 4) return {};
    Typed typed;
    for (const std::string_view dash : {"- ", "\u2013 ", "* "}) {
        if (text.starts_with(dash)) typed.length = dash.size();
    }
    if (typed.length == 0) {
        std::size_t digits = 0;
        for (; digits < 3 && is_digit(text[digits]); ++digits)
            typed.number = typed.number * 10 + (text[digits] - '0');
        if (digits == 0 || digits > 2 || (text[digits] != '.' && text[digits] != ')') ||
            text[digits + 1] != ' ')
            return {};
        typed.marker = text.substr(0, digits + 1);
        typed.length = digits + 2;
    }
    return word_count(text.substr(typed.length)) < kFewestWords ? Typed{} : typed;
}

}  // namespace

void read_typed_lists(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
        const Typed first = typed_marker(blocks[i]);
        std::size_t end = i + 1;
        if (first.length > 0) {
            for (std::int32_t number = first.number; end < blocks.size(); ++end) {
                const Typed next = typed_marker(blocks[end]);
                const bool goes_on =
                    next.length > 0 &&
                    (first.number == 0 ? next.number == 0 : next.number == number + 1);
                if (!goes_on) break;
                number = next.number;
            }
        }
        for (std::size_t k = i; end - i > 1 && k < end; ++k) {
            const Typed typed = typed_marker(blocks[k]);
            blocks[k].kind = BlockKind::ListItem;
            blocks[k].level = 1;
            blocks[k].marker = std::string(typed.marker);
            blocks[k].text.erase(0, typed.length);
        }
        i = end;
    }
}

}  // namespace findings::understanding
