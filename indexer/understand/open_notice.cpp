// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/open_notice.hpp"

#include "indexer/understand/headings.hpp"
#include "indexer/understand/notice_titles.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestWords = 5;  // of a sentence in a notice

}  // namespace

void OpenNotice::pass_heading(std::optional<SectionRole> role) {
    if (role != SectionRole::Breach || told_) regulation_.clear(), told_ = false;
    named_ = false;
}

bool OpenNotice::goes_on_in(const Block& block) const {
    const bool rest_of_title = named_ && may_end_title(block.text) &&
                               block.kind != BlockKind::ListItem &&
                               heading_meaning(block.text).role != SectionRole::Breach;
    // What was not met, printed as large as a heading below its regulation.
    const bool text_of_notice =
        !regulation_.empty() && ends_sentence(block.text) && word_count(block.text) > kFewestWords;
    return rest_of_title || text_of_notice || breach_line(block.text) != BreachLine::Text;
}

std::vector<BreachPart> OpenNotice::lines_in(const Block& block, bool in_section) {
    auto parts = breach_parts(block);
    // The regulation's name on a line of its own below its number.
    const bool rest_of_title = std::exchange(named_, false) && parts.size() == 1 &&
                               parts[0].line == BreachLine::Text && may_end_title(block.text);
    if (rest_of_title) parts[0].line = BreachLine::Regulation;
    const bool is_notice = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
        return is_notice_title(part.block.text);
    });
    const bool all_text = std::all_of(parts.begin(), parts.end(), [](const auto& part) {
        return part.line == BreachLine::Text;
    });
    if (parts.empty() || (all_text && block.kind != BlockKind::TableRow) ||
        (all_text && !in_section))
        return {};
    if (!in_section && !is_notice) return {};
    named_ = parts.back().line == BreachLine::Regulation && !rest_of_title;
    return parts;
}

bool OpenNotice::close(std::string_view line, Piece& told) const {
    if (!told_ || !closes_notice(line, regulation_)) return false;
    if (told.role != SectionRole::Breach || told.section.empty() ||
        told.section.back() != regulation_)
        return false;
    // "This was a breach ..." below a list speaks of all its items.
    if (told.block.kind == BlockKind::ListItem && folded(line).starts_with("th")) return false;
    (told.block.text += ' ') += line;
    return true;
}

void OpenNotice::take_up(const BreachPart& part) {
    const bool names = part.line == BreachLine::Regulation;
    if (std::exchange(told_, false) && part.line != BreachLine::Label) regulation_.clear();
    if (names && regulation_.empty())
        regulation_ = part.block.text;
    else if (names)
        regulation_ += "; " + part.block.text;
}

}  // namespace findings::understanding
