// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/typed_lines.hpp"

#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestItems = 2;  // one dash may be an afterthought

struct Mark {
    std::int32_t number = 0;  // 0 = a bullet
    std::size_t length = 0;   // bytes of mark and space; 0 = none
};

Mark mark_of(std::string_view line) {
    constexpr auto kBullets = std::to_array<std::string_view>(
        {"\u2022", "\u00b7", "\u25aa", "\u25cf", "\u25e6", "\u2023", "- ", "\u2013 ", "* "});
    Mark mark;
    for (const auto bullet : kBullets) {
        if (line.starts_with(bullet)) mark.length = bullet.size();
    }
    if (mark.length == 0) {
        const std::size_t bracket = line.starts_with('(') ? 1 : 0;
        std::size_t at = bracket;
        for (; at < line.size() && at < bracket + 2 && is_digit(line[at]); ++at)
            mark.number = mark.number * 10 + (line[at] - '0');
        const bool closes = at > bracket && at + 1 < line.size() &&
                            (line[at] == ')' || (line[at] == '.' && bracket == 0)) &&
                            line[at + 1] == ' ';
        if (!closes) return {};
        mark.length = at + 2;
    }
    return trimmed(line.substr(mark.length)).empty() ? Mark{} : mark;
}

/// Lines of a paragraph that are items: bullets of any count, numbers where each is the next.
std::size_t items_in(const std::vector<std::string_view>& lines) {
    std::size_t bullets = 0, numbers = 0;
    std::int32_t last = 0;
    for (const auto line : lines) {
        const Mark mark = mark_of(trimmed(line));
        if (mark.length == 0) continue;
        if (mark.number == 0) {
            ++bullets;
        } else {
            if (mark.number != last + 1) return 0;
            last = mark.number, ++numbers;
        }
    }
    return bullets > 0 && numbers > 0 ? 0 : bullets + numbers;
}

class Parts {
  public:
    explicit Parts(const Block& source) : source_(source) {}

    void add(std::string_view line) {
        const Mark mark = mark_of(line);
        const bool is_item = mark.length > 0;
        // What goes on in small letters behind an item is the rest of it.
        const bool goes_on = !is_item && !parts_.empty() && !line.empty() &&
                             parts_.back().kind == BlockKind::ListItem && line.front() >= 'a' &&
                             line.front() <= 'z';
        const bool joins =
            !is_item && !parts_.empty() && parts_.back().kind == BlockKind::Paragraph;
        if (goes_on || joins) {
            (parts_.back().text += goes_on ? ' ' : '\n') += line;
            return;
        }
        Block part = block_with_text(source_, trimmed(line.substr(mark.length)));
        part.kind = is_item ? BlockKind::ListItem : BlockKind::Paragraph;
        part.level = is_item ? 1 : 0;
        part.marker = mark.number > 0 ? std::string(trimmed(line.substr(0, mark.length))) : "";
        parts_.push_back(std::move(part));
    }

    void move_to(std::vector<Block>& out) {
        for (auto& part : parts_) out.push_back(std::move(part));
    }

  private:
    const Block& source_;  // NOLINT: lives no longer than the loop over it
    std::vector<Block> parts_;
};

}  // namespace

void part_typed_lines(std::vector<Block>& blocks) {
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (auto& block : blocks) {
        const bool may_hold = block.kind == BlockKind::Paragraph && contains(block.text, "\n");
        const auto lines = may_hold ? split_lines(block.text) : std::vector<std::string_view>{};
        if (!may_hold || items_in(lines) < kFewestItems) {
            out.push_back(std::move(block));
            continue;
        }
        Parts parts(block);
        for (const auto line : lines) {
            if (const auto text = trimmed(line); !text.empty()) parts.add(text);
        }
        parts.move_to(out);
    }
    blocks = std::move(out);
}

}  // namespace findings::understanding
