// SPDX-License-Identifier: GPL-3.0-or-later
// What one cell, line or label says of a rating.
#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

// Longest first: "inspected but not rated" holds "not rated".
constexpr std::array<std::string_view, 11> kRatingWords = {"insufficient evidence to rate",
                                                           "inspected but not rated",
                                                           "requires improvement",
                                                           "no published rating",
                                                           "no rating given",
                                                           "rating suspended",
                                                           "outstanding",
                                                           "inadequate",
                                                           "not rated",
                                                           "suspended",
                                                           "good"};

}  // namespace

std::string_view rating_words_at_start(std::string_view key) {
    for (const auto words : kRatingWords) {
        if (!key.starts_with(words)) continue;
        if (key.size() == words.size() || !is_letter(key[words.size()])) return words;
    }
    return {};
}

RatingValue rating_of_words(std::string_view words) {
    if (words == "no rating given") return RatingValue::NotRated;
    return rating_from_text(words).value_or(RatingValue::None);
}

namespace {

/// Words that stand for an arrow, and the arrows. Longest first.
struct Movement {
    std::string_view mark;
    std::string_view movement;
};
constexpr std::array kMovements = {
    Movement{"\u2192\u2190", "same"},
    Movement{"\u2190\u2192", "same"},
    Movement{"\u2194", "same"},
    Movement{"<->", "same"},
    Movement{"-><-", "same"},
    Movement{"\u2191", "up"},
    Movement{"\u25b2", "up"},
    Movement{"\u2193", "down"},
    Movement{"\u25bc", "down"},
    Movement{"\u2197", "up"},
    Movement{"\u2198", "down"},
    Movement{"up one rating", "up"},
    Movement{"up two ratings", "up"},
    Movement{"down one rating", "down"},
    Movement{"down two ratings", "down"},
    Movement{"down three ratings", "down"},
    Movement{"same rating", "same"},
    Movement{"no change", "same"},
    Movement{"stayed the same", "same"},
    Movement{"went up", "up"},
    Movement{"went down", "down"},
    Movement{"improved", "up"},
    // Half of the double arrow, which converters lose; after all others.
    Movement{"\u2192", "same"}};

/// Only glyphs, arrows, brackets and a date may follow a rating in its cell.
bool only_marks_and_date(std::string_view text) {
    const auto date = first_date(text);
    std::string rest(text);
    if (date) rest.erase(date->begin, date->end - date->begin);
    rest = folded(rest);
    for (const auto& movement : kMovements) {
        const auto at = rest.find(movement.mark);
        if (at != std::string::npos) rest.erase(at, movement.mark.size());
    }
    for (const std::string_view word : {"suspended",
                                        "report published",
                                        "published",
                                        "not inspected this time",
                                        "not assessed this time",
                                        "not inspected",
                                        "not assessed",
                                        "carried forward",
                                        "carried over",
                                        "last inspected",
                                        "last assessed",
                                        "last rated",
                                        "rated on",
                                        "rating from",
                                        "rating of",
                                        "awarded",
                                        "given on",
                                        "dated",
                                        "since",
                                        "from",
                                        "in",
                                        "on",
                                        "(2)",
                                        "(1)"}) {
        const auto at = rest.find(word);
        if (at != std::string::npos) rest.erase(at, word.size());
    }
    return std::none_of(rest.begin(), rest.end(), [](char c) {
        return is_letter(c) || is_digit(c);
    });
}

/// A cell without the glyphs and arrows in front of its words.
std::string_view without_leading_marks(std::string_view text) {
    while (!text.empty() && !is_letter(text.front()) && !is_digit(text.front()))
        text.remove_prefix(1);
    return text;
}

}  // namespace

std::string rating_name(std::string_view label) {
    if (label.size() > 90) return {};
    const std::string key = heading_key(label);
    // "Inspected and rated | Requires improvement": the regulator's own sign says it so.
    constexpr auto kOverall = std::to_array<std::string_view>({"inspected and rated",
                                                               "inspected & rated",
                                                               "our overall rating",
                                                               "our rating",
                                                               "our rating of this service",
                                                               "rating of this service",
                                                               "rating for this service",
                                                               "rating of the service",
                                                               "rating for the service",
                                                               "we rated this service",
                                                               "we rated the service",
                                                               "this service is rated",
                                                               "service rating",
                                                               "cqc rating",
                                                               "quality rating"});
    if (std::find(kOverall.begin(), kOverall.end(), key) != kOverall.end()) return "overall";
    if (key == "overall" || key == "rating" || key == "overall rating" ||
        key.starts_with("overall rating for") || key == "overall trust" ||
        key.starts_with("overall quality rating") || key.starts_with("overall summary & rating") ||
        key.starts_with("overall summary and rating") || key == "overall inspection" ||
        key == "local authority rating" || key == "local authority rating and score" ||
        key == "overall trust quality rating" || key == "overall rating for") {
        return "overall";
    }
    return std::string(to_id(key_question_of_heading(label)));
}

std::string_view movement_in(std::string_view text) {
    const std::string key = folded(text.substr(0, 160));
    for (const auto& movement : kMovements) {
        if (contains(key, movement.mark)) return movement.movement;
    }
    return {};
}

std::optional<Rating> rating_in_cell(std::string_view text) {
    if (text.size() > 110) return std::nullopt;
    const std::string_view words_on = without_leading_marks(text);
    std::string key = folded(words_on);
    std::size_t lead = 0;
    for (const std::string_view start : {"rating: ", "rated ", "rating "}) {
        if (key.starts_with(start)) key.erase(0, start.size()), lead += start.size();
    }
    const auto words = rating_words_at_start(key);
    if (words.empty()) return std::nullopt;
    // The date is read from the source's own case: months are only months with a capital.
    if (!only_marks_and_date(words_on.substr(std::min(words_on.size(), lead + words.size()))))
        return std::nullopt;
    Rating rating;
    rating.value = rating_of_words(words);
    rating.movement = movement_in(text);
    rating.suspended = contains(key, "suspended");
    if (const auto date = first_date(text)) rating.date = date->to;
    return rating;
}

namespace {

/// "Overall rating for this service Requires Improvement", "Safe Good": label and rating with
/// nothing between them.
std::size_t plain_rating_suffix(std::string_view line) {
    const std::string key = folded(line);
    if (key.size() != line.size()) return 0;  // folding kept the places of the words
    for (const auto words : kRatingWords) {
        const auto at = last_position_of(words, key);
        if (at == std::string::npos || at == 0 || key[at - 1] != ' ') continue;
        if (rating_in_cell(line.substr(at)) && !rating_name(line.substr(0, at)).empty())
            return line.size() - at;
    }
    return 0;
}

}  // namespace

std::string_view without_rating(std::string_view line) {
    // Word by word from the end: folding a dash before the rating would move its place.
    for (const std::string_view words : kRatingWords) {
        if (line.size() < words.size() + 2) continue;
        const auto at = line.size() - words.size();
        if (line[at - 1] != ' ' || folded(line.substr(at)) != words) continue;
        auto name = trimmed(line.substr(0, at), " :-|");
        for (const std::string_view dash : {"\u2013", "\u2014"}) {
            if (name.ends_with(dash)) name = trimmed(name.substr(0, name.size() - dash.size()));
        }
        return name;
    }
    return line;
}

std::size_t rating_suffix_bytes(std::string_view heading) {
    if (heading.size() > 200) return 0;
    for (const std::string_view mark : {"?", ":"}) {
        const auto at = last_position_of(mark, heading);
        if (at == std::string_view::npos || at + 1 == heading.size()) continue;
        const auto rest = trimmed(heading.substr(at + 1));
        if (rating_in_cell(rest))
            return static_cast<std::size_t>(heading.data() + heading.size() - rest.data());
    }
    return plain_rating_suffix(heading);
}

}  // namespace findings::understanding
