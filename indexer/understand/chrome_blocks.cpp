// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/chrome_blocks.hpp"

#include "indexer/understand/frame_notices.hpp"
#include "indexer/understand/mail_lines.hpp"
#include "indexer/understand/page_buttons.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestChromeLine = 90;
constexpr std::size_t kLongestNote = 330;  // of sentences that stand round a text

// Lines of sites and forums that copies carry along. Folded, whole lines.
constexpr auto kChromeLines =
    std::to_array<std::string_view>({"official",
                                     "official - sensitive",
                                     "official-sensitive",
                                     "official: sensitive",
                                     "sign in or register",
                                     "sign in",
                                     "register",
                                     "log in or register",
                                     "login or register",
                                     "sign in | register",
                                     "log in | register",
                                     "my account",
                                     "search our site",
                                     "subscribe now",
                                     "most read",
                                     "most popular",
                                     "related articles",
                                     "related stories",
                                     "leave a comment",
                                     "join the conversation",
                                     "email this article",
                                     "print this article",
                                     "follow us on twitter",
                                     "follow us",
                                     "similar documents",
                                     "show more",
                                     "recommended documents",
                                     "related documents",
                                     "embed size (px)",
                                     "start display at page:",
                                     "download pdf",
                                     "transcription",
                                     "accept all cookies",
                                     "reject all cookies",
                                     "find out more about our cookies",
                                     "sign up to our email alerts",
                                     "this site is intended for health professionals only",
                                     "ads by google",
                                     "advertisement",
                                     "skip to content. | skip to navigation",
                                     "skip to content",
                                     "skip to navigation",
                                     "skip to main content",
                                     "powered by ploneboard",
                                     "powered by phpbb",
                                     "share this page",
                                     "share this article",
                                     "share this",
                                     "print this page",
                                     "read more",
                                     "cookies",
                                     "accept cookies",
                                     "you are here:",
                                     "subscribe",
                                     "back to top",
                                     "log in",
                                     "reply",
                                     "quote"});

/// "150,246 members"
bool is_member_count(std::string_view key) {
    return key.ends_with(" members") && key.size() < 24 && is_digit(key.front());
}

/// "Up to Additional Mental Health Information": the breadcrumb of a forum.
bool is_forum_breadcrumb(std::string_view text) {
    // "Safer Care Hub > Communities > Mental health"
    const auto steps = split_on(text, " > ");
    if (steps.size() >= 3 && text.size() < 110 && !ends_sentence(text) &&
        std::all_of(steps.begin(), steps.end(), [](std::string_view step) {
            return !step.empty() && is_upper(step.front()) && word_count(step) <= 5;
        }))
        return true;
    return text.starts_with("Up to ") && text.size() > 6 && is_upper(text[6]) && text.size() < 70 &&
           !ends_sentence(text);
}

/// "You are here: Home > Find services > Elm House", "Accessibility | Contact us | Privacy"
bool is_breadcrumb(std::string_view key) {
    if (key.starts_with("you are here") || key.starts_with("is this page useful") ||
        key.starts_with("download \"") || key.starts_with("home > ") ||
        key.starts_with("home \u00bb "))
        return true;
    constexpr auto kLinks = std::to_array<std::string_view>({"back to top",
                                                             "print this page",
                                                             "print",
                                                             "accessibility statement",
                                                             "site map",
                                                             "sitemap",
                                                             "subscribe to email alerts",
                                                             "sign up for email alerts",
                                                             "help",
                                                             "terms of use",
                                                             "disclaimer",
                                                             "accessibility",
                                                             "contact us",
                                                             "privacy",
                                                             "privacy statement",
                                                             "cookies",
                                                             "terms and conditions",
                                                             "freedom of information",
                                                             "about us",
                                                             "home"});
    std::size_t links = 0;
    const auto parts = split_on(key, contains(key, " \u00b7 ") ? " \u00b7 " : " | ");
    for (const auto part : parts)
        links += part.starts_with("\u00a9") || part.starts_with("crown copyright") ||
                         std::find(kLinks.begin(), kLinks.end(), part) != kLinks.end()
                     ? 1U
                     : 0U;
    return parts.size() >= 2 && links * 2 > parts.size();
}

/// "Email: x@y", "E-mail x@y": a person or office to write to is no part of a report.
bool is_contact_line(std::string_view key) {
    return contains(key, "@") && (key.starts_with("email") || key.starts_with("e-mail")) &&
           key.size() < 90;
}

bool is_regulators_contact(std::string_view key) {
    return contains(key, "03000 616161") || contains(key, "03000616161") ||
           contains(key, "enquiries@cqc.org.uk") || key.starts_with("further copies from");
}

/// The key to the symbols of ratings tables, printed on every trust report.
bool is_symbol_key(std::string_view text) {
    const std::string key = folded(text.substr(0, 120));
    return key.starts_with("where there is no symbol showing how a rating has changed") ||
           key.starts_with("month year = date") || key.starts_with("symbol * ");
}

/// "Published: 6 February 2020 Page last updated: 12 May 2022": of the page, in its particulars
/// already.
bool is_page_date_line(std::string_view key) {
    return key.starts_with("page last updated") ||
           (key.starts_with("last updated") && key.ends_with("see all updates")) ||
           (key.starts_with("published") && contains(key, "page last updated"));
}

/// "Inspection report published 28 March 2013 PDF | 97.88 KB": a link to a file.
bool is_download_line(std::string_view key) {
    return key.size() < 120 && (contains(key, "pdf") || contains(key, "download")) &&
           (key.ends_with(" kb") || key.ends_with(" mb") || key.ends_with("kb)") ||
            key.ends_with("mb)") || key.ends_with("(opens in a new tab)") ||
            key.ends_with("(opens in new tab)") || key.ends_with("(opens in a new window)"));
}

/// "14 comments", "3 shares"
bool is_count_of_replies(std::string_view key) {
    constexpr auto kWhat = std::to_array<std::string_view>(
        {" comments", " comment", " shares", " share", " likes", " views", " replies"});
    const auto digits = key.find_first_not_of("0123456789,");
    return digits != 0 && digits != std::string_view::npos &&
           std::find(kWhat.begin(), kWhat.end(), key.substr(digits)) != kWhat.end();
}

/// "Showing 4 of 4 reports", "Showing 1 to 10 of 87 results": over a list on a site.
bool is_count_of_list(std::string_view key) {
    constexpr auto kWhat = std::to_array<std::string_view>(
        {" reports", " results", " inspections", " items", " documents", " entries"});
    return key.size() < 60 && key.starts_with("showing ") && contains(key, " of ") &&
           std::any_of(kWhat.begin(), kWhat.end(), [&](auto what) { return key.ends_with(what); });
}

/// "12/04/2021, 09:14 | Elm House | CQC" and "https://example.org/elm | 1/2": what a browser prints
/// at head and foot of a sheet, kept as a table by those who saved it.
bool is_row_of_browser(const Block& block) {
    if (block.kind != BlockKind::TableRow || block.cells.size() != 2) return false;
    const std::string_view first = block.cells[0], last = block.cells[1];
    const auto slash = last.find('/');
    const bool sheet = last.size() <= 7 && slash != std::string_view::npos && slash > 0 &&
                       slash + 1 < last.size() &&
                       last.find_first_not_of("0123456789/") == std::string_view::npos;
    if (first.starts_with("http") || first.starts_with("file:")) return sheet;
    const bool stamp = first.size() >= 12 && first.size() <= 22 && is_digit(first.front()) &&
                       contains(first, ", ") && contains(first, ":") &&
                       first.find_first_not_of("0123456789/:, APMapm") == std::string_view::npos;
    return stamp;
}

/// Every line ends in dots and a page number: a page of contents.
bool is_list_of_contents(std::string_view text) {
    const auto lines = split_lines(text);
    return !lines.empty() && text.size() < 4000 &&
           std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
               return trimmed(line).empty() ||
                      ((contains(line, "....") || contains(line, ". . . .")) &&
                       is_digit(trimmed(line).back()));
           });
}

/// "Page 3 of 12" alone, "-Ends-", "Tags: ...", "Previous: ... | Next: ...": round an article or a
/// release.
bool is_edge_line(std::string_view key) {
    if (key.starts_with("isbn") && key.size() < 60) return true;
    if (key.starts_with("registered charity") && key.size() < 160 &&
        std::any_of(key.begin(), key.end(), is_digit))
        return true;
    if ((key.starts_with("share this: ") || key.starts_with("share: ") ||
         key.starts_with("share on: ")) &&
        key.size() < 90)
        return true;
    if (key.starts_with("file:///") && key.size() < 200)
        return true;  // printed by a browser at the foot of a page
    if ((key.starts_with("\u00a9") || key.starts_with("copyright \u00a9") ||
         key.starts_with("copyright 20") || key.starts_with("copyright (c)")) &&
        key.size() < 120 && !contains(key, "licen"))
        return true;
    if (is_download_line(key) || is_count_of_replies(key) || is_count_of_list(key) ||
        (key.starts_with("read more: ") && !contains(key, "http")) ||
        key.starts_with("more news: ") || (key.starts_with("related: ") && key.size() < 90))
        return true;
    const auto bare = trimmed(key, " -.*#");
    if (bare == "ends" || (contains(key, ".....") && key.size() < 160)) return true;
    if (starts_with_any(key,
                        std::array<std::string_view, 4>{"embargoed until ",
                                                        "embargo: ",
                                                        "strictly embargoed",
                                                        "not for publication before "}) &&
        key.size() < 140)
        return true;
    if ((key.starts_with("nominated individual") || key.starts_with("lead inspector: ")) &&
        key.size() < 100)
        return true;  // a person's name
    if (key.starts_with("page ") && key.size() < 20 && contains(key, " of ") &&
        std::all_of(key.begin() + 5, key.end(), [](char c) {
            return is_digit(c) || c == ' ' || c == 'o' || c == 'f';
        }))
        return true;
    if (key.starts_with("previous: ") && contains(key, "next: ")) return true;
    constexpr auto kStarts =
        std::to_array<std::string_view>({"found a problem with this page",
                                         "is there a problem with this page",
                                         "tell us what you think of this page",
                                         "tags: ",
                                         "filed under: ",
                                         "published by google drive",
                                         "your email address will not be published",
                                         "required fields are marked",
                                         "click to share on",
                                         "sign up to our daily newsletter",
                                         "leave a reply",
                                         "log in to comment",
                                         "see all updates",
                                         "last modified by ",
                                         "posted in ",
                                         "join the conversation",
                                         "signed: ",
                                         "signed by: "});
    return key.size() < 200 && !ends_sentence(key)
               ? starts_with_any(key, kStarts)
               : key.starts_with("your email address will not be");
}

/// What sites that copied reports of care homes say of their copies.
bool is_copy_notice(std::string_view key) {
    return key == "please wait" ||
           starts_with_any(key,
                           std::array<std::string_view, 4>{
                               "please note that the information on this website is now out of",
                               "also see our care home review for ",
                               "what follows are excerpts from this inspection report",
                               "for extracts, read the latest cqc inspection for "});
}

/// "This publication can be provided in alternative formats or languages on request."
bool is_formats_line(std::string_view key) {
    // "We are happy to provide this report in other formats."
    constexpr auto kOther = std::to_array<std::string_view>(
        {"other formats", "different formats", "other languages", "another format", "large print"});
    constexpr auto kOffers = std::to_array<std::string_view>({"provide this report in",
                                                              "provide this document in",
                                                              "provide this publication in",
                                                              "this report is available in",
                                                              "this document is available in",
                                                              "this publication is available in",
                                                              "copy of this report in",
                                                              "get this report in",
                                                              "have this report in"});
    if (key.size() < 330 && contains_any(key, kOther) && contains_any(key, kOffers)) return true;
    const bool offers = contains_any(key,
                                     std::array<std::string_view, 4>{"alternative formats",
                                                                     "alternative languages",
                                                                     "other languages or formats",
                                                                     "large print, braille"});
    return offers && key.size() < 330 &&
           contains_any(key,
                        std::array<std::string_view, 5>{"this publication",
                                                        "this document",
                                                        "this report",
                                                        "this information",
                                                        "this leaflet"}) &&
           contains_any(key,
                        std::array<std::string_view, 4>{"on request",
                                                        "available in",
                                                        "provided in",
                                                        "please contact"});
}

}  // namespace

bool is_head_rating(std::string_view folded_line) {
    return folded_line == "read more about inspection ratings" ||
           (folded_line.starts_with("overall: ") &&
            folded_line.ends_with("read more about inspection ratings"));
}

bool is_chrome(const Block& block) {
    if (block.kind != BlockKind::TableRow && is_mail_notice(block.text)) return true;
    // What sites that collect others' documents print over one.
    if (block.text.starts_with("Download \"") && block.text.ends_with('"')) return true;
    if (is_symbol_key(block.text) || is_list_of_contents(block.text)) return true;
    // An item of a list may tell what to do in words that buttons have, too.
    constexpr std::size_t kMostWordsOfItem = 4;
    const bool may_be_button =
        block.kind != BlockKind::ListItem || word_count(block.text) <= kMostWordsOfItem;
    if (is_row_of_browser(block) || (may_be_button && is_buttons(block.text))) return true;
    if (block.text.size() <= 200 && is_regulators_contact(folded(block.text))) return true;
    if (block.kind == BlockKind::TableRow && block.text.size() < 80 &&
        (block.text.starts_with("Nominated individual") ||
         folded(block.text.substr(0, 20)).starts_with("registered manager")))
        return true;
    if (block.kind == BlockKind::TableRow && block.text.size() < kLongestChromeLine &&
        is_breadcrumb(folded(block.text)))
        return true;
    if (block.kind == BlockKind::TableRow || block.text.size() > kLongestNote) return false;
    if (const std::string note = folded(block.text); is_mail_line(note) || is_edge_line(note) ||
                                                     is_formats_line(note) ||
                                                     is_copy_notice(note) || is_frame_notice(note))
        return true;
    if (block.text.size() > kLongestChromeLine) return false;
    if (is_forum_breadcrumb(block.text)) return true;
    const std::string key = folded(block.text);
    if (is_head_rating(key) || is_page_date_line(key) || is_breadcrumb(key) || is_contact_line(key))
        return true;
    return std::find(kChromeLines.begin(), kChromeLines.end(), key) != kChromeLines.end() ||
           is_member_count(key);
}

}  // namespace findings::understanding
