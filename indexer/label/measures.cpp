// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measures.hpp"

#include "indexer/label/measure_context.hpp"
#include "indexer/label/measure_figures.hpp"
#include "indexer/label/measure_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings::label {
namespace {

Cue cue_of(const MeasureText& text, const Figure& figure) {
    const std::uint32_t begin = text.at(figure.first).begin;
    std::uint32_t end = text.at(figure.last).end;
    if (figure.unit == "%" && text.follows(figure.last, "%")) ++end;
    return {"measure", std::string(text.text().substr(begin, end - begin)), begin, end};
}

/// The words round a figure up to the marks that end its clause.
std::string_view clause_of(const MeasureText& text, std::size_t i) {
    std::size_t first = i, last = i;
    while (first > 0 && text.same_clause(first - 1, i)) --first;
    while (text.same_clause(i, last + 1)) ++last;
    return text.printed(first, last);
}

/// "The number who live more than 20 miles away fell from 61 to 34": a distance is not what is
/// counted.
bool is_size(std::string_view unit) {
    constexpr auto kSizes = std::to_array<std::string_view>(
        {"miles", "km", "metres", "kg", "points", "stars", "times", "seconds"});
    return std::find(kSizes.begin(), kSizes.end(), unit) != kSizes.end();
}

/// "compared with 342": what is compared is of the same kind as what it is compared with; "a
/// further 43%" counts the people of the figure before it.
void inherit(const MeasureText& text,
             std::span<const Figure> figures,
             std::size_t k,
             std::vector<MeasureValue>& values) {
    if (k == 0 || !text.same_sentence(figures[k - 1].first, figures[k].first)) return;
    const MeasureValue& before = values[k - 1];
    MeasureValue& value = values[k];
    const auto compared = owned_comparison(text, figures, k - 1);
    const bool is_compared = compared != kNoWord && compared < figures[k].first;
    // "She stopped 214 medicines, and falls went down from 96 to 71" names what it counts.
    const bool names_own = figures[k].from_first != kNoWord && !value.population.empty();
    if (value.unit.empty() && value.kind == "count" && before.kind == "count" && !names_own &&
        !is_size(before.unit)) {
        value.unit = before.unit;
        if (is_compared || value.population.empty()) value.population = before.population;
    }
    if (is_compared && value.unit == before.unit &&
        (value.kind == "share" || value.population.empty()))
        value.population = before.population;
    // "fell from 38 to 21 (45%)": the bracket speaks of the figure in front of it.
    if (text.before(figures[k].first) == '(' && figures[k - 1].last + 1 == figures[k].first)
        value.population = before.population;
    // "97% complete (61% in August)": the same was counted then.
    if (!before.comparator.empty() && text.before(figures[k].first) == '(' &&
        before.comparator.starts_with(value.value))
        value.population = before.population, value.unit = before.unit;
    if (value.population.empty() && !value.change.empty() && value.kind == "share")
        value.population = before.population;
    if (value.population.empty() && value.unit == before.unit && value.kind == before.kind)
        value.population = before.population;
}

/// "48 days, up from 31 in 2023/24", "12% of people were restrained. Down from 16% a year
/// earlier.": what the figure was before.
void earlier_value(const MeasureText& text,
                   std::span<const Figure> figures,
                   std::vector<MeasureValue>& values) {
    for (std::size_t b = 1; b < figures.size(); ++b) {
        const Figure& before = figures[b];
        if (!before.value2.empty() || before.first < 2 || text.word(before.first - 1) != "from")
            continue;
        const auto way = text.word(before.first - 2);
        if (way != "up" && way != "down") continue;
        const bool opens = text.sentence_start(before.first) == before.first - 2;
        // The nearest figure of its kind in front: "44% were more than 50 miles from home, down
        // from 51%".
        std::size_t k = b;
        bool found = false;
        while (k > 0 && !found) {
            const Figure& now = figures[--k];
            if (!text.same_sentence(now.first, before.first) && !opens) break;
            const bool sized = now.unit == "miles" || now.unit == "km" || now.unit == "metres";
            found = before.unit == now.unit || (before.unit.empty() && now.unit != "%" && !sized);
        }
        if (!found || !values[k].value2.empty()) continue;
        MeasureValue& value = values[k];
        const bool next_opens = opens;
        value.value2 = before.value;
        value.change = way;
        if (next_opens && value.comparator.empty()) {
            std::size_t end = before.last;
            while (text.same_clause(before.first, end + 1) && end - before.first < 12) ++end;
            value.comparator = std::string(text.printed(before.first - 2, end)) +
                               (text.follows(end, "%") ? "%" : "");
        }
    }
}

/// "1,860 people who had stayed on a ward between 2023 and 2025": who was asked, with what tells
/// them from others.
std::string asked_group(const MeasureText& text,
                        const Figure& figure,
                        const std::string& population) {
    const auto last = read_words(population).words.size() + figure.last;
    if (text.word(last + 1) != "who" && text.word(last + 1) != "whose") return population;
    constexpr auto kEnds = std::to_array<std::string_view>(
        {"between", "since", "during", "said", "told", "and", "but", "in"});
    std::size_t end = last + 1;
    while (text.same_clause(last + 1, end + 1) && end - last < 12 &&
           !is_among(kEnds, text.word(end + 1)))
        ++end;
    return std::string(text.printed(figure.last + 1, end));
}

/// "We asked 187 directors. Two in five said ...": a share without a group of its own is one of
/// those who were asked.
void population_asked(const MeasureText& text,
                      std::span<const Figure> figures,
                      std::size_t k,
                      std::vector<MeasureValue>& values) {
    MeasureValue& value = values[k];
    // "Of them, 64% had been woken": they are who was asked.
    constexpr auto kPronouns =
        std::to_array<std::string_view>({"them", "these", "those", "whom", "less often"});
    const bool pronoun = is_among(kPronouns, value.population);
    if (value.kind != "share" || (!value.population.empty() && !pronoun) ||
        !value.denominator.empty())
        return;
    constexpr auto kAsking = std::to_array<std::string_view>(
        {"asked",  "surveyed", "survey",  "interviewed", "interviews", "interview", "questionnaire",
         "spoke",  "replies",  "replied", "responses",   "responded",  "polled",    "poll",
         "sample", "looked",   "studied", "followed",    "examined",   "analysed"});
    for (std::size_t j = k; j-- > 0;) {
        if (text.same_sentence(figures[j].first, figures[k].first) || values[j].kind != "count" ||
            values[j].population.empty())
            continue;
        const std::size_t start = text.sentence_start(figures[j].first);
        for (std::size_t i = start; text.same_sentence(start, i); ++i) {
            if (!is_among(kAsking, text.word(i))) continue;
            value.population = asked_group(text, figures[j], values[j].population);
            return;
        }
    }
}

/// "We rang 40 people, and 17 told us ...": a part without a noun of its own is of those who were
/// counted.
void population_of_whole(const Figure& figure, std::vector<MeasureValue>& values) {
    MeasureValue& part = values.back();
    if (figure.noun != kNoWord || figure.denominator.empty() || figure.unit == "%") return;
    for (std::size_t j = values.size() - 1; j-- > 0;) {
        const MeasureValue& whole = values[j];
        if (whole.kind != "count" || whole.value != figure.denominator) continue;
        const bool names_it = part.population.find(whole.population) != std::string::npos;
        if (!whole.population.empty() && !names_it) part.population = whole.population;
        return;
    }
}

/// "In 12 of them there was no plan": of those whom an earlier sentence counted, whatever stands
/// behind.
bool counts_of_them(const MeasureText& text, const Figure& figure) {
    constexpr auto kPronouns = std::to_array<std::string_view>({"them", "these", "those"});
    return figure.noun == kNoWord && figure.denominator.empty() && figure.unit.empty() &&
           text.word(figure.last + 1) == "of" && is_among(kPronouns, text.word(figure.last + 2));
}

/// "Incidents of aggression fell from 27 to 11": the subject names what a bare figure counts.
void unit_of_subject(MeasureValue& value) {
    if (value.kind != "count" || !value.unit.empty() || value.population.empty()) return;
    const auto words = read_words(value.population);
    for (const Word& word : words.words) {
        const auto printed =
            std::string_view(value.population).substr(word.begin, word.end - word.begin);
        const bool plural = printed.size() > 3 && printed.ends_with('s') &&
                            !printed.ends_with("'s") && !printed.ends_with("\u2019s") &&
                            !printed.ends_with("ss") && !printed.ends_with("us") &&
                            !printed.ends_with("is");
        if ((!plural && word.folded != "people" && word.folded != "staff") || is_size(printed))
            continue;
        value.unit = printed;
        // A capital that only opens the sentence is none of the noun's.
        const bool opens =
            word.begin == 0 && printed.size() > 1 && printed[1] >= 'a' && printed[1] <= 'z';
        if (opens) value.unit.front() = static_cast<char>(value.unit.front() | 0x20);
        return;
    }
}

/// "rose to 26 weeks in 2024 from 18 weeks in 2022", "went down to 1.8, from 2.9 a year ago",
/// "takes 20 minutes instead of 55": what stands behind is what it was before.
void value_before(const MeasureText& text,
                  std::span<const Figure> figures,
                  std::vector<MeasureValue>& values) {
    for (std::size_t b = 1; b < figures.size(); ++b) {
        const Figure& before = figures[b];
        const Figure& now = figures[b - 1];
        MeasureValue& value = values[b - 1];
        if (!before.value2.empty() || !value.value2.empty() || before.first < 2 || now.first == 0 ||
            !text.same_sentence(now.first, before.first))
            continue;
        const bool same_unit = before.unit.empty() || before.unit == now.unit ||
                               before.noun != kNoWord || now.unit.empty();
        const bool from = text.word(before.first - 1) == "from" &&
                          text.word(now.first - 1) == "to" && tells_movement(text, now.first);
        const bool instead =
            text.word(before.first - 1) == "of" && text.word(before.first - 2) == "instead";
        if (!same_unit || !(from || instead)) continue;
        value.value2 = before.value;
        value.change = movement_between(before.value, now.value);
        values[b].unit = value.unit, values[b].kind = value.kind;
        values[b].population = value.population;
    }
}

/// "the six months after (July to December 2021": the bracket says which they are.
std::string without_open_bracket(std::string period) {
    const auto open = period.find('(');
    if (open == std::string::npos || period.find(')') != std::string::npos) return period;
    return std::string(period.substr(0, open == 0 ? 0 : open - 1));
}

/// The dates in the bracket behind a figure's period: "in the six months after (July to December
/// 2021)".
std::string dates_in_bracket(std::string_view text, std::string_view period) {
    const auto at = period.empty() ? text.npos : text.find(period);
    if (at == text.npos) return {};
    const auto rest = text.substr(at + period.size());
    if (!rest.starts_with(" (")) return {};
    const auto close = rest.find(')');
    constexpr std::size_t kLongest = 40;
    if (close == rest.npos || close > kLongest) return {};
    const auto inside = rest.substr(2, close - 2);
    return period_named_in(inside) == inside ? std::string(inside) : std::string{};
}

}  // namespace

Measures read_measures(std::string_view text, const WordText& words) {
    const MeasureText source(text, words.words);
    const auto figures = figures_in(source);
    Measures out;
    for (std::size_t k = 0; k < figures.size(); ++k) {
        const Figure& figure = figures[k];
        MeasureValue value;
        value.value = figure.value, value.value2 = figure.value2, value.unit = figure.unit;
        value.denominator = figure.denominator, value.kind = figure.kind;
        value.change = figure.change.empty() ? change_of(source, figure) : figure.change;
        value.population = population_of(source, figure);
        constexpr auto kNobody =
            std::to_array<std::string_view>({"There", "It", "them", "these", "those"});
        if (is_among(kNobody, value.population) || counts_of_them(source, figure))
            value.population.clear();
        value.period = without_open_bracket(period_of(source, figures, k));
        if (auto dates = dates_in_bracket(text, value.period); !dates.empty())
            value.period = std::move(dates);
        value.comparator = comparator_of(source, figures, k);
        out.values.push_back(std::move(value));
        inherit(source, figures, k, out.values);
        population_asked(source, figures, k, out.values);
        population_of_whole(figure, out.values);
        unit_of_subject(out.values.back());
        const bool says_more = figure.kind != "count" && figure.kind != "money";
        out.values.back().direction =
            direction_of(out.values.back().population,
                         says_more ? clause_of(source, figure.first) : std::string_view(),
                         figure.kind);
        out.cues.push_back(cue_of(source, figure));
    }
    earlier_value(source, figures, out.values);
    value_before(source, figures, out.values);
    return out;
}

std::string period_named_in(std::string_view heading) {
    const WordText words = read_words(heading);
    const MeasureText text(heading, words.words);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t first = i;
        auto end = period_end(text, i);
        if (end == kNoWord && is_year(text.word(i)))
            end = i;  // in a heading or a column's head a bare year is a period
        if (end == kNoWord) continue;
        while (first < end && (text.word(first) == "in" || text.word(first) == "for" ||
                               text.word(first) == "during" || text.word(first) == "over"))
            ++first;
        return std::string(text.printed(first, end));
    }
    return {};
}

}  // namespace findings::label
