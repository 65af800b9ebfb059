// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_figures.hpp"

#include <array>
#include <optional>
#include <utility>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 8> kTimeUnits =
    {"days", "weeks", "months", "hours", "minutes", "years", "nights", "seconds"};
constexpr std::array<std::string_view, 6> kScales =
    {"million", "billion", "thousand", "hundred", "m", "bn"};
constexpr auto kVerbsBehind = std::to_array<std::string_view>({"spoke",
                                                               "praised",
                                                               "wanted",
                                                               "thought",
                                                               "was",
                                                               "were",
                                                               "had",
                                                               "have",
                                                               "are",
                                                               "is",
                                                               "did",
                                                               "do",
                                                               "said",
                                                               "felt",
                                                               "will",
                                                               "would"});
constexpr std::array<std::string_view, 32> kLeadsToFigure = {
    "of",      "to",     "by",       "from",     "was",   "were",   "only",    "than",
    "average", "median", "mean",     "total",    "score", "scored", "about",   "around",
    "nearly",  "almost", "least",    "most",     "over",  "is",     "reached", "averaged",
    "some",    "and",    "totalled", "numbered", "just",  "with",   "leaves",  "leaving"};
constexpr std::array<std::string_view, 7> kPointing =
    {"the", "these", "those", "its", "their", "our", "both"};
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

class Reader {
  public:
    explicit Reader(const MeasureText& text) : text_(text) {}

    std::vector<Figure> read() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (auto figure = figure_at(i)) {
                i = figure->last;
                out_.push_back(std::move(*figure));
            } else if (const auto past = skip_; past > i && past != kNoWord) {
                i = past;
            }
            skip_ = kNoWord;
        }
        return std::move(out_);
    }

  private:
    struct Amount {
        std::size_t last = 0;
        std::string value, unit;  // unit "%", "£", "percentage points"; empty = none by itself
    };

    [[nodiscard]] std::optional<Figure> figure_at(std::size_t i) {
        if (const auto end = period_end(text_, i); end != kNoWord && !is_measured_span(i)) {
            skip_ = end;
            return std::nullopt;
        }
        if (auto share = fraction_at(i)) return share;
        if (!text_.is_number(i)) return std::nullopt;
        if (text_.word(i) == "several" || text_.word(i) == "half" || text_.word(i) == "quarter")
            return std::nullopt;
        if (names_something(text_, i)) {
            skip_past_name(i);
            return std::nullopt;
        }
        if (auto share = in_words_share_at(i)) return share;
        return quantity_at(i);
    }

    /// "12 to 18 weeks" whose first figure was refused must not be read from its second on.
    void skip_past_name(std::size_t i) {
        if ((text_.word(i + 1) == "to" || text_.word(i + 1) == "and") && text_.is_figure(i + 2) &&
            names_something(text_, i + 2))
            skip_ = i + 2;
    }

    /// "waited 12 months before": a span that is measured although it looks like a period.
    [[nodiscard]] bool is_measured_span(std::size_t i) const {
        if (!text_.is_number(i) || i == 0) return false;
        constexpr std::array<std::string_view, 12> kTakes = {"waited",
                                                             "wait",
                                                             "waiting",
                                                             "took",
                                                             "lasted",
                                                             "of",
                                                             "was",
                                                             "were",
                                                             "is",
                                                             "average",
                                                             "stayed",
                                                             "than"};
        constexpr std::array<std::string_view, 3> kPeriodOf = {"month", "year", "quarter"};
        return is_among(kTakes, text_.word(i - 1)) &&
               !(text_.word(i - 1) == "of" && is_among(kPeriodOf, text_.word(i - 2)));
    }

    /// "a third of wards", "two thirds", "nearly three quarters", "more than half": nothing when
    /// the figure itself follows.
    [[nodiscard]] std::optional<Figure> fraction_at(std::size_t i) const {
        std::size_t name = i;
        const bool counted = text_.is_number(i) && !text_.is_figure(i) && text_.word(i) != "half" &&
                             text_.word(i) != "quarter";
        if (text_.word(i) == "a" || counted) name = i + 1;
        if (!is_share_noun(text_, name) || !text_.same_sentence(i, name)) return std::nullopt;
        const bool whole = text_.word(name + 1) == "of" ||
                           (text_.word(name) == "half" &&
                            (text_.word(name + 1) == "the" || text_.word(name + 1) == "all" ||
                             text_.word(name + 1) == "our"));
        const bool marked =
            name != i || (i > 0 && (text_.word(i - 1) == "than" || text_.word(i - 1) == "nearly" ||
                                    text_.word(i - 1) == "almost" || text_.word(i - 1) == "about" ||
                                    text_.word(i - 1) == "over" || text_.word(i - 1) == "around" ||
                                    text_.word(i - 1) == "by"));
        if (text_.word(name) != "half" && name == i)
            return std::nullopt;  // "third" alone is an ordinal, "quarter" a time
        if (!whole && !marked) return std::nullopt;
        if (text_.word(name) == "quarter" && !counted && !whole && !marked_share(i))
            return std::nullopt;
        if (has_figure_behind(name)) return std::nullopt;
        if (text_.word(name) == "half" && text_.is_number(name + 1)) return std::nullopt;
        // "an hour and a half", "a year and a quarter": a span, and no share.
        const bool of_span = i > 1 && text_.word(i) == "a" && text_.word(i - 1) == "and" &&
                             !unit_name(text_, i - 2).empty();
        if (of_span && !whole) return std::nullopt;
        constexpr std::array<std::string_view, 6> kOfTime =
            {"year", "day", "hour", "month", "century", "term"};
        if (text_.word(name + 1) == "of" &&
            (is_among(kOfTime, text_.word(name + 2)) || is_among(kOfTime, text_.word(name + 3)) ||
             is_year(text_.word(name + 2))))
            return std::nullopt;
        if (text_.word(name) == "half" &&
            (is_among(kOfTime, text_.word(name + 1)) || (text_.word(name + 1) == "an")))
            return std::nullopt;
        Figure figure;
        figure.first = first_of_share(i), figure.last = name;
        figure.value = std::string(text_.printed(figure.first, name));
        figure.kind = "share";
        return figure;
    }
    [[nodiscard]] bool marked_share(std::size_t i) const {
        constexpr std::array<std::string_view, 7> kAhead =
            {"nearly", "almost", "about", "by", "than", "over", "around"};
        return i > 0 && is_among(kAhead, text_.word(i - 1));
    }
    /// The words that bound a share are part of it: "more than half", "nearly two thirds".
    [[nodiscard]] std::size_t first_of_share(std::size_t i) const {
        std::size_t first = i;
        if (i > 0 && is_among(kApproximate, text_.word(i - 1)) && text_.same_clause(i - 1, i)) {
            first = i - 1;
            const bool two =
                first > 0 && (text_.word(first) == "than" || text_.word(first) == "least");
            if (two && (text_.word(first - 1) == "more" || text_.word(first - 1) == "less" ||
                        text_.word(first - 1) == "fewer" || text_.word(first - 1) == "at"))
                --first;
            if (two && first == i - 1) first = i;
            if (text_.word(first) == "some") first = i;
        }
        return first;
    }
    [[nodiscard]] bool has_figure_behind(std::size_t name) const {
        // "two in five wards (41%)", "nearly a quarter (24%)", "almost a third of wards (32%)".
        for (std::size_t k = name; k < name + 7 && text_.same_sentence(name, k); ++k) {
            if (text_.gap(k) != " (") continue;
            return text_.is_figure(k + 1) &&
                   (text_.follows(k + 1, "%") || text_.word(k + 2) == "per");
        }
        return false;
    }

    /// "one in eight", "1 in 8", "two in every five".
    [[nodiscard]] std::optional<Figure> in_words_share_at(std::size_t i) const {
        if (auto named = one_of_named(i)) return named;
        const std::size_t whole = text_.word(i + 2) == "every" ? i + 3 : i + 2;
        if (text_.word(i + 1) != "in" || !text_.same_sentence(i, i + 2) || text_.follows(i, "%"))
            return std::nullopt;
        if (!text_.is_number(whole) || is_year(text_.word(whole)) || is_month(text_, whole + 1) ||
            text_.follows(whole, "%"))
            return std::nullopt;
        constexpr std::array<std::string_view, 7> kSpans =
            {"month", "year", "week", "day", "hour", "minute", "quarter"};
        if (is_among(kSpans, text_.word(whole + 1)) ||
            text_.word(whole).find('/') != std::string_view::npos)
            return std::nullopt;
        if (has_figure_behind(whole))
            return Figure{i, whole, {}, {}, {}, {}, {}, {}};  // an empty value is dropped by the
                                                              // caller
        return Figure{i, whole, std::string(text_.printed(i, whole)), {}, {}, {}, "share", {}};
    }

    /// "one call in five", "one trust in four".
    [[nodiscard]] std::optional<Figure> one_of_named(std::size_t i) const {
        if (text_.word(i) != "one" || text_.is_number(i + 1) || text_.word(i + 2) != "in" ||
            !text_.is_number(i + 3) || !text_.same_clause(i, i + 3))
            return std::nullopt;
        if (text_.is_figure(i + 3) && text_.word(i + 3).size() > 2) return std::nullopt;
        return Figure{i, i + 3, std::string(text_.printed(i, i + 3)), {}, {}, {}, "share", {}};
    }
    /// A number with what stands right behind it: "12%", "£1.2 million", "twenty-one", "1,312".
    [[nodiscard]] std::optional<Amount> amount_at(std::size_t i) const {
        if (!text_.is_number(i)) return std::nullopt;
        Amount amount{i, std::string(text_.raw(i)), {}};
        const bool pound =
            text_.at(i).begin >= 2 && text_.text().substr(text_.at(i).begin - 2, 2) == "£";
        if (!text_.is_figure(i)) {
            constexpr std::array<std::string_view, 8> kTens =
                {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
            if (is_among(kTens, text_.word(i)) && text_.gap(i) == "-" && text_.is_number(i + 1))
                amount.last = i + 1;
        }
        while (is_among(kScales, text_.word(amount.last + 1)) &&
               text_.same_sentence(i, amount.last + 1) && text_.gap(amount.last).size() <= 1)
            ++amount.last;
        if (pound) amount.unit = "£";
        amount.value = std::string(text_.printed(i, amount.last));
        if (text_.follows(amount.last, "%") || text_.follows(amount.last, " %")) {
            amount.unit = "%";
        } else if (text_.word(amount.last + 1) == "percent" ||
                   text_.word(amount.last + 1) == "pc") {
            amount.unit = "%", ++amount.last;
        } else if (text_.word(amount.last + 1) == "per" &&
                   (text_.word(amount.last + 2) == "cent" ||
                    text_.word(amount.last + 2) == "centage")) {
            amount.unit = "%", amount.last += 2;
        } else if (text_.word(amount.last + 1) == "percentage" &&
                   text_.word(amount.last + 2) == "point") {
            amount.unit = "percentage points", amount.last += 2;
        }
        return amount;
    }

    [[nodiscard]] std::optional<Figure> quantity_at(std::size_t i) {
        const auto amount = amount_at(i);
        if (!amount) return std::nullopt;
        Figure figure;
        figure.first = i, figure.last = amount->last;
        figure.value = amount->value;
        figure.unit = amount->unit;
        if (is_year(text_.word(i)) && figure.unit.empty() && !counts_like_a_year(i))
            return std::nullopt;
        const bool joined = take_change(figure) || take_range(figure);
        if (!joined && figure.unit.empty() && take_whole(figure)) return figure;
        name_unit(figure);
        if (figure.last > i)
            skip_ = figure.last;  // refused as a whole, it is not read again from its second word
        return finished(std::move(figure));
    }
    /// "2000 patients" counts although it looks like a year.
    [[nodiscard]] bool counts_like_a_year(std::size_t i) const {
        constexpr std::array<std::string_view, 8> kAhead =
            {"in", "since", "by", "of", "during", "until", "from", "to"};
        return !(i > 0 && is_among(kAhead, text_.word(i - 1))) && noun_behind(i) == i + 1;
    }

    /// "fell from 27 in the three months before the change to 11": the value is what it became.
    bool take_change(Figure& figure) const {
        const std::size_t i = figure.first;
        if (i == 0 || text_.word(i - 1) != "from" || (i > 1 && opens_spread(text_, i - 2)))
            return false;
        for (std::size_t k = figure.last + 1; k < figure.last + 16 && text_.same_sentence(i, k);
             ++k) {
            if (text_.word(k) != "to" || !text_.is_number(k + 1)) continue;
            if (names_something(text_, k + 1) || is_year(text_.word(k + 1)) ||
                is_month(text_, k + 1))
                continue;
            const auto second = amount_at(k + 1);
            if (!second ||
                (!second->unit.empty() && !figure.unit.empty() && second->unit != figure.unit))
                continue;
            if (const auto end = period_end(text_, k + 1);
                end != kNoWord && !text_.follows(second->last, "%"))
                continue;
            if (k == figure.last + 1 && !tells_movement(text_, i))
                return false;  // "scored from 1 to 4" spreads
            figure.from_first = i - 1, figure.from_last = k - 1;
            if (const auto noun = noun_behind(figure.last);
                figure.unit.empty() && noun != kNoWord && noun < k)
                figure.unit = noun_phrase(text_, noun);
            figure.value2 = figure.value;
            figure.value = second->value;
            if (figure.unit.empty()) figure.unit = second->unit;
            figure.last = second->last;
            figure.change = movement_between(figure.value2, figure.value);
            return true;
        }
        return false;
    }
    /// "12 to 18 weeks", "between 5 and 9%", "12–18 weeks", "from 3 to 12 days".
    bool take_range(Figure& figure) const {
        const std::size_t joint = figure.last + 1;
        std::size_t second_at = kNoWord;
        const auto mark = text_.gap(figure.last);
        const auto bare = mark.starts_with("%") ? mark.substr(1) : mark;
        const bool dashed = bare == "-" || bare == "\u2013" || bare == " \u2013 " ||
                            bare == " - " || bare == "-£" || bare == "\u2013£";
        if (dashed && text_.is_figure(figure.last + 1)) second_at = figure.last + 1;
        const bool between = figure.first > 0 && text_.word(figure.first - 1) == "between" &&
                             text_.word(joint) == "and";
        if ((text_.word(joint) == "to" || between) && text_.same_sentence(figure.first, joint + 1))
            second_at = joint + 1;
        if (second_at == kNoWord || !text_.is_number(second_at) || is_year(text_.word(second_at)) ||
            text_.is_figure(figure.first) != text_.is_figure(second_at))
            return false;
        const auto second = amount_at(second_at);
        if (!second ||
            (!figure.unit.empty() && !second->unit.empty() && figure.unit != second->unit))
            return false;
        figure.value2 = second->value;
        if (figure.unit.empty()) figure.unit = second->unit;
        figure.last = second->last;
        figure.change = "range";
        return true;
    }

    /// "19 of 32 patients", "seven of the 12 records", "4.8 out of 5", "nine out of ten".
    bool take_whole(Figure& figure) const {
        std::size_t of = figure.last + 1;
        const bool out_of = text_.word(of) == "out" && text_.word(of + 1) == "of";
        if (out_of) ++of;
        if (text_.word(of) != "of" || !text_.same_sentence(figure.first, of + 1)) return false;
        std::size_t whole = of + 1;
        while (is_among(kPointing, text_.word(whole)) || text_.word(whole) == "all") ++whole;
        if (!text_.is_number(whole) || !text_.same_sentence(figure.first, whole)) return false;
        if ((is_year(text_.word(whole)) && noun_behind(whole) == kNoWord) ||
            text_.word(whole) == "half" || text_.word(whole) == "quarter" ||
            is_month(text_, whole + 1))
            return false;
        const auto amount = amount_at(whole);
        figure.denominator = amount->value;
        figure.last = amount->last;
        figure.noun = noun_behind(figure.last);
        const bool score = out_of && figure.noun == kNoWord && text_.is_figure(figure.first);
        figure.kind = score ? "score" : "share";
        if (score) {
            figure.unit = "out of " + figure.denominator;
        } else if (figure.noun != kNoWord) {
            figure.unit = noun_phrase(text_, figure.noun);
        }
        return true;
    }

    /// Unit behind the figure: a measure of time or size, a rate, or the noun that is counted.
    void name_unit(Figure& figure) const {
        if (!figure.unit.empty()) return take_rate(figure);
        std::size_t next = figure.last + 1;
        if (!text_.same_sentence(figure.first, next)) return;
        if (text_.word(next) == "whole" && text_.word(next + 1) == "time" &&
            text_.word(next + 2) == "equivalent") {
            figure.unit = "WTE", figure.last = next + 2;
            return;
        }
        if ((text_.word(next) == "working" || text_.word(next) == "calendar" ||
             text_.word(next) == "more" || text_.word(next) == "full") &&
            text_.gap(figure.last) == " ") {
            if (unit_name(text_, next + 1) != std::string_view()) ++next;
        }
        const auto gap = text_.gap(figure.last);
        const bool close = gap == " " || gap == "-" || gap == "\u00a0";
        // "61 bed days", "12 day patients": the unit is the noun behind.
        const auto noun = noun_behind(figure.last);
        const bool compound = noun != kNoWord && noun > next &&
                              text_.raw(next) != std::string(unit_name(text_, next)) &&
                              text_.gap(figure.last) == " ";
        if (close && !compound && !unit_name(text_, next).empty()) {
            figure.unit = unit_name(text_, next);
            figure.last = next;
        } else if (noun != kNoWord) {
            figure.noun = noun;
            figure.unit = noun_phrase(text_, noun);
            take_whole_behind(text_, figure);
        }
        take_rate(figure);
    }
    /// "6.2 incidents per 1,000 bed days", "12 per month", "£340 a day".
    void take_rate(Figure& figure) const {
        std::size_t at = (figure.noun == kNoWord ? figure.last : figure.noun) + 1;
        const bool per = text_.word(at) == "per" || text_.word(at) == "for";
        const bool every =
            text_.word(at) == "a" || text_.word(at) == "each" || text_.word(at) == "every";
        constexpr std::array<std::string_view, 12> kPer = {"day",
                                                           "week",
                                                           "month",
                                                           "year",
                                                           "night",
                                                           "patient",
                                                           "person",
                                                           "bed",
                                                           "shift",
                                                           "hour",
                                                           "quarter",
                                                           "head"};
        // "down from 31 a year earlier" says when, not how often.
        constexpr std::array<std::string_view, 5> kWhen = {"earlier",
                                                           "ago",
                                                           "before",
                                                           "later",
                                                           "previously"};
        if (!text_.same_sentence(figure.first, at + 1) || is_among(kWhen, text_.word(at + 2)))
            return;
        if (text_.word(at) == "for" && text_.word(at + 1) == "every" && text_.is_number(at + 2))
            ++at;
        const bool per_number = per && text_.is_figure(at + 1) && !is_year(text_.word(at + 1));
        if (!per_number && figure.unit == "%") return;
        if (!per_number &&
            !((per || every) && text_.word(at) != "for" && is_among(kPer, text_.word(at + 1))))
            return;
        const std::size_t noun = per_number ? noun_behind(at + 1) : at + 1;
        const std::size_t last = noun == kNoWord ? at + 1 : noun;
        figure.unit += (figure.unit.empty() ? "" : " ") + std::string("per ") +
                       std::string(text_.printed(at + 1, last));
        figure.kind = "rate";
        figure.last = std::max(figure.last, last);
    }

    /// Decides whether what was read measures anything.
    [[nodiscard]] std::optional<Figure> finished(Figure figure) const {
        if (!figure.kind.empty()) return figure;
        if (figure.unit == "%" || figure.unit == "percentage points") {
            figure.kind = "share";
        } else if (figure.unit == "£") {
            figure.kind = "money";
        } else if (is_among(kTimeUnits, figure.unit)) {
            figure.kind = "duration";
        } else {
            figure.kind = "count";
        }
        const bool is_word = !text_.is_figure(figure.first);
        if (figure.kind == "duration" && !is_measured_duration(figure)) return std::nullopt;
        if (figure.kind != "count") return figure;
        if (is_word && figure.change != "range" && figure.from_first == kNoWord)
            return counts_in_words(figure) ? std::optional(std::move(figure)) : std::nullopt;
        if (!figure.unit.empty() || figure.from_first != kNoWord) return figure;
        return figure.change != "range" && stands_as_count(figure)
                   ? std::optional(std::move(figure))
                   : std::nullopt;
    }
    [[nodiscard]] bool counts_in_words(const Figure& figure) const {
        if (figure.unit.empty()) {
            if (follows_whole(text_, out_, figure.first)) return true;
            const bool led = figure.first > 0 &&
                             (text_.word(figure.first - 1) == "to" ||
                              text_.word(figure.first - 1) == "average") &&
                             !text_.same_clause(figure.last, figure.last + 1);
            return led && text_.word(figure.first) != "one";
        }
        if (figure.first > 0 && is_among(kPointing, text_.word(figure.first - 1))) return false;
        if (text_.word(figure.first) == "one") return is_coordinated(figure);
        return text_.word(figure.first) != "million" && text_.word(figure.first) != "hundred" &&
               text_.word(figure.first) != "thousand" && text_.word(figure.first) != "dozen";
    }
    /// "two provider events and one service user event": the second count is as meant as the first.
    [[nodiscard]] bool is_coordinated(const Figure& figure) const {
        return !out_.empty() && figure.first > 0 && text_.word(figure.first - 1) == "and" &&
               text_.same_sentence(out_.back().first, figure.first) &&
               out_.back().kind == "count" && out_.back().noun != kNoWord &&
               text_.word(out_.back().noun) == text_.word(figure.noun);
    }
    /// A bare figure: "106 were rated", "a total of 61", "fell to 21".
    [[nodiscard]] bool stands_as_count(const Figure& figure) const {
        const std::size_t i = figure.first;
        const bool speaks = is_among(kVerbsBehind, text_.word(figure.last + 1)) &&
                            text_.same_clause(figure.last, figure.last + 1);
        const bool opens = i == 0 || !text_.same_clause(i - 1, i) || text_.word(i - 1) == "while" ||
                           text_.word(i - 1) == "and" || text_.word(i - 1) == "but" ||
                           text_.word(i - 1) == "which";
        const bool led =
            i > 0 && text_.same_sentence(i - 1, i) && is_among(kLeadsToFigure, text_.word(i - 1));
        const bool small_list =
            text_.word(i).size() == 1 && text_.gap(figure.last).starts_with(")");
        return !small_list && ((speaks && opens) || led || follows_whole(text_, out_, i));
    }
    /// A span of time that something took; not one that frames it.
    [[nodiscard]] bool is_measured_duration(const Figure& figure) const {
        const std::size_t i = figure.first;
        const auto ahead = i > 0 ? text_.word(i - 1) : std::string_view();
        constexpr std::array<std::string_view, 13> kFrames = {"within",
                                                              "every",
                                                              "each",
                                                              "next",
                                                              "last",
                                                              "past",
                                                              "previous",
                                                              "first",
                                                              "final",
                                                              "coming",
                                                              "following",
                                                              "under",
                                                              "beyond"};
        if (figure.change != "range" && is_among(kFrames, ahead) &&
            !(ahead == "under" || ahead == "beyond"))
            return false;
        const auto behind = text_.word(figure.last + 1);
        if (behind == "ago" || behind == "later" || behind == "earlier" || behind == "period" ||
            behind == "forward")
            return false;
        if (text_.is_capital(figure.last) && i > 0 && text_.is_capital(i))
            return false;  // "Five Year Forward View"
        if (ahead == "in" || ahead == "during") return false;
        if (ahead == "over" && !text_.same_clause(i, figure.last + 1)) return false;
        return text_.word(i) != "one" || text_.word(figure.last) != "day";
    }  /// The noun counted before in this text: "two events and one event" counts it once more.
    [[nodiscard]] std::size_t noun_behind(std::size_t last) const {
        const bool has_before =
            text_.word(last) == "one" && !out_.empty() && out_.back().noun != kNoWord;
        return counted_noun(text_,
                            last,
                            has_before ? text_.word(out_.back().noun) : std::string_view());
    }

    const MeasureText& text_;
    std::vector<Figure> out_;
    std::size_t skip_ = kNoWord;
};

}  // namespace

std::vector<Figure> figures_in(const MeasureText& text) {
    if (!may_have_figure(text)) return {};
    auto figures = Reader(text).read();
    share_wholes(text, figures);
    std::erase_if(figures, [](const Figure& figure) { return figure.value.empty(); });
    return figures;
}

}  // namespace findings::label
