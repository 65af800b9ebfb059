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
        if (digits == 0 || digits > 2 || (text[digits] != '.' && text[digits] != ')')) return {};
        // "4.We are disappointed": the space was lost with the tab that stood there.
        const bool tight = text[digits] == '.' && is_upper(text[digits + 1]);
        if (!tight && text[digits + 1] != ' ') return {};
        typed.marker = text.substr(0, digits + 1);
        typed.length = digits + (tight ? 1 : 2);
    }
    return word_count(text.substr(typed.length)) < kFewestWords ? Typed{} : typed;
}

struct Run {
    std::size_t end = 0;
    std::size_t items = 1;
    std::size_t headings = 0;  // that stand between them
};

/// Numbers of a paper's paragraphs may go on below its next heading.
Run run_from(const std::vector<Block>& blocks, std::size_t begin, bool over_headings) {
    const Typed first = typed_marker(blocks[begin]);
    Run run{begin + 1};
    if (first.length == 0) return run;
    for (std::int32_t number = first.number; run.end < blocks.size();) {
        const bool skips = over_headings && blocks[run.end].kind == BlockKind::Heading &&
                           run.end + 1 < blocks.size();
        const std::size_t at = run.end + (skips ? 1 : 0);
        const Typed next = typed_marker(blocks[at]);
        const bool goes_on =
            next.length > 0 && (first.number == 0 ? next.number == 0 : next.number == number + 1);
        if (!goes_on) break;
        number = next.number, run.end = at + 1, ++run.items;
        run.headings += skips ? 1U : 0U;
    }
    return run;
}

}  // namespace

void read_typed_lists(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
        const Typed first = typed_marker(blocks[i]);
        const bool is_tight = first.number > 0 && first.length == first.marker.size();
        Run run = run_from(blocks, i, first.number > 0);
        // One list and, by chance, the next number below the next heading.
        if (run.headings == 1 && !is_tight) run = run_from(blocks, i, false);
        for (std::size_t k = i; run.items > 1 && k < run.end; ++k) {
            const Typed typed = typed_marker(blocks[k]);
            if (typed.length == 0) continue;
            blocks[k].kind = BlockKind::ListItem;
            blocks[k].level = 1;
            blocks[k].marker = std::string(typed.marker);
            blocks[k].text.erase(0, typed.length);
        }
        i = run.end;
    }
}

}  // namespace findings::understanding
