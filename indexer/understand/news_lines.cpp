// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/news_lines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/site_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 12;  // blocks round the title
constexpr std::size_t kLongestLine = 140;

/// "By our health reporter. Thursday 3 July 2025", "Tuesday 16 April 2024 06:00 BST", "Published
/// 08:15, 2 Aug 2022".
std::optional<DateSpan> dateline(std::string_view line) {
    if (line.size() > kLongestLine || line.size() < 8) return std::nullopt;
    constexpr auto kStarts = std::to_array<std::string_view>({"by ",
                                                              "published",
                                                              "posted",
                                                              "updated",
                                                              "exclusive",
                                                              "monday",
                                                              "tuesday",
                                                              "wednesday",
                                                              "thursday",
                                                              "friday",
                                                              "saturday",
                                                              "sunday"});
    const auto date = first_date(line);
    if (!date || date->from.day == 0) return std::nullopt;
    const bool says =
        starts_with_any(folded(line.substr(0, 20)), kStarts) || has_time(line) || whole_date(line);
    return says && !(ends_sentence(line) && word_count(line) > 12) ? date : std::nullopt;
}

/// "Orla Finch" of "Exclusive by Orla Finch Published 08:15, 2 Aug 2022": two or three words with
/// capitals that name no office.
std::string writer_in(std::string_view line) {
    std::size_t begin = std::string_view::npos;
    if (line.starts_with("By ") || line.starts_with("by ")) begin = 3;
    if (const auto by = line.substr(0, 40).find(" by ");
        begin == std::string_view::npos && by != std::string_view::npos)
        begin = by + 4;
    if (begin == std::string_view::npos || line.size() > kLongestLine) return {};
    constexpr auto kNoNames = std::to_array<std::string_view>({"published",
                                                               "updated",
                                                               "posted",
                                                               "reporter",
                                                               "correspondent",
                                                               "editor",
                                                               "staff",
                                                               "health",
                                                               "political",
                                                               "news",
                                                               "monday",
                                                               "tuesday",
                                                               "wednesday",
                                                               "thursday",
                                                               "friday",
                                                               "saturday",
                                                               "sunday"});
    std::string name;
    std::size_t words = 0;
    for (const auto word : split_on(line.substr(begin), " ")) {
        const auto bare = trimmed(word, ".,|-");
        const std::string key = folded(bare);
        if (bare.empty() || !is_upper(bare.front()) ||
            std::find(kNoNames.begin(), kNoNames.end(), key) != kNoNames.end() ||
            std::any_of(bare.begin(), bare.end(), is_digit))
            break;
        name += (name.empty() ? "" : " ") + std::string(bare);
        ++words;
        if (bare.size() < word.size()) break;
    }
    return words == 2 || words == 3 ? name : std::string{};
}

}  // namespace

bool is_newspaper(std::string_view line) {
    constexpr std::array<std::string_view, 24> kNames = {
        "herald",   "gazette",  "times",     "telegraph", "guardian", "post",
        "echo",     "mail",     "chronicle", "journal",   "weekly",   "observer",
        "mercury",  "standard", "argus",     "courier",   "express",  "advertiser",
        "examiner", "star",     "news",      "tribune",   "press",    "daily"};
    if (line.empty() || line.size() > 60 || !is_upper(line.front())) return false;
    const std::string key = folded(line);
    const auto last =
        std::string_view(key).substr(key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ') + 1);
    return word_count(line) >= 2 && word_count(line) <= 5 && !ends_sentence(line) &&
           std::find(kNames.begin(), kNames.end(), last) != kNames.end();
}

bool looks_like_news(const ParsedDocument& document,
                     std::span<const Block> blocks,
                     std::string_view title) {
    bool paper = is_newspaper(site_of_title(document, title));
    bool dated = document.properties.contains("published");
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::TableRow || block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) break;
        for (const auto line : split_lines(block.text)) {
            paper = paper || is_newspaper(line);
            dated = dated || dateline(line).has_value();
        }
    }
    return paper && dated;
}

void read_news_lines(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::TableRow) continue;
        if (++seen > kTop) return;
        for (const auto line : split_lines(block.text)) {
            if (report.publisher.empty() && is_newspaper(line))
                report.publisher = std::string(trimmed(line));
            if (report.author.empty()) report.author = writer_in(line);
            const auto date = report.published.known() ? std::nullopt : dateline(line);
            if (date) report.published = date->to;
        }
    }
}

}  // namespace findings::understanding
