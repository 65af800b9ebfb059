// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/words.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

constexpr std::array<std::string_view, 13> kMonths = {"",
                                                      "January",
                                                      "February",
                                                      "March",
                                                      "April",
                                                      "May",
                                                      "June",
                                                      "July",
                                                      "August",
                                                      "September",
                                                      "October",
                                                      "November",
                                                      "December"};

}  // namespace

std::string in_words(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, ",");
    return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
    return in_words(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string in_words(const PartialDate& date) {
    if (!date.known()) return {};
    std::string words;
    if (date.day > 0) words += std::to_string(date.day) + " ";
    if (date.month > 0 && date.month <= 12)
        words += std::string(kMonths.at(static_cast<std::size_t>(date.month))) + " ";
    return words + std::to_string(date.year);
}

std::string in_words(const PartialDate& from, const PartialDate& to) {
    if (!to.known() || from == to) return in_words(from);
    if (!from.known()) return "to " + in_words(to);
    const bool same_month =
        from.year == to.year && from.month == to.month && from.day > 0 && to.day > 0;
    return (same_month ? std::to_string(from.day) : in_words(from)) + " to " + in_words(to);
}

std::string in_lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::string age_in_words(const PartialDate& date, const PartialDate& today) {
    constexpr int kMonthsOfYear = 12;
    if (!date.known() || !today.known() || last_day(today) < first_day(date)) return {};
    const auto ago = [](int number, std::string_view unit) {
        return counted(static_cast<std::uint64_t>(number), unit) + " ago";
    };
    const int years = today.year - date.year;
    if (date.month == 0 || today.month == 0) return years == 0 ? "this year" : ago(years, "year");
    const int months = years * kMonthsOfYear + today.month - date.month;
    if (months == 0) return "this month";
    return months < kMonthsOfYear ? ago(months, "month") : ago(months / kMonthsOfYear, "year");
}

}  // namespace findings
