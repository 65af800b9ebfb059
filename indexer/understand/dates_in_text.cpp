// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/dates_in_text.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

enum class Kind { Day, Month, Year, Date, Period, Joiner, Weekday, Other };

struct Token {
    Kind kind = Kind::Other;
    std::int32_t number = 0;  // day, month or year
    PartialDate from;         // Date, Period
    PartialDate to;
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr std::array<std::string_view, 12> kMonths = {"january",
                                                      "february",
                                                      "march",
                                                      "april",
                                                      "may",
                                                      "june",
                                                      "july",
                                                      "august",
                                                      "september",
                                                      "october",
                                                      "november",
                                                      "december"};
constexpr std::array<std::string_view, 7> kWeekdays =
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 5> kJoinerWords = {"to",
                                                          "and",
                                                          "until",
                                                          "through",
                                                          "between"};

std::int32_t number_of(std::string_view digits) {
    std::int32_t value = 0;
    for (const char c : digits.substr(0, 8)) value = value * 10 + (c - '0');
    return value;
}

bool is_year(std::int32_t number) { return number >= 1900 && number <= 2100; }

PartialDate checked(std::int32_t year, std::int32_t month, std::int32_t day) {
    PartialDate date{year, month, day};
    return from_iso(to_iso(date)) == date ? date : PartialDate{};
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

/// "09/03/2023", "9.3.2023", "09-03-2023", "09/03/23", day first; "2023-03-09", also with a time
/// after it.
std::optional<Token> numeric_date(std::string_view text, std::size_t at, std::size_t first_digits) {
    const std::size_t second_at = at + first_digits + 1;
    if (second_at >= text.size()) return std::nullopt;
    const char separator = text[second_at - 1];
    const auto second_digits = digits_at(text, second_at);
    const std::size_t third_at = second_at + second_digits + 1;
    if (second_digits == 0 || second_digits > 2 || third_at >= text.size()) return std::nullopt;
    if (text[third_at - 1] != separator) return std::nullopt;
    const auto third_digits = digits_at(text, third_at);
    const auto first = number_of(text.substr(at, first_digits));
    const auto second = number_of(text.substr(second_at, second_digits));
    const auto third = number_of(text.substr(third_at, third_digits));
    PartialDate date;
    if (separator == '-' && first_digits == 4 && third_digits == 2)
        date = checked(first, second, third);
    // "4-5-2013" may be two days; "04-05-2013" is one.
    const bool day_first = separator != '-' || (first_digits == 2 && second_digits == 2);
    if (day_first && first_digits <= 2 && third_digits == 4) date = checked(third, second, first);
    // "1/2/10" may be a fraction of something.
    const bool short_year =
        separator == '/' && first_digits == 2 && second_digits == 2 && third_digits == 2;
    if (short_year) date = checked(2000 + third, second, first);
    if (!date.known()) return std::nullopt;
    std::size_t end = third_at + third_digits;
    if (separator == '-' && end < text.size() && text[end] == 'T')
        end = std::min(text.find(' ', end), text.size());
    return Token{Kind::Date, 0, date, date, at, end};
}

/// "2016/17", "2016-17", "2016/2017": one period, not two dates.
std::optional<Token> financial_year(std::string_view text, std::size_t at) {
    const std::size_t second_at = at + 5;
    if (second_at >= text.size() || (text[at + 4] != '/' && text[at + 4] != '-'))
        return std::nullopt;
    const auto count = digits_at(text, second_at);
    const auto first = number_of(text.substr(at, 4));
    if (count != 2 && count != 4) return std::nullopt;
    auto second = number_of(text.substr(second_at, count));
    if (count == 2) second += first / 100 * 100;
    if (second < first) second += 100;
    if (second - first > 4 || !is_year(first)) return std::nullopt;
    return Token{Kind::Period, 0, {first, 0, 0}, {second, 0, 0}, at, second_at + count};
}

Token number_token(std::string_view text, std::size_t at) {
    const auto count = digits_at(text, at);
    if (count <= 4) {
        if (auto date = numeric_date(text, at, count)) return *date;
    }
    if (count == 4) {
        if (auto period = financial_year(text, at)) return *period;
    }
    Token token{Kind::Other, number_of(text.substr(at, count)), {}, {}, at, at + count};
    // "24 July 202424." is a slip seen in published pages: the last two digits of the year typed
    // twice.
    if (count == 6 && text.substr(at + 2, 2) == text.substr(at + 4, 2)) token.number /= 100;
    if ((count == 4 || count == 6) && is_year(token.number)) token.kind = Kind::Year;
    if (count > 2) return token;
    const auto suffix = folded(text.substr(token.end, 2));
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") token.end += 2;
    const bool word_goes_on =
        token.end < text.size() && (is_letter(text[token.end]) || text[token.end] == '%');
    if (token.number >= 1 && token.number <= 31 && !word_goes_on) token.kind = Kind::Day;
    return token;
}

Token word_token(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const auto word = text.substr(at, end - at);
    constexpr std::size_t kLongest = 9;  // letters of "September", "Wednesday"
    if (word.size() > kLongest) return {Kind::Other, 0, {}, {}, at, end};
    Token token{Kind::Other, month_number(word), {}, {}, at, end};
    const std::string lower = folded(word);
    if (token.number != 0 && is_upper(word.front())) {
        token.kind = Kind::Month;
        if (end < text.size() && text[end] == '.' && word.size() < 5) ++token.end;  // "Sept."
    } else if (std::find(kJoinerWords.begin(), kJoinerWords.end(), lower) != kJoinerWords.end()) {
        token.kind = Kind::Joiner;
    } else if (std::find(kWeekdays.begin(), kWeekdays.end(), lower) != kWeekdays.end()) {
        token.kind = Kind::Weekday;
    }
    return token;
}

/// "Mar-25", "Sept '24" as spreadsheets print a month: its year behind the month `month`.
std::optional<Token> short_year_behind(std::string_view text, const Token& month) {
    std::size_t at = month.end;
    if (at < text.size() && text[at] == ' ') ++at;
    bool marked = false;
    for (const std::string_view mark : {"'", "\u2019"}) {
        if (!text.substr(at).starts_with(mark)) continue;
        at += mark.size(), marked = true;
        break;
    }
    if (!marked) {
        at = month.end;
        if (at >= text.size() || text[at] != '-') return std::nullopt;
        ++at;
    }
    if (digits_at(text, at) != 2) return std::nullopt;
    const std::size_t end = at + 2;
    if (end < text.size() && (is_letter(text[end]) || text[end] == '-' || text[end] == '%'))
        return std::nullopt;
    // "4 June-25 July": a day of the next month
    std::size_t next = end;
    while (next < text.size() && text[next] == ' ') ++next;
    if (next < text.size() && is_letter(text[next]) && word_token(text, next).kind == Kind::Month)
        return std::nullopt;
    return Token{Kind::Year, 2000 + number_of(text.substr(at, 2)), {}, {}, at, end};
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ') {
            ++at;
            continue;
        }
        if (is_digit(c)) {
            tokens.push_back(number_token(text, at));
        } else if (is_letter(c)) {
            tokens.push_back(word_token(text, at));
            if (tokens.back().kind == Kind::Month) {
                if (auto year = short_year_behind(text, tokens.back())) tokens.push_back(*year);
            }
        } else {
            std::size_t end = at + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                ++end;
            const auto mark = folded(text.substr(at, end - at));
            const bool joins =
                mark.empty() || mark == "-" || mark == "," || mark == "&" || mark == "/";
            tokens.push_back({joins ? Kind::Joiner : Kind::Other, 0, {}, {}, at, end});
            if (mark == "." && tokens.size() > 1 && tokens[tokens.size() - 2].kind == Kind::Day) {
                tokens.back().kind = Kind::Weekday;  // "November 24. 2011": the stop means nothing
            }
        }
        at = tokens.back().end;
    }
    return tokens;
}

/// Gathers one expression: days wait for their month, months for their year.
class Expression {
  public:
    void day(const Token& token) { extend(token), dates_.push_back({0, 0, token.number}); }
    void month(const Token& token) {
        extend(token);
        bool given = false;
        for (auto it = dates_.rbegin(); it != dates_.rend() && it->month == 0 && it->day != 0;
             ++it) {
            it->month = token.number;
            given = true;
        }
        if (!given) dates_.push_back({0, token.number, 0});
    }
    void month_then_day(const Token& month_token, const Token& day_token) {
        extend(month_token);
        dates_.push_back({0, month_token.number, day_token.number});
        extend(day_token);
    }
    void year(const Token& token, bool bare_years) {
        bool given = false;
        for (auto it = dates_.rbegin(); it != dates_.rend() && it->year == 0; ++it) {
            it->year = token.number;
            given = true;
        }
        if (!given && !bare_years) return;
        extend(token);
        if (!given) dates_.push_back({token.number, 0, 0});
    }
    void date(const Token& token) {
        extend(token);
        dates_.push_back(token.from);
        if (token.kind != Kind::Period) return;
        dates_.push_back(token.to);
        is_period_ = true;
    }
    [[nodiscard]] bool started() const { return !dates_.empty(); }

    [[nodiscard]] std::optional<DateSpan> result() const {
        DateSpan span{{}, {}, is_period_, begin_, end_};
        for (const auto& part : dates_) {
            if (part.year == 0 || (part.day != 0 && part.month == 0)) continue;
            const auto good = checked(part.year, part.month, part.day);
            if (!good.known()) continue;
            if (!span.from.known() || first_day(good) < first_day(span.from)) span.from = good;
            if (!span.to.known() || last_day(good) > last_day(span.to)) span.to = good;
        }
        if (!span.from.known()) return std::nullopt;
        return span;
    }

  private:
    void extend(const Token& token) {
        if (dates_.empty()) begin_ = token.begin;
        end_ = token.end;
    }
    std::vector<PartialDate> dates_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool is_period_ = false;
};

bool is_month_then_day(const std::vector<Token>& tokens, std::size_t at) {
    if (at + 2 >= tokens.size() || tokens[at + 1].kind != Kind::Day) return false;
    const bool gap = tokens[at + 2].kind == Kind::Joiner || tokens[at + 2].kind == Kind::Weekday;
    const std::size_t year_at = at + (gap ? 3 : 2);
    return year_at < tokens.size() && tokens[year_at].kind == Kind::Year;
}

}  // namespace

std::int32_t month_number(std::string_view word) {
    const std::string lower = folded(trimmed(word, "."));
    if (lower.size() < 3) return 0;
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        const bool short_form = lower.size() == 3 || lower == "sept";
        if (lower == kMonths.at(i) || (short_form && kMonths.at(i).starts_with(lower))) {
            return static_cast<std::int32_t>(i + 1);
        }
    }
    return 0;
}

std::vector<DateSpan> dates_in(std::string_view text, bool bare_years) {
    std::vector<DateSpan> spans;
    if (std::none_of(text.begin(), text.end(), is_digit)) return spans;  // most sentences
    const auto tokens = tokens_of(text);
    Expression expression;
    const auto finish = [&] {
        if (auto span = expression.result()) spans.push_back(*span);
        expression = {};
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        switch (token.kind) {
            case Kind::Day:
                expression.day(token);
                break;
            case Kind::Month:
                if (!is_month_then_day(tokens, i)) {
                    expression.month(token);
                } else {
                    expression.month_then_day(token, tokens[i + 1]);
                    ++i;
                }
                break;
            case Kind::Year:
                expression.year(token, bare_years || expression.started());
                break;
            case Kind::Date:
            case Kind::Period:
                expression.date(token);
                break;
            case Kind::Joiner:
            case Kind::Weekday:
                break;
            case Kind::Other:
                finish();
                break;
        }
    }
    finish();
    return spans;
}

std::optional<DateSpan> first_date(std::string_view text) {
    for (const auto& span : dates_in(text)) {
        if (!span.is_period) return span;
    }
    return std::nullopt;
}

std::optional<DateSpan> whole_date(std::string_view text) {
    text = trimmed(trimmed(text), ".,;: ");
    const auto spans = dates_in(text);
    if (spans.size() != 1 || spans.front().is_period || spans.front().end != text.size())
        return std::nullopt;
    const auto before = folded(trimmed(text.substr(0, spans.front().begin), ", "));
    const bool weekday = std::find(kWeekdays.begin(), kWeekdays.end(), before) != kWeekdays.end();
    if (!before.empty() && !weekday) return std::nullopt;
    return spans.front();
}

bool has_time(std::string_view text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] == ':' && is_digit(text[i - 1]) && is_digit(text[i + 1]) &&
            is_digit(text[i + 2]))
            return true;
    }
    return false;
}

}  // namespace findings::understanding
