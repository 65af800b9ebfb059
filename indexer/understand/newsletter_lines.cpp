// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/newsletter_lines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/digest_bylines.hpp"
#include "indexer/understand/frame_notices.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 9> kSourceLabels = {"source:",
                                                           "sources:",
                                                           "publisher:",
                                                           "published by:",
                                                           "published in:",
                                                           "publication:",
                                                           "organisation:",
                                                           "from:",
                                                           "originator:"};
constexpr std::array<std::string_view, 4> kAuthorLabels =
    {"author:", "authors:", "author(s):", "by:"};
constexpr std::array<std::string_view, 8> kDateLabels = {"published:",
                                                         "date:",
                                                         "publication date:",
                                                         "date published:",
                                                         "published on:",
                                                         "date of publication:",
                                                         "posted:",
                                                         "released:"};
constexpr std::array<std::string_view, 9> kLinkLabels = {"link:",
                                                         "url:",
                                                         "web link:",
                                                         "weblink:",
                                                         "website:",
                                                         "web:",
                                                         "available at:",
                                                         "available from:",
                                                         "read more:"};

/// Bytes of the label that a folded line begins with.
template <std::size_t N>
std::size_t label_bytes(std::string_view key, const std::array<std::string_view, N>& labels) {
    for (const auto label : labels) {
        if (key.starts_with(label)) return label.size();
    }
    return 0;
}

std::string url_in(std::string_view text) {
    const auto at = text.find("http");
    if (at == std::string_view::npos) return {};
    const auto url = text.substr(at, text.find_first_of(" \n\t<>\"|", at) - at);
    return url.starts_with("http://") || url.starts_with("https://")
               ? std::string(trimmed(url, ".,;)"))
               : std::string{};
}

void add(EntrySource& to, EntrySource from) {
    if (to.publisher.empty()) to.publisher = std::move(from.publisher);
    if (to.via.empty()) to.via = std::move(from.via);
    if (to.author.empty()) to.author = std::move(from.author);
    if (to.url.empty()) to.url = std::move(from.url);
    if (!to.published.known()) to.published = from.published;
}

EntrySource one_label(std::string_view part) {
    EntrySource source;
    const std::string key = folded(part.substr(0, 40));
    const auto value = [&](std::size_t bytes) {
        return trimmed(trimmed(part).substr(std::min(bytes, trimmed(part).size())));
    };
    if (const auto bytes = label_bytes(key, kSourceLabels); bytes != 0)
        return source_in(value(bytes));
    if (const auto bytes = label_bytes(key, kAuthorLabels); bytes != 0)
        source.author = value(bytes);
    if (const auto bytes = label_bytes(key, kDateLabels); bytes != 0) {
        if (const auto date = first_date(value(bytes)); date && date->begin < 12)
            source.published = date->to;
    }
    if (label_bytes(key, kLinkLabels) != 0) source.url = url_in(part);
    return source;
}

}  // namespace

EntrySource source_in(std::string_view words) {
    EntrySource source;
    const std::string without_kind = without_entry_kind(words);
    words = trimmed(trimmed(without_kind), ". ");
    source.url = url_in(words);
    if (!source.url.empty()) words = trimmed(words.substr(0, words.find("http")), " ,-|(");
    // "Health Courier (via Policy Digest), 20 January 2025"
    std::string without_via;
    if (const auto open = words.find(" (via "); open != std::string_view::npos) {
        const auto close = words.find(')', open);
        if (close != std::string_view::npos) {
            source.via = body_name(words.substr(open + 6, close - open - 6));
            without_via = std::string(words.substr(0, open)) + std::string(words.substr(close + 1));
            words = without_via;
        }
    }
    if (const auto via = words.find(" via "); via != std::string_view::npos) {
        source.via = body_name(words.substr(via + 5));
        words = words.substr(0, via);
    }
    for (const std::string_view joint : {" | ", ", ", " (", " - ", " \u2013 ", "; "}) {
        const auto at = words.rfind(joint);
        if (at == std::string_view::npos) continue;
        const auto date = whole_date(trimmed(words.substr(at + joint.size()), " ()."));
        if (!date) continue;
        source.published = date->to;
        words = words.substr(0, at);
        break;
    }
    // "Journal of Ward Practice, 12(4)": volume and issue are no part of its name.
    if (const auto comma = words.rfind(", ");
        comma != std::string_view::npos && comma + 2 < words.size() && is_digit(words[comma + 2]))
        words = words.substr(0, comma);
    words = trimmed(words, " ,;|-");
    if (!words.empty() && words.size() <= 120) source.publisher = body_name(words);
    return source;
}

EntrySource labelled_source(std::string_view line) {
    EntrySource source;
    if (line.size() > 400) return source;
    for (const auto part : split_on(line, " | ")) add(source, one_label(trimmed(part)));
    return source;
}

bool is_pointer_line(std::string_view text) {
    if (text.size() > 220) return false;
    constexpr std::array<std::string_view, 30> kStarts = {
        "read more",   "read the ",    "full text",        "full article",   "full report",
        "full story",  "full details", "full paper",       "download",       "view the ",
        "access the ", "click here",   "find out more",    "http://",        "https://",
        "www.",        "link:",        "link to ",         "url:",           "website:",
        "web:",        "available at", "available from",   "available here", "more information",
        "more:",       "see the full", "continue reading", "read article",   "view article"};
    const std::string key = folded(trimmed(text, " >[]\u00bb"));
    return starts_with_any(key, kStarts) && (!ends_sentence(key) || word_count(key) < 14);
}

bool is_newsletter_talk(std::string_view text) {
    constexpr std::array<std::string_view, 6> kAbout = {"about this briefing ",
                                                        "about this bulletin ",
                                                        "about this digest ",
                                                        "about this mailing ",
                                                        "about this newsletter ",
                                                        "about this update "};
    if (starts_with_any(folded(text.substr(0, 40)), kAbout)) return true;
    if (text.size() > 400) return false;
    if (is_frame_notice(folded(text.substr(0, 240)))) return true;
    constexpr auto kParts = std::to_array<std::string_view>({"subscribe",
                                                             "manage preferences",
                                                             "follow us",
                                                             "forward to a friend",
                                                             "forward this ",
                                                             "view this email",
                                                             "view in your browser",
                                                             "view in browser",
                                                             "view online",
                                                             "view it in your browser",
                                                             "having trouble reading this",
                                                             "dates for your diary",
                                                             "in this issue",
                                                             "in this edition",
                                                             "inside this issue",
                                                             "editor's note",
                                                             "from the editor",
                                                             "editorial",
                                                             "compiled by",
                                                             "this bulletin is produced",
                                                             "this newsletter is produced",
                                                             "all rights reserved",
                                                             "no longer wish to receive",
                                                             "back to top",
                                                             "share this",
                                                             "recent posts",
                                                             "next issue",
                                                             "update your preferences",
                                                             "mailing list",
                                                             "feedback on this bulletin",
                                                             "this digest is produced",
                                                             "privacy policy",
                                                             "you are receiving this",
                                                             "welcome to the ",
                                                             "welcome to this ",
                                                             "your library team",
                                                             "previous issues",
                                                             "you receive this",
                                                             "you get this",
                                                             "you have received this",
                                                             "you are getting this",
                                                             "because you joined",
                                                             "because you signed up",
                                                             "joined our list",
                                                             "reply with stop",
                                                             "reply stop",
                                                             "to leave it, reply",
                                                             "to stop receiving",
                                                             "take you off the list",
                                                             "remove you from the list",
                                                             "removed from the list",
                                                             "removed from our list",
                                                             "inclusion here does not",
                                                             "inclusion does not mean",
                                                             "inclusion does not imply"});
    const std::string key = folded(text);
    if (contains_any(key, kParts)) return true;
    constexpr std::array<std::string_view, 11> kWhole = {"contents",
                                                         "table of contents",
                                                         "contact us",
                                                         "about this bulletin",
                                                         "about this digest",
                                                         "about this briefing",
                                                         "about this newsletter",
                                                         "about this update",
                                                         "about us",
                                                         "disclaimer",
                                                         "get in touch"};
    const std::string heading = heading_key(text);
    return std::find(kWhole.begin(), kWhole.end(), heading) != kWhole.end();
}

bool names_a_digest(std::string_view text) {
    constexpr std::array<std::string_view, 16> kNames = {"digest",
                                                         "bulletin",
                                                         "newsletter",
                                                         "round-up",
                                                         "roundup",
                                                         "round up",
                                                         "current awareness",
                                                         "evidence update",
                                                         "news update",
                                                         "weekly update",
                                                         "monthly update",
                                                         "policy update",
                                                         "knowledge update",
                                                         "horizon scan",
                                                         "library update",
                                                         "in brief"};
    return text.size() < 200 && contains_any(folded(text), kNames);
}

}  // namespace findings::understanding
