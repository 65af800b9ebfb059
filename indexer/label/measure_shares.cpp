// SPDX-License-Identifier: GPL-3.0-or-later

// Shares that are told in words.

#include "indexer/label/measure_figures.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 10> kApproximate = {"nearly",
                                                           "almost",
                                                           "over",
                                                           "about",
                                                           "around",
                                                           "roughly",
                                                           "approximately",
                                                           "least",
                                                           "than",
                                                           "some"};

bool is_share_noun(const MeasureText& text, std::size_t i) {
    return is_fraction_name(text.word(i)) && text.word(i) != "halve";
}

bool marked_share(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 7> kAhead =
        {"nearly", "almost", "about", "by", "than", "over", "around"};
    return i > 0 && is_among(kAhead, text.word(i - 1));
}

/// The words that bound a share are part of it: "more than half", "nearly two thirds".
std::size_t first_of_share(const MeasureText& text, std::size_t i) {
    std::size_t first = i;
    if (i > 0 && is_among(kApproximate, text.word(i - 1)) && text.same_clause(i - 1, i)) {
        first = i - 1;
        const bool two = first > 0 && (text.word(first) == "than" || text.word(first) == "least");
        if (two && (text.word(first - 1) == "more" || text.word(first - 1) == "less" ||
                    text.word(first - 1) == "fewer" || text.word(first - 1) == "at"))
            --first;
        if (two && first == i - 1) first = i;
        if (text.word(first) == "some") first = i;
    }
    return first;
}

/// A figure in brackets says the same once more behind word `name`.
bool has_figure_behind(const MeasureText& text, std::size_t name) {
    // "two in five wards (41%)", "nearly a quarter (24%)", "almost a third of wards (32%)".
    for (std::size_t k = name; k < name + 7 && text.same_sentence(name, k); ++k) {
        if (text.gap(k) != " (") continue;
        return text.is_figure(k + 1) && (text.follows(k + 1, "%") || text.word(k + 2) == "per");
    }
    return false;
}

/// "one call in five", "one trust in four".
std::optional<Figure> one_of_named(const MeasureText& text, std::size_t i) {
    if (text.word(i) != "one" || text.is_number(i + 1) || text.word(i + 2) != "in" ||
        !text.is_number(i + 3) || !text.same_clause(i, i + 3))
        return std::nullopt;
    if (text.is_figure(i + 3) && text.word(i + 3).size() > 2) return std::nullopt;
    return Figure{i, i + 3, std::string(text.printed(i, i + 3)), {}, {}, {}, "share", {}};
}

}  // namespace

std::optional<Figure> fraction_at(const MeasureText& text, std::size_t i) {
    std::size_t name = i;
    const bool counted = text.is_number(i) && !text.is_figure(i) && text.word(i) != "half" &&
                         text.word(i) != "quarter";
    if (text.word(i) == "a" || counted) name = i + 1;
    if (!is_share_noun(text, name) || !text.same_sentence(i, name)) return std::nullopt;
    const bool whole = text.word(name + 1) == "of" ||
                       (text.word(name) == "half" &&
                        (text.word(name + 1) == "the" || text.word(name + 1) == "all" ||
                         text.word(name + 1) == "our"));
    const bool marked =
        name != i || (i > 0 && (text.word(i - 1) == "than" || text.word(i - 1) == "nearly" ||
                                text.word(i - 1) == "almost" || text.word(i - 1) == "about" ||
                                text.word(i - 1) == "over" || text.word(i - 1) == "around" ||
                                text.word(i - 1) == "by"));
    if (text.word(name) != "half" && name == i)
        return std::nullopt;  // "third" alone is an ordinal, "quarter" a time
    if (!whole && !marked) return std::nullopt;
    if (text.word(name) == "quarter" && !counted && !whole && !marked_share(text, i))
        return std::nullopt;
    if (has_figure_behind(text, name)) return std::nullopt;
    if (text.word(name) == "half" && text.is_number(name + 1)) return std::nullopt;
    // "an hour and a half", "a year and a quarter": a span, and no share.
    const bool of_span = i > 1 && text.word(i) == "a" && text.word(i - 1) == "and" &&
                         !unit_name(text, i - 2).empty();
    if (of_span && !whole) return std::nullopt;
    constexpr std::array<std::string_view, 6> kOfTime =
        {"year", "day", "hour", "month", "century", "term"};
    if (text.word(name + 1) == "of" &&
        (is_among(kOfTime, text.word(name + 2)) || is_among(kOfTime, text.word(name + 3)) ||
         is_year(text.word(name + 2))))
        return std::nullopt;
    if (text.word(name) == "half" &&
        (is_among(kOfTime, text.word(name + 1)) || (text.word(name + 1) == "an")))
        return std::nullopt;
    Figure figure;
    figure.first = first_of_share(text, i), figure.last = name;
    figure.value = std::string(text.printed(figure.first, name));
    figure.kind = "share";
    return figure;
}

std::optional<Figure> rate_change_at(const MeasureText& text, std::size_t i) {
    constexpr std::size_t kLongestNoun = 4;  // words
    const std::size_t whole = text.word(i + 2) == "every" ? i + 3 : i + 2;
    if (i == 0 || text.word(i - 1) != "from" || text.word(i + 1) != "in" || !text.is_number(i) ||
        text.word(whole).size() < 3 || !text.is_figure(whole) || is_year(text.word(whole)) ||
        text.word(whole).find_first_not_of("0123456789,") != std::string_view::npos ||
        !text.same_sentence(i, whole) || !tells_movement(text, i))
        return std::nullopt;
    for (std::size_t to = whole + 1; to <= whole + 1 + kLongestNoun; ++to) {
        if (!text.same_sentence(i, to + 1)) break;
        if (text.word(to) != "to" || !text.is_number(to + 1)) continue;
        Figure figure{i,
                      to + 1,
                      std::string(text.raw(to + 1)),
                      std::string(text.raw(i)),
                      "per " + std::string(text.printed(whole, to - 1)),
                      {},
                      "rate",
                      {}};
        figure.change = movement_between(figure.value2, figure.value);
        figure.from_first = i - 1, figure.from_last = to - 1;
        // "to 3 in every 1,000"
        const std::size_t again = text.word(to + 3) == "every" ? to + 4 : to + 3;
        if (text.word(to + 2) == "in" && text.word(again) == text.word(whole)) figure.last = again;
        return figure;
    }
    return std::nullopt;
}

std::optional<Figure> share_in_words_at(const MeasureText& text, std::size_t i) {
    if (auto named = one_of_named(text, i)) return named;
    const std::size_t whole = text.word(i + 2) == "every" ? i + 3 : i + 2;
    if (text.word(i + 1) != "in" || !text.same_sentence(i, i + 2) || text.follows(i, "%"))
        return std::nullopt;
    if (!text.is_number(whole) || is_year(text.word(whole)) || is_month(text, whole + 1) ||
        text.follows(whole, "%"))
        return std::nullopt;
    // "97 in quarter 1": when it was so.
    if (text.word(whole) == "quarter" || text.word(whole) == "half") return std::nullopt;
    constexpr std::array<std::string_view, 7> kSpans =
        {"month", "year", "week", "day", "hour", "minute", "quarter"};
    if (is_among(kSpans, text.word(whole + 1)) ||
        text.word(whole).find('/') != std::string_view::npos)
        return std::nullopt;
    if (has_figure_behind(text, whole))
        return Figure{i, whole, {}, {}, {}, {}, {}, {}};  // figures_in() drops what has no value
    return Figure{i, whole, std::string(text.printed(i, whole)), {}, {}, {}, "share", {}};
}

}  // namespace findings::label
