// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/hosted_transcripts.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 240;  // blocks above the text: lists of other documents are long
constexpr std::size_t kLongestMark = 260;  // bytes
constexpr int kFewestSigns = 2;            // one may be a word of any text

/// Over the text of the pages. Folded, whole lines.
constexpr auto kOpenings = std::to_array<std::string_view>({"transcription",
                                                            "transcript",
                                                            "citation preview",
                                                            "page content transcription",
                                                            "document text contents",
                                                            "full text"});

// Round the document. Folded, whole lines.
constexpr auto kSigns = std::to_array<std::string_view>({"size: px",
                                                         "start display at page:",
                                                         "embed size (px)",
                                                         "page content transcription",
                                                         "citation preview",
                                                         "no results found",
                                                         "upload others",
                                                         "upload: others",
                                                         "view download",
                                                         "0 download",
                                                         "0 downloads",
                                                         "documents",
                                                         "category:",
                                                         "copied!",
                                                         "n/a",
                                                         "protected",
                                                         "similar documents",
                                                         "recommended documents",
                                                         "more documents",
                                                         "+ all categories"});

// The same, as beginnings of lines.
constexpr auto kSignStarts =
    std::to_array<std::string_view>({"upload: ",
                                     "uploaded by ",
                                     "post on ",
                                     "date post: ",
                                     "download: ",
                                     "downloads: ",
                                     "view: ",
                                     "views: ",
                                     "academic year: ",
                                     "loading.... (view",
                                     "download as pdf or txt",
                                     "if your browser does not render page correctly",
                                     "transcript of ",
                                     "download \"",
                                     "share \"",
                                     "share this document with a friend"});

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_sign(std::string_view key) {
    if (std::find(kSigns.begin(), kSigns.end(), key) != kSigns.end()) return true;
    if (starts_with_any(key, kSignStarts)) return true;
    const auto space = key.find(' ');
    return space != std::string_view::npos && is_number(key.substr(0, space)) &&
           (key.ends_with(" views") || key.ends_with(" view") || key.ends_with(" download") ||
            key.ends_with(" downloads"));
}

/// No other text has such a line.
bool is_sure_opening(std::string_view key) {
    return key == "page content transcription" || key == "citation preview" ||
           (key.starts_with("you are on page ") && key.size() < 40);
}

bool opens_text(std::string_view key) {
    return std::find(kOpenings.begin(), kOpenings.end(), key) != kOpenings.end() ||
           key.starts_with("transcript of ") || is_sure_opening(key);
}

std::int32_t number_at_start(std::string_view text) {
    std::int32_t number = 0;
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0 || end > 4) return 0;
    std::from_chars(text.data(), text.data() + end, number);
    return number;
}

struct Page {
    std::int32_t number = 0;
    std::size_t bytes = 0;  // of the mark at the head of the block; npos = the whole block
};

/// "Page 3: Elm Trust - annual report": the site's own line over each page.
std::optional<Page> titled_page(std::string_view text) {
    constexpr std::string_view kPage = "Page ";
    if (!text.starts_with(kPage) || text.size() > kLongestMark) return std::nullopt;
    const auto number = number_at_start(text.substr(kPage.size()));
    const auto end = text.find_first_not_of("0123456789", kPage.size());
    if (number == 0 || end == std::string_view::npos || !text.substr(end).starts_with(": "))
        return std::nullopt;
    return Page{number, std::string_view::npos};
}

/// "3 Contents Introduction ...": the reader of the site put the number of the page first.
std::optional<Page> numbered_page(std::string_view text, std::int32_t expected) {
    const auto number = number_at_start(text);
    if (number == 0 || number != expected) return std::nullopt;
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end < text.size() && text[end] != ' ') return std::nullopt;
    return Page{number, end};
}

/// "2" alone, at the foot of the first page or at the head of the second.
std::optional<Page> bare_page(std::string_view text, std::int32_t page) {
    const bool next = is_number(text) && number_at_start(text) == std::max(page + 1, 2);
    return next ? std::optional(Page{number_at_start(text), std::string_view::npos}) : std::nullopt;
}

/// "(2)" alone
std::optional<Page> bracketed_page(std::string_view text, std::int32_t expected) {
    if (text.size() < 3 || text.size() > 6 || text.front() != '(' || text.back() != ')')
        return std::nullopt;
    const auto number = number_at_start(text.substr(1));
    if (number != expected || !is_number(text.substr(1, text.size() - 2))) return std::nullopt;
    return Page{number, std::string_view::npos};
}

void read_pages(std::vector<Block>& blocks, std::size_t begin) {
    std::int32_t page = 0;
    std::size_t text = begin;
    while (text < blocks.size() && blocks[text].kind == BlockKind::Furniture) ++text;
    // Only where the first page is numbered are the others.
    const bool numbered =
        text < blocks.size() && numbered_page(blocks[text].text, 1) && blocks[text].text.size() > 2;
    for (std::size_t i = begin; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == BlockKind::TableRow) continue;
        auto mark = titled_page(block.text);
        if (!mark && block.text.size() <= 6) mark = bracketed_page(block.text, page + 1);
        if (!mark) mark = bare_page(block.text, page);
        if (!mark && numbered) mark = numbered_page(block.text, page + 1);
        if (mark) {
            page = mark->number;
            if (mark->bytes >= block.text.size())
                block.kind = BlockKind::Furniture;
            else
                block.text = std::string(trimmed(std::string_view(block.text).substr(mark->bytes)));
        }
        if (page > 0 && block.page_number == 0) block.page_number = page;
    }
}

/// The name that the site gives the document is kept where it is one: the site's own digests of its
/// text ("report 3 may \u00b7 pdf file report ...") are none.
bool may_name_document(const Block& block) {
    return block.text.size() >= 8 && block.text.size() <= 220 && is_upper(block.text.front()) &&
           !contains(block.text, " \u00b7 ") && !contains(block.text, "date: ") &&
           !is_sign(folded(block.text));
}

}  // namespace

void read_hosted_transcript(std::vector<Block>& blocks) {
    int signs = 0;
    std::optional<std::size_t> opening;
    const std::size_t top = std::min(blocks.size(), kTop);
    for (std::size_t i = 0; i < top; ++i) {
        if (blocks[i].text.size() > kLongestMark) continue;
        const std::string key = folded(blocks[i].text);
        if (!opening && opens_text(key) && (signs > 0 || is_sure_opening(key))) opening = i;
        if (is_sign(key) || opens_text(key)) ++signs;
        if (is_sure_opening(key)) ++signs;
    }
    if (signs < kFewestSigns || !opening || *opening + 1 >= blocks.size()) return;
    bool named = false;
    for (std::size_t i = 0; i <= *opening; ++i) {
        if (!named && i < 2 && may_name_document(blocks[i])) {
            named = true;
            continue;
        }
        blocks[i].kind = BlockKind::Furniture;
    }
    for (std::size_t i = *opening + 1; i < top; ++i) {
        if (blocks[i].text.size() <= kLongestMark &&
            starts_with_any(folded(blocks[i].text), kSignStarts))
            blocks[i].kind = BlockKind::Furniture;
    }
    read_pages(blocks, *opening + 1);
}

}  // namespace findings::understanding
