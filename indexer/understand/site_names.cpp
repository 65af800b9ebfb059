// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/site_names.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr auto kMarks = std::to_array<std::string_view>(
    {" | ", " - ", " \u2013 ", " \u2014 ", " \u00bb ", " \u00b7 ", " :: ", " / "});
constexpr std::size_t kLongestName = 90;

bool is_body(std::string_view name) {
    return name.size() <= kLongestName && (is_organisation_name(name) || is_body_line(name));
}

/// What stands behind the last mark of <title>; empty when nothing does.
std::string_view title_tail(std::string_view title) {
    std::size_t begin = 0;
    for (const auto mark : kMarks) {
        if (const auto at = title.rfind(mark); at != std::string_view::npos)
            begin = std::max(begin, at + mark.size());
    }
    return begin == 0 ? std::string_view{} : trimmed(title.substr(begin));
}

bool is_section_of_site(std::string_view tail) {
    constexpr auto kSections = std::to_array<std::string_view>({"home",
                                                                "news",
                                                                "publications",
                                                                "blog",
                                                                "case studies",
                                                                "reports",
                                                                "resources",
                                                                "events",
                                                                "forum",
                                                                "pdf",
                                                                "page 1",
                                                                "untitled",
                                                                "index",
                                                                "print"});
    const std::string key = folded(tail);
    return std::find(kSections.begin(), kSections.end(), key) != kSections.end();
}

/// "Families win fight over garden" of a page headed "Families win fight over locked garden at Elm
/// House": the words of the shorter stand in the longer in the same order, from its first word on.
bool shortens(std::string_view one, std::string_view other) {
    const std::string a = heading_key(one), b = heading_key(other);
    const auto shorter = split_on(a.size() < b.size() ? a : b, " "),
               longer = split_on(a.size() < b.size() ? b : a, " ");
    if (shorter.size() < 2 || shorter.front() != longer.front()) return false;
    std::size_t at = 0;
    for (const auto word : longer) at += at < shorter.size() && word == shorter[at] ? 1U : 0U;
    return at == shorter.size();
}

/// The half of <title> before its last mark.
std::string_view title_front(std::string_view title) {
    std::size_t end = 0, behind = 0;
    for (const auto mark : kMarks) {
        const auto at = title.rfind(mark);
        if (at != std::string_view::npos && at + mark.size() > behind)
            end = at, behind = at + mark.size();
    }
    return behind == 0 ? title : trimmed(title.substr(0, end));
}

bool may_name_site(std::string_view tail, const Report& report) {
    const bool sound = tail.size() >= 3 && word_count(tail) <= 7 &&
                       (is_upper(tail.front()) || is_digit(tail.front()));
    return sound && !is_kind_line(tail) && !heading_meaning(tail).known &&
           core_service_name(tail).empty() && tail != report.location.name &&
           tail != report.provider.name && key_question_word(tail) == KeyQuestion::None &&
           std::none_of(tail.begin(), tail.end(), [](char c) { return c == '?' || c == '/'; }) &&
           !is_section_of_site(tail);
}

/// "Visit to Elm House" of a page headed "What we saw at Elm House": two words of weight or half of
/// those of the shorter stand in both.
bool speaks_of_same(std::string_view one, std::string_view other) {
    constexpr std::size_t kLongEnough = 4;  // "the", "and", "for" tell nothing
    const std::string a = heading_key(one), b = heading_key(other);
    std::size_t words = 0, shared = 0;
    for (const auto word : split_on(a.size() < b.size() ? a : b, " ")) {
        if (word.size() < kLongEnough) continue;
        ++words;
        shared += contains_word(a.size() < b.size() ? b : a, word) ? 1U : 0U;
    }
    return shared >= 2 || (shared > 0 && 2 * shared >= words);
}

/// "Visit to Elm House | Northmere Care Watch", "Northmere Care Watch | Visit to Elm House": a name
/// at one end of <title> whose other end is what the page is headed with, in whatever words.
std::string_view site_beside_title(std::string_view stated, const Report& report) {
    const auto is_name = [&](std::string_view name) {
        const auto words = split_on(name, " ");
        return words.size() >= 2 && may_name_site(name, report) &&
               std::all_of(words.begin(),
                           words.end(),
                           [](std::string_view word) {
                               return word.size() <= 3 || is_upper(word.front());
                           }) &&
               std::none_of(name.begin(), name.end(), is_digit);
    };
    const auto tail = title_tail(stated);
    if (!tail.empty() && is_name(tail) && speaks_of_same(title_front(stated), report.title))
        return tail;
    std::size_t end = std::string_view::npos, mark_size = 0;
    for (const auto mark : kMarks) {
        if (const auto at = stated.find(mark); at < end) end = at, mark_size = mark.size();
    }
    if (end == std::string_view::npos) return {};
    const auto front = trimmed(stated.substr(0, end));
    const bool headed = folded(stated.substr(end + mark_size)) == folded(report.title);
    return headed && is_name(front) ? front : std::string_view{};
}

/// What follows the title of the page in <title>: "Waiting for a scan - Elm Gazette". Empty when it
/// is no site's name.
std::string_view site_behind_title(std::string_view stated, const Report& report) {
    const bool whole = !report.title.empty() && stated.size() > report.title.size() &&
                       folded(stated).starts_with(folded(report.title));
    if (report.title.empty() || (!whole && !shortens(title_front(stated), report.title))) return {};
    const std::string_view tail = title_tail(whole ? stated.substr(report.title.size()) : stated);
    return may_name_site(tail, report) ? tail : std::string_view{};
}

/// "Elm Trust logo", "Logo of Elm Trust - home": the body that a logo names.
std::string_view name_on_logo(std::string_view alt) {
    for (const std::string_view start : {"Logo of ", "Logo: ", "The logo of "}) {
        if (alt.starts_with(start)) alt.remove_prefix(start.size());
    }
    for (const std::string_view end :
         {" homepage", " home page", " home", " Home", " logo", " Logo", " -", ":"}) {
        if (alt.ends_with(end)) alt = trimmed(alt.substr(0, alt.size() - end.size()));
    }
    return alt;
}

bool is_year_word(std::string_view word) {
    const auto digits = trimmed(word, " ,.-\u2013");
    return digits.size() >= 4 && std::all_of(digits.begin(), digits.end(), [](char c) {
               return is_digit(c) || c == '-' || c == '/';
           });
}

std::string_view without_years(std::string_view name) {
    for (bool again = true; again;) {
        again = false;
        name = trimmed(trimmed(name), ",.;:|-");
        name = trimmed(name);
        const auto first = name.substr(0, name.find(' '));
        if (first.size() < name.size() && (is_year_word(first) || folded(first) == "by"))
            name.remove_prefix(first.size()), again = true;
        const auto space = name.rfind(' ');
        if (space != std::string_view::npos && is_year_word(name.substr(space + 1)))
            name = name.substr(0, space), again = true;
    }
    return name;
}

}  // namespace

std::string copyright_holder(std::string_view line) {
    constexpr std::size_t kLongestLine = 220;
    if (line.size() > kLongestLine) return {};
    std::size_t begin = std::string_view::npos;
    for (const std::string_view sign : {"\u00a9", "Copyright", "copyright", "(c)", "(C)"}) {
        const auto at = line.rfind(sign);
        if (at != std::string_view::npos &&
            (begin == std::string_view::npos || at + sign.size() > begin))
            begin = at + sign.size();
    }
    if (begin == std::string_view::npos) return {};
    auto name = line.substr(begin);
    for (const std::string_view end : {" | ",
                                       ". ",
                                       "\n",
                                       " \u2022 ",
                                       " \u00b7 ",
                                       ", All rights",
                                       ", all rights",
                                       " All rights",
                                       " all rights"})
        name = name.substr(0, name.find(end));
    name = without_years(name);
    return is_body(name) ? body_name(name) : std::string{};
}

namespace {

/// A page of the web that a browser made a PDF of: its address stands in the foot.
bool is_printed_page(const ParsedDocument& document, std::span<const Block> blocks) {
    return document.media_type == MediaType::Pdf &&
           std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
               const std::string_view text = block.text;
               const bool address = text.starts_with("http") || text.starts_with("file:///");
               return block.kind == BlockKind::Furniture && address && is_digit(text.back());
           });
}

}  // namespace

std::string site_of_title(const ParsedDocument& document, std::string_view title) {
    Report report;
    report.title = title;
    return std::string(site_behind_title(document.title, report));
}

std::string without_site(const ParsedDocument& document,
                         std::span<const Block> blocks,
                         const Report& report) {
    const std::string_view tail = title_tail(report.title), front = title_front(report.title);
    if (document.media_type != MediaType::Html || tail.empty() || word_count(front) < 2)
        return report.title;
    const std::string key = folded(tail);
    const auto stated = document.properties.find("meta.og:site_name");
    const bool named = key == folded(report.publisher) ||
                       (stated != document.properties.end() && key == folded(stated->second)) ||
                       std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
                           return block.kind == BlockKind::Furniture &&
                                  key == folded(copyright_holder(block.text));
                       });
    return std::string(named ? front : std::string_view(report.title));
}

namespace {

/// "Elm Council news", "Elm NHS Trust newsroom": the shelf of a body's site, whose name is left.
std::string_view without_news_shelf(std::string_view site) {
    constexpr auto kShelves = std::to_array<std::string_view>(
        {" news", " newsroom", " news room", " press office", " media centre", " latest news"});
    const std::string key = folded(site);
    for (const auto shelf : kShelves) {
        if (!key.ends_with(shelf) || key.size() != site.size()) continue;
        const auto name = trimmed(site.substr(0, site.size() - shelf.size()));
        if (is_body_line(name) || is_organisation_name(name)) return name;
    }
    return site;
}

}  // namespace

std::string site_owner(const ParsedDocument& document,
                       std::span<const Block> blocks,
                       const Report& report) {
    if (document.media_type != MediaType::Html && !is_printed_page(document, blocks)) return {};
    if (const auto site = site_behind_title(document.title, report); !site.empty())
        return std::string(without_news_shelf(site));
    // The page's own heading may be worded otherwise than its <title>: then only a body's name is
    // sure.
    if (const auto tail = title_tail(document.title); is_body(tail) && tail != report.title)
        return body_name(tail);
    if (const auto logo = document.properties.find("logo"); logo != document.properties.end()) {
        if (const auto name = name_on_logo(logo->second); is_body(name)) return body_name(name);
    }
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (auto holder = copyright_holder(block->text); !holder.empty()) return holder;
    }
    return std::string(site_beside_title(document.title, report));
}

}  // namespace findings::understanding
