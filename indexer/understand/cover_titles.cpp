// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/cover_titles.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 6;  // lines
constexpr std::size_t kLongestTitle = 220;
constexpr std::size_t kFewestPages = 2;  // whose feet name a body

struct CoverLine {
    std::string_view text;
    const Block* block = nullptr;
};

std::vector<CoverLine> cover_lines(std::span<const Block> blocks) {
    std::vector<CoverLine> lines;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (lines.size() >= kCover || block.kind == BlockKind::TableRow) break;
        for (const auto line : split_lines(block.text)) lines.push_back({trimmed(line), &block});
    }
    return lines;
}

/// "Safeguarding Adults Review", "Independent investigation report": kinds of papers on one person
/// or event, whose name stands below.
bool names_kind_of_review(std::string_view line) {
    constexpr auto kKinds = std::to_array<std::string_view>({"safeguarding adults review",
                                                             "safeguarding adult review",
                                                             "serious case review",
                                                             "domestic homicide review",
                                                             "mental health homicide review",
                                                             "child safeguarding practice review",
                                                             "local child safeguarding practice "
                                                             "review",
                                                             "learning review",
                                                             "multi-agency learning review",
                                                             "discretionary safeguarding adults "
                                                             "review",
                                                             "independent investigation",
                                                             "incident investigation",
                                                             "serious incident investigation",
                                                             "patient safety incident "
                                                             "investigation",
                                                             "root cause analysis "
                                                             "investigation"});
    std::string key = heading_key(line);
    for (const std::string_view end : {" report", " overview report", " (sar)", " (psii)"}) {
        if (key.ends_with(end)) key.resize(key.size() - end.size());
    }
    return std::find(kKinds.begin(), kKinds.end(), key) != kKinds.end();
}

/// "\u2018Edwin\u2019", "Adult B", "Mr T": whom a review is about; never a date or another kind.
bool names_subject(std::string_view line) {
    constexpr std::size_t kMostWords = 4;
    if (line.empty() || word_count(line) > kMostWords || whole_date(line) || is_kind_line(line) ||
        contains(line, ":") || is_body_line(line))
        return false;
    constexpr auto kStarts = std::to_array<std::string_view>(
        {"\u2018", "\u201c", "'", "\"", "Adult ", "Child ", "Mr ", "Ms ", "Mrs ", "Person "});
    return starts_with_any(line, kStarts);
}

std::string review_title(std::span<const CoverLine> lines, std::string_view title) {
    const bool is_open = is_body_line(title) || names_kind_of_review(title);
    if (!is_open) return {};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!names_kind_of_review(lines[i].text)) continue;
        std::string joined(lines[i].text);
        if (i + 1 < lines.size() && names_subject(lines[i + 1].text))
            joined += ' ' + std::string(lines[i + 1].text);
        return joined;
    }
    return {};
}

/// "Report on an unannounced inspection of health care at" over "Elm Removal Centre".
std::string title_of_two_lines(std::span<const CoverLine> lines) {
    constexpr auto kEnds =
        std::to_array<std::string_view>({" at", " of", " to", " in", " into", " on"});
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto first = lines[i].text;
        const bool is_open = first.size() >= 20 && is_upper(first.front()) &&
                             std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
                                 return first.ends_with(end);
                             });
        const std::string key = folded(first);
        const bool of_report = contains_any(
            key,
            std::array<std::string_view, 5>{"report", "inspection", "review", "visit", "inquiry"});
        const bool own_block = lines[i].block != lines[i + 1].block;
        const auto next = lines[i + 1].text;
        if (!is_open || !of_report || !own_block || next.empty() || !is_upper(next.front()) ||
            ends_sentence(next) || first.size() + next.size() > kLongestTitle)
            continue;
        return std::string(first) + ' ' + std::string(next);
    }
    return {};
}

/// "Practice in focus 14" of a file whose pages are headed "Practice in focus | Issue 14": the
/// series, and not what this issue is about.
bool names_series(std::span<const Block> blocks, std::string_view title) {
    constexpr std::size_t kMostWords = 6;
    const auto space = title.rfind(' ');
    if (space == std::string_view::npos || word_count(title) > kMostWords ||
        !is_digit(title.back()))
        return false;
    const auto digits = title.find_last_not_of("0123456789");
    const std::string number(title.substr(digits + 1));
    const bool is_year =
        number.size() == 4 && (number.starts_with("20") || number.starts_with("19"));
    if (is_year) return false;
    auto name = trimmed(title.substr(0, digits + 1));
    for (const std::string_view word : {" Issue", " issue", " No.", " No", " number"}) {
        if (name.ends_with(word)) name = trimmed(name.substr(0, name.size() - word.size()), " ,:");
    }
    const std::string key = folded(name);
    return key.size() > 4 && std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
               return block.kind == BlockKind::Furniture && block.text.size() < 120 &&
                      contains(folded(block.text), key) && contains_word(block.text, number);
           });
}

std::string title_of_issue(std::span<const CoverLine> lines) {
    for (const auto& line : lines) {
        if (line.block->kind == BlockKind::Heading && word_count(line.text) >= 4)
            return std::string(line.text);
    }
    return {};
}

}  // namespace

std::string cover_title(const ParsedDocument& document,
                        std::span<const Block> blocks,
                        std::string_view title) {
    const auto lines = cover_lines(blocks);
    if (auto review = review_title(lines, title); !review.empty()) return review;
    if (document.media_type == MediaType::Html) return {};
    if (auto joined = title_of_two_lines(lines); !joined.empty()) return joined;
    return names_series(blocks, title) ? title_of_issue(lines) : std::string{};
}

std::string owner_in_feet(std::span<const Block> blocks) {
    std::map<std::string, std::size_t> named;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Furniture || block.text.size() > 120) continue;
        const auto text = trimmed(block.text, " |0123456789");
        if (is_body_line(text) || is_organisation_name(text)) ++named[body_name(text)];
    }
    std::erase_if(named, [](const auto& one) { return one.second < kFewestPages; });
    return named.size() == 1 ? named.begin()->first : std::string{};
}

}  // namespace findings::understanding
