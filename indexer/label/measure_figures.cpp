// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_figures.hpp"

#include "indexer/label/measure_moves.hpp"

#include <array>
#include <optional>
#include <utility>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 6> kScales =
    {"million", "billion", "thousand", "hundred", "m", "bn"};

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
        if (auto entry = entry_at(text_, i)) return entry;
        if (const auto end = period_end(text_, i); end != kNoWord && !is_measured_span(i)) {
            if (opens_mean(i)) return std::nullopt;
            skip_ = end;
            return std::nullopt;
        }
        if (auto share = fraction_at(text_, i)) return share;
        if (!text_.is_number(i)) return std::nullopt;
        if (text_.word(i) == "several" || text_.word(i) == "half" || text_.word(i) == "quarter")
            return std::nullopt;
        if (names_something(text_, i)) {
            skip_past_name(i);
            return std::nullopt;
        }
        if (auto rate = rate_change_at(text_, i)) return rate;
        if (auto share = share_in_words_at(text_, i)) return share;
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

    /// "answered in 24 days on average", at the word "in": how long something took, and no period.
    [[nodiscard]] bool opens_mean(std::size_t i) const {
        if (text_.word(i) != "in" || !text_.is_number(i + 1)) return false;
        for (std::size_t k = i + 3; k < i + 5 && text_.same_clause(i, k + 1); ++k) {
            if (text_.word(k) == "on" && text_.word(k + 1) == "average") return true;
        }
        return false;
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
        name_unit(text_, out_, figure);
        if (figure.last > i)
            skip_ = figure.last;  // refused as a whole, it is not read again from its second word
        return settle_kind(text_, out_, figure) ? std::optional(std::move(figure)) : std::nullopt;
    }
    /// "2000 patients" counts although it looks like a year.
    [[nodiscard]] bool counts_like_a_year(std::size_t i) const {
        constexpr std::array<std::string_view, 8> kAhead =
            {"in", "since", "by", "of", "during", "until", "from", "to"};
        // "the Care Act 2014 allows"
        constexpr std::array<std::string_view, 5> kLaws = {"act",
                                                           "regulation",
                                                           "regulations",
                                                           "order",
                                                           "code"};
        return !(i > 0 &&
                 (is_among(kAhead, text_.word(i - 1)) || is_among(kLaws, text_.word(i - 1)))) &&
               noun_after(i) == i + 1;
    }

    /// "fell from 27 in the three months before the change to 11": the value is what it became.
    bool take_change(Figure& figure) const {
        const std::size_t i = figure.first;
        const std::size_t from = from_ahead(text_, i);
        if (from == kNoWord || (from > 0 && opens_spread(text_, from - 1))) return false;
        for (std::size_t k = figure.last + 1; k < figure.last + 16 && text_.same_sentence(i, k);
             ++k) {
            if (text_.word(k) != "to") continue;
            const std::size_t to = past_bounds(text_, k + 1);
            if (!text_.is_number(to)) continue;
            if (names_something(text_, to) || is_year(text_.word(to)) || is_month(text_, to))
                continue;
            const auto second = amount_at(to);
            if (!second ||
                (!second->unit.empty() && !figure.unit.empty() && second->unit != figure.unit))
                continue;
            if (const auto end = period_end(text_, to);
                end != kNoWord && !text_.follows(second->last, "%"))
                continue;
            if (k == figure.last + 1 && !tells_movement(text_, from))
                return false;  // "scored from 1 to 4" spreads
            figure.from_first = from, figure.from_last = k - 1;
            if (const auto noun = noun_after(figure.last);
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
        while (is_pointing(text_.word(whole)) || text_.word(whole) == "all") ++whole;
        if (!text_.is_number(whole)) whole = past_owner(whole);
        if (!text_.is_number(whole) || !text_.same_sentence(figure.first, whole)) return false;
        if ((is_year(text_.word(whole)) && noun_after(whole) == kNoWord) ||
            text_.word(whole) == "half" || text_.word(whole) == "quarter" ||
            is_month(text_, whole + 1))
            return false;
        const auto amount = amount_at(whole);
        figure.denominator = amount->value;
        figure.last = amount->last;
        figure.noun = noun_after(figure.last);
        // "4.8 out of 5" is a score, "3 out of 26" a part of what was named before.
        constexpr std::array<std::string_view, 9> kScalesOfScores =
            {"4", "5", "6", "7", "10", "20", "25", "50", "100"};
        const bool score = out_of && figure.noun == kNoWord && text_.is_figure(figure.first) &&
                           is_among(kScalesOfScores, text_.word(whole));
        figure.kind = score ? "score" : "share";
        if (score) {
            figure.unit = "out of " + figure.denominator;
        } else if (figure.noun != kNoWord) {
            figure.unit = noun_phrase(text_, figure.noun);
        }
        return true;
    }

    /// "seven of the Trust's twelve wards": the word behind whose they are; `at` where nobody owns
    /// them.
    [[nodiscard]] std::size_t past_owner(std::size_t at) const {
        constexpr std::size_t kLongestName = 5;  // words
        for (std::size_t k = at; k < at + kLongestName && text_.same_clause(at, k + 1); ++k) {
            const auto name = text_.raw(k);
            const bool owns = name.ends_with("'s") || name.ends_with("\u2019s") ||
                              text_.gap(k).starts_with("' ") || text_.gap(k).starts_with("\u2019 ");
            if (owns) return text_.is_number(k + 1) ? k + 1 : at;
        }
        return at;
    }

    [[nodiscard]] std::size_t noun_after(std::size_t last) const {
        return noun_behind(text_, out_, last);
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
