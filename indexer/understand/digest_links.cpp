// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/digest_links.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/digest_sources.hpp"
#include "indexer/understand/mail_frame.hpp"
#include "indexer/understand/newsletter_frame.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeadline = 160;  // bytes

/// Bytes of "2. ", "2) ", "2: ", "[2] ", "(2) ", "#2 ", "Item 2: " at the beginning; 0 for none.
std::size_t number_bytes(std::string_view text) {
    std::size_t at = 0;
    for (const std::string_view word : {"Item ", "ITEM ", "No. ", "No "}) {
        if (text.starts_with(word)) at = word.size();
    }
    if (at < text.size() && (text[at] == '[' || text[at] == '(' || text[at] == '#')) ++at;
    const std::size_t first = at;
    while (at < text.size() && at < first + 3 && is_digit(text[at])) ++at;
    if (at == first || at > first + 2) return 0;
    const bool marked = first > 0;
    const std::size_t digits_end = at;
    while (at < text.size() && at < digits_end + 2 &&
           std::string_view(".):]").find(text[at]) != std::string_view::npos)
        ++at;
    if ((at == digits_end && !marked) || at >= text.size() || text[at] != ' ') return 0;
    return at + 1;
}

bool may_be_headline(std::string_view text) {
    return !text.empty() && text.size() <= kLongestHeadline && is_upper(text.front()) &&
           !(ends_sentence(text) && !text.ends_with('?'));
}

/// The source line right below, a link aside.
bool has_source_below(const std::vector<Block>& blocks, std::size_t at) {
    constexpr std::size_t kFarthest = 4;  // blocks
    for (std::size_t i = at + 1; i < std::min(blocks.size(), at + kFarthest); ++i) {
        if (blocks[i].kind == BlockKind::Furniture || !url_of_link_line(blocks[i].text).empty())
            continue;
        return is_labelled_source(blocks[i]);
    }
    return false;
}

}  // namespace

std::string url_of_link_line(std::string_view text) {
    constexpr std::size_t kLongest = 400, kLongestLabel = 50, kLongestNote = 50;  // bytes
    constexpr std::size_t kMostWordsOfLabel = 6;
    if (text.size() > kLongest) return {};
    const auto begin = text.find("http");
    if (begin == std::string_view::npos || begin > kLongestLabel) return {};
    const auto end = std::min(text.size(), text.find_first_of(" \n\t<>\"|", begin));
    const auto url = trimmed(text.substr(begin, end - begin), ".,;)");
    if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
    const auto label = trimmed(text.substr(0, begin), " <([-");
    const auto note = trimmed(text.substr(end), " >)]");
    const bool is_label = label.empty() || label.ends_with(':') || label.ends_with('>') ||
                          (word_count(label) <= 3 && !contains(label, ". "));
    if (!is_label || word_count(label) > kMostWordsOfLabel || note.size() > kLongestNote ||
        contains(note, "http"))
        return {};
    // "Source: Elm Institute https://..." tells more than the link does.
    constexpr auto kSources =
        std::to_array<std::string_view>({"source", "publish", "author", "organi"});
    return starts_with_any(folded(label.substr(0, 12)), kSources) ? std::string()
                                                                  : std::string(url);
}

void take_numbers_from_headlines(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow ||
            block.kind == BlockKind::Quote || block.text.size() > kLongestHeadline + 8)
            continue;
        const std::size_t bytes = number_bytes(block.text);
        const bool is_item = block.kind == BlockKind::ListItem && !block.marker.empty() &&
                             is_digit(block.marker.front());
        if ((bytes == 0 && !is_item) || !may_be_headline(block.text.substr(bytes)) ||
            !has_source_below(blocks, i))
            continue;
        block.text.erase(0, bytes);
        block.kind = BlockKind::Heading;
        block.level = 2;
        block.marker.clear();
    }
}

bool is_masthead_bar(std::string_view text) {
    constexpr std::size_t kLongest = 120;
    if (text.size() > kLongest || !contains(text, "|") || ends_sentence(text)) return false;
    bool counts = false, dated = false;
    for (const auto part : split_on(text, "|")) {
        counts = counts || is_issue_line(part);
        dated = dated || whole_date(part).has_value();
    }
    return counts && dated;
}

std::string_view subject_of_mail(std::span<const Block> blocks) {
    constexpr std::size_t kHead = 6;  // blocks
    constexpr std::string_view kLabel = "Subject: ";
    for (const Block& block : blocks.first(std::min(kHead, blocks.size()))) {
        if (block.text.starts_with(kLabel))
            return without_forward_marks(std::string_view(block.text).substr(kLabel.size()));
    }
    return {};
}

bool is_mail_of_sources(std::span<const Block> blocks) {
    if (subject_of_mail(blocks).empty()) return false;
    const auto sources = std::count_if(blocks.begin(), blocks.end(), is_labelled_source);
    return static_cast<std::size_t>(sources) >= kFewestEntries;
}

bool tells_who_chose(std::string_view text) {
    constexpr std::size_t kLongest = 120;
    constexpr auto kStarts = std::to_array<std::string_view>({"chosen for you by ",
                                                              "chosen by ",
                                                              "selected for you by ",
                                                              "selected by ",
                                                              "compiled by ",
                                                              "compiled for you by ",
                                                              "brought to you by ",
                                                              "put together by ",
                                                              "curated by ",
                                                              "collected by ",
                                                              "edited by ",
                                                              "prepared by ",
                                                              "produced by "});
    return text.size() <= kLongest && !ends_sentence(text) &&
           starts_with_any(folded(text.substr(0, 24)), kStarts);
}

}  // namespace findings::understanding
