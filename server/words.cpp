// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/words.hpp"

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

}  // namespace findings
