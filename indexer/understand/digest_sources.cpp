// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/digest_sources.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/digest_bylines.hpp"
#include "indexer/understand/digest_labels.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestSource = 400;

/// "Issue 31, November 2019": of the digest itself, not of an entry.
bool is_masthead_line(std::string_view text) {
    constexpr std::array<std::string_view, 8> kStarts =
        {"issue ", "volume ", "vol. ", "vol ", "edition ", "number ", "no. ", "bulletin "};
    return starts_with_any(folded(text.substr(0, 20)), kStarts);
}

/// "Emily Frith" of "...problems. Emily Frith | Institute": a short name after the last sentence of
/// the first part.
std::string author_at_end(std::string_view first) {
    auto stop = first.rfind(". ");
    // "... ask. E. M. Frith": the stops behind initials end no sentence.
    while (stop != std::string_view::npos && stop > 1 && is_upper(first[stop - 1]) &&
           first[stop - 2] == ' ')
        stop = first.rfind(". ", stop - 1);
    if (stop == std::string_view::npos) return {};
    const auto name = trimmed(first.substr(stop + 2));
    const bool plausible = word_count(name) >= 2 && word_count(name) <= 4 && !name.empty() &&
                           is_upper(name.front()) && !ends_sentence(name);
    return plausible && std::none_of(name.begin(), name.end(), is_digit) ? std::string(name)
                                                                         : std::string{};
}

}  // namespace

bool is_text_line(const Block& block) {
    return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
}

bool is_link_line(std::string_view text) { return is_boilerplate_text(text); }

bool may_be_name(std::string_view part) {
    if (part.size() < 3 || part.size() > 90 || ends_sentence(part) ||
        !(is_upper(part.front()) || part.starts_with("via ") || whole_date(part)))
        return false;
    constexpr std::array<std::string_view, 14> kRunning = {"version ",
                                                           "update your ",
                                                           "unsubscribe",
                                                           "manage your ",
                                                           "manage preferences",
                                                           "view this ",
                                                           "forward ",
                                                           "page ",
                                                           "private",
                                                           "confidential",
                                                           "official",
                                                           "copyright",
                                                           "draft",
                                                           "classification"};
    return !starts_with_any(folded(part), kRunning);
}

bool is_bar_line(const Block& block) {
    if (!is_text_line(block) || block.text.size() > kLongestSource || is_link_line(block.text))
        return false;
    const auto bar = block.text.rfind('|');
    if (bar == std::string::npos) return false;
    const auto first = trimmed(std::string_view(block.text).substr(0, block.text.find('|')));
    // "During a routine inspection | Published: 20 January 2017" stands over one inspection of
    // several.
    if (is_type_line(block) || is_label_line(block.text.substr(bar + 1))) return false;
    if (word_count(first) < 2 && !is_upper(block.text.front())) return false;
    return may_be_name(trimmed(std::string_view(block.text).substr(bar + 1)));
}

bool is_publisher_and_date(const Block& block) {
    if (!is_text_line(block) || block.text.size() > 120) return false;
    const auto comma = block.text.rfind(", ");
    if (comma == std::string::npos || comma == 0 || !is_upper(block.text.front()) ||
        is_masthead_line(block.text))
        return false;
    return whole_date(std::string_view(block.text).substr(comma + 2)).has_value() &&
           word_count(block.text) <= 12;
}

bool is_labelled_source(const Block& block) {
    return is_text_line(block) && block.text.size() <= 160 &&
           starts_with_any(
               block.text,
               std::array<std::string_view, 3>{"Source: ", "Publisher: ", "Published by: "}) &&
           !ends_sentence(block.text);
}

bool is_source_line(const Block& block) {
    return is_bar_line(block) || is_publisher_and_date(block) || is_labelled_source(block) ||
           is_line_of_labels(block);
}

DigestSource read_source(std::string_view text, bool has_headline) {
    if (auto told = labelled_parts(text, has_headline)) return *std::move(told);
    DigestSource source;
    for (const std::string_view label :
         {"Source: ", "Publisher: ", "Published by: ", "Published by ", "From: "}) {
        if (text.starts_with(label)) text.remove_prefix(label.size());
    }
    // "HealthWire (via Ward News)", "HealthWire (via Ward News), 20 January 2025"
    std::string without_via;
    if (const auto via = text.find(" (via "); via != std::string_view::npos) {
        if (const auto close = text.find(')', via); close != std::string_view::npos) {
            source.via = body_name(text.substr(via + 6, close - via - 6));
            without_via = std::string(text.substr(0, via)) + std::string(text.substr(close + 1));
            text = without_via;
        }
    }
    const std::string without_kind = without_entry_kind(text);
    text = without_kind;
    const auto parts = split_on(text, "|");
    if (parts.size() == 1) {
        // "Elm College, via Midwife Today, 2 October 2019", "Ward Journal via CareWire"
        for (const std::string_view joint : {", via ", " via "}) {
            const auto via = text.find(joint);
            if (via == std::string_view::npos) continue;
            const auto rest = text.substr(via + joint.size());
            const auto end = rest.rfind(", ");
            const bool dated = end != std::string_view::npos && whole_date(rest.substr(end + 2));
            source.via = body_name(dated ? rest.substr(0, end) : rest);
            if (dated) source.published = whole_date(rest.substr(end + 2))->to;
            source.publisher = body_name(text.substr(0, via));
            return source;
        }
        const auto comma = text.rfind(", ");
        if (comma == std::string_view::npos || !whole_date(text.substr(comma + 2))) {
            source.publisher = body_name(text);
            return source;
        }
        source.publisher = body_name(text.substr(0, comma));
        if (const auto date = whole_date(text.substr(comma + 2))) source.published = date->to;
        return source;
    }
    for (std::size_t i = parts.size(); i-- > 1;) {
        if (const auto date = whole_date(parts[i])) {
            source.published = date->to;
        } else if (folded(parts[i]).starts_with("via ")) {
            source.via = body_name(parts[i].substr(4));
        } else if (source.publisher.empty()) {
            source.publisher = body_name(parts[i]);
        } else if (source.author.empty()) {
            source.author = parts[i];
        }
    }
    if (source.publisher.empty() && has_headline)
        source.publisher = body_name(parts.front());  // "Publisher | 5 March 2024"
    if (source.author.empty() && has_headline) source.author = author_at_end(parts.front());
    if (!has_headline) source.title = trimmed(parts.front());
    return source;
}

}  // namespace findings::understanding
