// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measures.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace findings::label {
namespace {

// A number behind these words is a name: "Regulation 12", "section 136", "page 4", "COVID-19".
constexpr std::array<std::string_view, 37> kNamesBefore = {
    "regulation", "reg", "section", "s", "outcome", "chapter", "ch", "page", "p", "article", "paragraph", "para", "step", "level",
    "tier", "appendix", "standard", "table", "figure", "part", "band", "question", "room", "number", "no", "schedule", "version",
    "aged", "age", "covid", "form", "option", "phase", "core", "ward", "note", "ref"};
constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kPhoneBefore = {"tel", "telephone", "phone", "call", "ring", "fax", "text"};
// A number before these words describes a place or a time of day, it measures nothing.
constexpr std::array<std::string_view, 12> kNamesAfter = {"bed", "bedded", "act", "am", "pm", "o'clock", "oclock",
                                                          "regulation", "year-old", "st", "nd", "th"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kUnits = {{
    {"day", "days"}, {"week", "weeks"}, {"month", "months"}, {"hour", "hours"}, {"minute", "minutes"}, {"year", "years"},
    {"bed", "beds"}, {"post", "posts"}, {"wte", "WTE"}, {"fte", "WTE"}, {"mile", "miles"}, {"shift", "shifts"},
    {"session", "sessions"}, {"point", "points"}, {"vacancy", "posts"}, {"time", "times"}, {"night", "nights"},
    {"kilogram", "kg"}, {"placement", "placements"}, {"star", "stars"}, {"pound", "£"}}};
// A count in words is only worth keeping when it counts one of these.
constexpr std::array<std::string_view, 28> kCounted = {
    "people", "patient", "person", "staff", "nurse", "doctor", "bed", "post", "incident", "restraint", "day", "week", "month",
    "year", "hour", "record", "complaint", "vacancy", "shift", "ward", "referral", "case", "child", "service", "death", "trust",
    "carer", "team"};
constexpr std::array<std::string_view, 34> kPopulationEnd = {
    "was", "were", "had", "did", "have", "has", "is", "are", "do", "would", "could", "will", "who", "that", "which", "between", "since",
    "by", "during", "per", "compared", "against", "up", "down", "but", "however", "because", "when", "said", "rated", "waited", "told",
    "while", "from"};
constexpr std::array<std::string_view, 14> kComparatorStart = {
    "up from", "down from", "compared with", "compared to", "against", "from", "above the", "below the", "higher than",
    "lower than", "more than the", "fewer than the", "exceeding the", "than the"};

template <class Table>
bool has(const Table& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && std::all_of(word.begin(), word.end(), is_digit);
}
bool is_financial_year(std::string_view word) { return word.size() >= 6 && word.find('/') == 4 && is_year(word.substr(0, 4)); }

class Reader {
  public:
    Reader(std::string_view text, const WordText& words) : text_(text), words_(words.words) {}

    Measures read() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (!words_[i].is_number) continue;
            const std::size_t last = is_digit(words_[i].folded[0]) ? figure_at(i) : number_words_at(i);
            if (last != kNone) i = last;
        }
        return std::move(out_);
    }

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].folded) : std::string_view();
    }
    [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const {
        return b < words_.size() && words_[a].sentence == words_[b].sentence;
    }
    [[nodiscard]] std::string_view printed(std::size_t first, std::size_t last) const {
        return text_.substr(words_[first].begin, words_[last].end - words_[first].begin);
    }
    [[nodiscard]] bool follows(std::size_t i, std::string_view mark) const { return text_.substr(words_[i].end, mark.size()) == mark; }
    [[nodiscard]] bool follows_pound(std::size_t i) const {
        const auto at = words_[i].begin;
        return at >= 2 && text_.substr(at - 2, 2) == "£";
    }
    /// A figure with its unit; the last word it takes up, kNone if it is no measure.
    std::size_t figure_at(std::size_t i) {
        MeasureValue value;
        value.value = std::string(printed(i, i));
        std::size_t last = i;
        if (follows_pound(i)) {
            value.unit = "£";
            if (word(i + 1) == "million" || word(i + 1) == "billion" || word(i + 1) == "m" || word(i + 1) == "bn") last = i + 1;
            value.value = std::string(printed(i, last));
            return keep(std::move(value), i, last);
        }
        if (follows(i, "%") || word(i + 1) == "percent" || (word(i + 1) == "per" && word(i + 2) == "cent")) {
            value.unit = "%";
            last = follows(i, "%") ? i : (word(i + 1) == "percent" ? i + 1 : i + 2);
            return keep(std::move(value), i, last);
        }
        if (is_name(i)) return kNone;
        if (word(i + 1) == "to" && same_sentence(i, i + 2) && is_range_end(i + 2)) return i + 2;
        return counted(std::move(value), i, last);
    }
    /// "one in eight", "two in five", "a third", "half of", "six weeks".
    std::size_t number_words_at(std::size_t i) {
        MeasureValue value;
        value.value = std::string(printed(i, i));
        if (word(i + 1) == "in" && same_sentence(i, i + 2) && words_[i + 2].is_number && !is_named_behind(i + 3) &&
            !is_digit(word(i + 2)[0])) {
            if (word(i + 3) == "month" || word(i + 3) == "year" || word(i + 3) == "week") return counted(std::move(value), i, i);
            value.value = std::string(printed(i, i + 2));
            return keep(std::move(value), i, i + 2);
        }
        if (word(i) == "half" || word(i) == "quarter") return fraction_at(i);
        return counted(std::move(value), i, i);
    }
    /// "half the wards", "a quarter of people"; nothing when the figure itself follows in brackets.
    std::size_t fraction_at(std::size_t i) {
        const bool is_share = word(i + 1) == "of" || (word(i) == "half" && (word(i + 1) == "the" || word(i + 1) == "all"));
        const bool has_figure = same_sentence(i, i + 1) && words_[i + 1].is_number && text_.substr(words_[i].end, 2) == " (";
        const bool is_stated = i > 0 && (word(i - 1) == "than" || word(i - 1) == "a" || word(i - 1) == "nearly" ||
                                         word(i - 1) == "almost" || word(i - 1) == "over" || word(i - 1) == "about");
        if (has_figure || !(is_share && (is_stated || word(i + 1) == "of"))) return kNone;
        const std::size_t first = i > 0 && word(i - 1) == "a" ? i - 1 : i;
        MeasureValue value;
        value.value = std::string(printed(first, i));
        return keep(std::move(value), i, i);
    }
    /// A plain count or one with a unit behind it: "61 episodes", "18 weeks", "19 of 32 patients", "4.8 out of 5".
    std::size_t counted(MeasureValue&& value, std::size_t i, std::size_t last) {
        const bool is_word = !is_digit(words_[i].folded[0]);
        std::size_t next = last + 1;
        if (!same_sentence(i, next)) return is_word ? kNone : keep(std::move(value), i, last);
        if (word(next) == "out" && word(next + 1) == "of" && same_sentence(i, next + 2) && words_[next + 2].is_number) {
            value.unit = "out of " + std::string(printed(next + 2, next + 2));
            return keep(std::move(value), i, next + 2);
        }
        if (word(next) == "of" && same_sentence(i, next + 1)) {
            const std::size_t whole = next + (word(next + 1) == "the" ? 2 : 1);
            if (same_sentence(i, whole) && words_[whole].is_number && !is_year(word(whole))) {
                value.unit = "of " + std::string(printed(whole, whole));
                return keep(std::move(value), i, whole);
            }
        }
        if (is_named_behind(next)) return kNone;
        if (word(next) == "bed" && has_joint_hyphen(last)) return kNone;
        if (word(next) == "year" && word(next + 1) == "old") return kNone;
        const bool is_common_span = word(next) == "hour" && (word(i) == "24" || word(i) == "48" || word(i) == "72");
        if (is_common_span) return kNone;
        for (const auto& [name, unit] : kUnits) {
            if (word(next) != name) continue;
            value.unit = unit;
            return keep(std::move(value), i, next);
        }
        if (is_word && (word(i) == "one" || !has(kCounted, word(next)))) return kNone;
        return keep(std::move(value), i, last);
    }
    /// "12 bed", "12 bedded" describe a ward; "12 beds" counts.
    [[nodiscard]] bool is_named_behind(std::size_t i) const {
        return i < words_.size() && has(kNamesAfter, word(i)) && !(word(i) == "bed" && printed(i, i) == "beds");
    }
    [[nodiscard]] bool has_joint_hyphen(std::size_t i) const { return follows(i, "-"); }
    [[nodiscard]] bool is_range_end(std::size_t i) const {
        return words_[i].is_number && (is_year(word(i)) || !follows(i, "%"));
    }

    /// Whether the figure names, dates or numbers something instead of measuring it.
    [[nodiscard]] bool is_name(std::size_t i) const {
        const Word& figure = words_[i];
        const std::string_view digits = figure.folded;
        const bool has_letters = std::any_of(digits.begin(), digits.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (has_letters || digits.find('/') != std::string_view::npos || is_year(digits)) return true;
        if (digits[0] == '0' && digits.size() > 2 && digits[1] != '.') return true;  // telephone numbers
        const char before = figure.begin > 0 ? text_[figure.begin - 1] : ' ';
        if (before == '(' && follows(i, ")")) return true;
        if (before == '-' && figure.begin > 1 && text_[figure.begin - 2] != ' ') return true;  // PHQ-9
        if (i == 0 && (follows(i, ".") || follows(i, ")"))) return true;
        if (has(kMonths, word(i + 1)) || (i > 0 && has(kMonths, word(i - 1)))) return true;
        return i > 0 && is_named_by(i);
    }
    [[nodiscard]] bool is_named_by(std::size_t i) const {
        std::size_t k = i - 1;
        // "regulations 12 and 17", "020 7946 0000": look past the numbers before.
        while (k > 0 && i - k < 8 && (words_[k].is_number || word(k) == "and" || word(k) == "or")) --k;
        if (has(kNamesBefore, word(k)) && words_[k].sentence == words_[i].sentence) return true;
        const bool is_phone = has(kPhoneBefore, word(k)) && words_[i].folded.size() >= 3 && follows_digits(i);
        const bool continues_phone = i > 0 && words_[i - 1].is_number && word(i - 1).starts_with("0") && word(i - 1).size() > 2;
        const bool is_clock = (word(i - 1) == "by" || word(i - 1) == "at" || word(i - 1) == "before" || word(i - 1) == "after") &&
                              words_[i].folded.find('.') != std::string::npos;
        const bool ends_range = word(i - 1) == "to" && i > 1 && is_year(word(i - 2));
        return is_phone || continues_phone || is_clock || ends_range || phone_run(i);
    }
    [[nodiscard]] bool follows_digits(std::size_t i) const {
        return words_[i].folded.size() >= 5 || (i + 1 < words_.size() && is_digit(word(i + 1)[0]));
    }
    /// A number in a run of figures that begins with 0 ("020 7946 0000").
    [[nodiscard]] bool phone_run(std::size_t i) const {
        for (std::size_t k = i; k > 0 && is_digit(word(k - 1)[0]); --k) {
            if (word(k - 1).starts_with("0") && word(k - 1).size() > 2) return true;
        }
        return false;
    }

    std::size_t keep(MeasureValue&& value, std::size_t first, std::size_t last) {
        value.population = population_behind(last);
        value.period = period_of(words_[first].sentence);
        value.comparator = comparator_behind(last, words_[first].sentence);
        const std::uint32_t begin = words_[first].begin;
        std::uint32_t end = words_[last].end;
        if (value.unit == "%" && follows(last, "%")) ++end;
        out_.cues.push_back({"measure", std::string(text_.substr(begin, end - begin)), begin, end});
        out_.values.push_back(std::move(value));
        return last;
    }
    /// Noun phrase behind a figure: up to a verb, the end of the clause or eight words.
    [[nodiscard]] std::string population_behind(std::size_t last) const {
        std::size_t first = last + 1;
        while (same_sentence(last, first) && (word(first) == "of" || word(first) == "the" || word(first) == "all")) ++first;
        std::size_t end = first;
        while (same_sentence(last, end) && words_[end].clause == words_[last].clause && end - first < 8 &&
               !has(kPopulationEnd, word(end)) && !words_[end].is_number && !is_time_phrase(end)) {
            ++end;
        }
        return end == first ? std::string() : std::string(printed(first, end - 1));
    }
    /// "in the last year", "in 2016": where a period begins, not a place ("in hospital").
    [[nodiscard]] bool is_time_phrase(std::size_t i) const {
        if (word(i) != "in" && word(i) != "over" && word(i) != "at" && word(i) != "on" && word(i) != "within") return false;
        const auto next = word(i + 1);
        return next == "the" || is_year(next) || is_financial_year(next) || has(kMonths, next) || (i + 1 < words_.size() && words_[i + 1].is_number);
    }
    [[nodiscard]] std::string period_of(std::uint32_t sentence) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].sentence != sentence) continue;
            const std::size_t end = period_at(i);
            if (end != kNone) return std::string(printed(i, end));
        }
        return {};
    }
    /// The last word of a period that begins at word `i`; kNone if none does.
    [[nodiscard]] std::size_t period_at(std::size_t i) const {
        if (is_financial_year(word(i))) return i;
        if (const auto first = date_at(i); first != kNone) {
            const auto joint = word(first + 1);
            if (joint == "to" || joint == "and") {
                if (const auto second = date_at(first + 2); second != kNone) return second;
            }
            return first;
        }
        const bool opens = (word(i) == "in" || word(i) == "over" || word(i) == "during" || word(i) == "within") && word(i + 1) == "the";
        if (!opens) return kNone;
        for (std::size_t k = i + 2; k < i + 6 && same_sentence(i, k); ++k) {
            if (word(k) == "month" || word(k) == "year" || word(k) == "week" || word(k) == "quarter") return k;
        }
        return kNone;
    }
    /// "9 August 2024", "December 2016", "June", "2016" at word `i`: its last word. A bare year only behind in/since.
    [[nodiscard]] std::size_t date_at(std::size_t i) const {
        if (i >= words_.size()) return kNone;
        const std::size_t month = is_digit(word(i)[0]) && word(i).size() <= 2 ? i + 1 : i;
        if (has(kMonths, word(month)) && text_[words_[month].begin] >= 'A' && text_[words_[month].begin] <= 'Z') {
            return is_year(word(month + 1)) ? month + 1 : month;
        }
        const bool is_dated = is_year(word(i)) && i > 0 &&
                              (word(i - 1) == "in" || word(i - 1) == "since" || word(i - 1) == "to" || word(i - 1) == "between" ||
                               word(i - 1) == "during" || word(i - 1) == "of" || word(i - 1) == "and");
        return is_dated ? i : kNone;
    }
    [[nodiscard]] std::string comparator_behind(std::size_t last, std::uint32_t sentence) const {
        for (std::size_t i = last + 1; i < words_.size() && words_[i].sentence == sentence; ++i) {
            for (const auto start : kComparatorStart) {
                const bool two = start.find(' ') != std::string_view::npos;
                const bool fits = two ? same_sentence(i, i + 1) && std::string(word(i)).append(" ").append(word(i + 1)) == start
                                      : word(i) == start;
                if (fits && (start != "from" || next_is_number(i))) return clause_from(i);
            }
            if (words_[i].is_number && i > last + 10) break;
        }
        return {};
    }
    [[nodiscard]] bool next_is_number(std::size_t i) const { return same_sentence(i, i + 1) && words_[i + 1].is_number; }
    [[nodiscard]] std::string clause_from(std::size_t i) const {
        std::size_t end = i;
        while (same_sentence(i, end + 1) && words_[end + 1].clause == words_[i].clause && end - i < 10) ++end;
        std::string words(printed(i, end));
        if (follows(end, "%")) words += '%';
        return words;
    }

    std::string_view text_;
    const std::vector<Word>& words_;
    Measures out_;
};

}  // namespace

Measures read_measures(std::string_view text, const WordText& words) { return Reader(text, words).read(); }

}  // namespace findings::label
