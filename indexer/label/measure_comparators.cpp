// SPDX-License-Identifier: GPL-3.0-or-later

// What a figure is compared with: an earlier state, a target, others.

#include "indexer/label/measure_context.hpp"

#include <array>
#include <string>

namespace findings::label {
namespace {

constexpr std::size_t kLongestComparator = 16;  // words

constexpr auto kComparisons = std::to_array<std::string_view>(
    {"up from",   "down from",     "twice as",    "half as",        "double the",    "twice the",
     "half the",  "compared with", "compared to", "comparing with", "in comparison", "as against",
     "above the", "below the",     "higher than", "lower than",     "more than",     "fewer than",
     "less than", "better than",   "worse than",  "than the",       "than in",       "than a",
     "on the",    "rather than"});

bool starts_with_two(const MeasureText& text, std::size_t i, std::string_view words) {
    const auto space = words.find(' ');
    return text.word(i) == words.substr(0, space) && text.word(i + 1) == words.substr(space + 1);
}

/// "41% (target 95%)".
bool is_target_behind(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 4> kGoals = {"target",
                                                        "standard",
                                                        "average",
                                                        "benchmark"};
    const std::size_t number = text.word(i + 1) == "of" ? i + 2 : i + 1;
    return is_among(kGoals, text.word(i)) && text.before(i) == '(' && text.is_number(number) &&
           text.same_clause(i, number);
}

/// "The target is 80%.", "The national standard was 75%": a sentence of its own about what the
/// figure in front of it should be.
std::size_t target_sentence(const MeasureText& text, const Figure& figure) {
    constexpr std::array<std::string_view, 6> kGoals =
        {"target", "standard", "average", "benchmark", "aim", "ambition"};
    std::size_t at = figure.last;
    while (text.same_sentence(figure.last, at)) ++at;
    if (at >= text.size() || at > figure.last + 24) return kNoWord;
    if (is_among(kGoals, text.word(at)) && text.gap(at).starts_with(":"))
        return at;  // "Target: fewer than 6."
    if (text.word(at) != "the") return kNoWord;
    std::size_t goal = at + 1;
    while (goal < at + 4 && !is_among(kGoals, text.word(goal))) ++goal;
    const bool states = is_among(kGoals, text.word(goal)) &&
                        (text.word(goal + 1) == "is" || text.word(goal + 1) == "was" ||
                         text.word(goal + 1) == "for" || text.word(goal + 1) == "remains");
    for (std::size_t k = goal; states && text.same_sentence(at, k) && k < goal + 8; ++k) {
        if (text.is_figure(k)) return at;
    }
    return kNoWord;
}

/// "36,594 occasions, 8% more than the year before": the next figure says how far the first has
/// moved.
std::size_t moved_by(const MeasureText& text, std::span<const Figure> figures, std::size_t which) {
    if (which + 1 >= figures.size() ||
        !text.same_sentence(figures[which].first, figures[which + 1].first))
        return kNoWord;
    const Figure& by = figures[which + 1];
    constexpr std::array<std::string_view, 5> kMore = {"more", "fewer", "less", "higher", "lower"};
    const bool told = (by.unit == "%" || by.unit == "percentage points") && by.value2.empty() &&
                      figures[which].unit != "%" && is_among(kMore, text.word(by.last + 1)) &&
                      text.word(by.last + 2) == "than";
    return told && !text.same_clause(figures[which].last, by.first) ? by.first : kNoWord;
}

/// "54% of midwives and 61% of doctors, against a target of 90%": figures of one kind that "and"
/// joins share what they are held against.
bool is_joined(const MeasureText& text,
               std::span<const Figure> figures,
               std::size_t which,
               std::size_t start) {
    for (std::size_t k = which + 1; k < figures.size() && figures[k].first < start; ++k) {
        bool is_and = false;
        for (std::size_t i = figures[k - 1].last + 1; i < figures[k].first; ++i)
            is_and = is_and || text.word(i) == "and" || text.word(i) == "or";
        if (!is_and || figures[k].unit != figures[which].unit ||
            figures[k].kind != figures[which].kind || figures[k].kind != "share" ||
            text.word(start) != "against")
            return false;
    }
    return true;
}

/// "She stopped 214 medicines, and falls went down from 96 to 71": the comparison is that of the
/// figure behind it.
bool is_movement_of_next(const MeasureText& text,
                         std::span<const Figure> figures,
                         std::size_t which,
                         std::size_t start) {
    if (start == kNoWord || which + 1 >= figures.size()) return false;
    const Figure& next = figures[which + 1];
    return next.from_first != kNoWord && next.from_first <= start + 1 && start < next.first &&
           text.same_sentence(start, next.first);
}

struct Words {
    std::size_t first = kNoWord;
    std::size_t last = kNoWord;
};

/// "97% complete (61% in August)", "(August: 61%)", "(was 61% in August)": a bracket with nothing
/// but one more figure of that kind and when it was so. Its words, kNoWord if there is none.
Words earlier_in_bracket(const MeasureText& text,
                         std::span<const Figure> figures,
                         std::size_t which) {
    constexpr std::size_t kFarthest = 12;  // words
    if (which + 1 >= figures.size()) return {};
    const Figure& figure = figures[which];
    const Figure& earlier = figures[which + 1];
    // "27 falls (9 in May)" are a part of them; of two shares neither is part of the other.
    if (figure.kind == "count" || figure.kind == "duration" || !earlier.value2.empty() ||
        !text.same_sentence(figure.first, earlier.first) ||
        (!earlier.unit.empty() && earlier.unit != figure.unit))
        return {};
    std::size_t first = figure.last + 1;
    while (first <= earlier.first && first < figure.last + kFarthest && text.before(first) != '(')
        ++first;
    if (first > earlier.first || text.before(first) != '(') return {};
    std::size_t last = earlier.last;
    while (text.gap(last).find(')') == std::string_view::npos) {
        if (!text.same_sentence(first, ++last)) return {};
    }
    if (text.word(first) == "was") ++first;
    constexpr std::array<std::string_view, 4> kOpeners = {"in", "for", "during", "at"};
    const std::size_t when =
        earlier.last + (is_among(kOpeners, text.word(earlier.last + 1)) ? 2 : 1);
    const bool behind =
        first == earlier.first && last > earlier.last &&
        (period_end(text, earlier.last + 1) == last || period_end(text, when) == last);
    const bool before = first < earlier.first && last == earlier.last &&
                        period_end(text, first) + 1 == earlier.first;
    return behind || before ? Words{first, last} : Words{};
}

}  // namespace

std::size_t comparison_start(const MeasureText& text, const Figure& figure) {
    for (std::size_t i = figure.last + 1;
         text.same_sentence(figure.last, i) && i < figure.last + 40;
         ++i) {
        for (const auto start : kComparisons) {
            if (start.front() != text.word(i).front() || !starts_with_two(text, i, start)) continue;
            if (start == "on the" && text.word(i + 2) != "year" && text.word(i + 2) != "previous" &&
                text.word(i + 2) != "same")
                continue;
            const bool needs_number =
                start == "more than" || start == "less than" || start == "fewer than";
            // "one in four is placed more than 50 miles away" compares nothing; "more than the 12
            // planned" does.
            if (needs_number && text.is_number(i + 2)) continue;
            if (start == "rather than" && !text.is_number(i + 2)) continue;
            return i;
        }
        if ((text.word(i) == "against" || text.word(i) == "versus" || text.word(i) == "v") &&
            text.same_sentence(i, i + 1))
            return i;
        if (text.word(i) == "from" && text.is_number(i + 1) && !is_year(text.word(i + 1))) return i;
        if (is_target_behind(text, i)) return i;
        if (text.word(i) == "target" &&
            (text.word(i + 1) == "of" || text.word(i + 1) == "was" || text.word(i + 1) == "is") &&
            i > figure.last + 1)
            return i;
    }
    return kNoWord;
}

bool comparison_owned(const MeasureText& text,
                      std::span<const Figure> figures,
                      std::size_t which,
                      std::size_t start) {
    return std::none_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return other.first > figures[which].last && other.first < start &&
               text.same_sentence(other.first, start);
    });
}

std::size_t owned_comparison(const MeasureText& text,
                             std::span<const Figure> figures,
                             std::size_t which) {
    const Figure& figure = figures[which];
    if (figure.from_first != kNoWord) return kNoWord;
    std::size_t start = comparison_start(text, figure);
    if (is_movement_of_next(text, figures, which, start)) start = kNoWord;
    // Another figure between the two owns the comparison.
    if (start != kNoWord &&
        (comparison_owned(text, figures, which, start) || is_joined(text, figures, which, start)))
        return start;
    if (const auto by = moved_by(text, figures, which); by != kNoWord) return by;
    const bool is_last = which + 1 == figures.size() ||
                         !text.same_sentence(figures[which].first, figures[which + 1].first);
    return is_last && start == kNoWord ? target_sentence(text, figure) : kNoWord;
}

std::string comparator_of(const MeasureText& text,
                          std::span<const Figure> figures,
                          std::size_t which) {
    const Figure& figure = figures[which];
    if (figure.from_first != kNoWord)
        return std::string(text.printed(figure.from_first, figure.from_last)) +
               (text.follows(figure.from_last, "%") ? "%" : "");
    if (const auto earlier = earlier_in_bracket(text, figures, which); earlier.first != kNoWord)
        return std::string(text.printed(earlier.first, earlier.last)) +
               (text.follows(earlier.last, "%") ? "%" : "");
    const std::size_t start = owned_comparison(text, figures, which);
    if (start == kNoWord) return {};
    std::size_t end = start;
    while (text.same_clause(start, end + 1) && end - start < kLongestComparator &&
           text.word(end + 1) != "but" && text.word(end + 1) != "while")
        ++end;
    // "Target: fewer than 6.": the colon ends a clause.
    if (end == start && text.gap(start).starts_with(":")) {
        while (text.same_sentence(start, end + 1) && end - start < kLongestComparator) ++end;
    }
    // "up from 17% (2014/15)": the bracket says when.
    if (text.gap(end).ends_with(" (") && period_end(text, end + 1) != kNoWord)
        end = period_end(text, end + 1);
    std::string words(text.printed(start, end));
    if (text.follows(end, "%")) words += '%';
    return words;
}

}  // namespace findings::label
