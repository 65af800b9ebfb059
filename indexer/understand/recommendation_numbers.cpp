// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/recommendation_numbers.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>

namespace findings::understanding {
namespace {

/// "Safety recommendation R/2024/031:", "Recommendation 2023/117": an investigation numbers across
/// its reports.
std::optional<NumberedText> coded_number(std::string_view text, std::string_view key) {
    constexpr std::size_t kLongest = 16;
    for (const std::string_view start : {"safety recommendation ", "recommendation "}) {
        if (!key.starts_with(start) || key.size() != text.substr(0, 40).size()) continue;
        const auto end = std::min(text.find_first_of(" :", start.size()), text.size());
        const auto number = trimmed(text.substr(start.size(), end - start.size()), ".");
        const bool coded = contains(number, "/") && number.size() <= kLongest &&
                           is_digit(number.back()) &&
                           (is_digit(number.front()) || is_upper(number.front()));
        const bool plain = start.starts_with("safety") && !number.empty() && number.size() <= 3 &&
                           is_digit(number.front());
        if (coded || plain)
            return NumberedText{std::string(number), trimmed(text.substr(end), " :-")};
    }
    return std::nullopt;
}

}  // namespace

std::optional<NumberedText> numbered_recommendation(std::string_view text) {
    const std::string key = folded(text.substr(0, 40));
    if (auto coded = coded_number(text, key)) return coded;
    std::size_t at = 0;
    for (const std::string_view start :
         {"recommendation no. ", "recommendation ", "rec. ", "rec ", "r"}) {
        if (key.starts_with(start) && key.size() > start.size() && is_digit(key[start.size()])) {
            at = start.size();
            break;
        }
    }
    if (at == 0) return std::nullopt;
    std::size_t end = at;
    while (end < key.size() && (is_digit(key[end]) || (key[end] == '.' && end + 1 < key.size() &&
                                                       is_digit(key[end + 1]))))
        ++end;
    if (end < key.size() && key[end] >= 'a' && key[end] <= 'z' &&
        (end + 1 == key.size() || !is_letter(key[end + 1])))
        ++end;
    if (end - at > 5 || (end < key.size() && is_letter(key[end]))) return std::nullopt;
    std::string_view rest = text.size() > end ? text.substr(end) : std::string_view{};
    for (bool more = true; more && !rest.empty();) {
        more = false;
        for (const std::string_view mark :
             {" ", ":", ".", "-", ")", "\u2013", "\u2014", "\u00a0"}) {
            if (rest.starts_with(mark)) rest.remove_prefix(mark.size()), more = true;
        }
    }
    return NumberedText{key.substr(at, end - at), rest};
}

std::string number_of_marker(std::string_view marker) {
    auto bare = trimmed(marker, " .:");
    if (bare.starts_with('R') || bare.starts_with('r')) bare.remove_prefix(1);
    if (bare.ends_with(')') && !bare.starts_with('(')) bare.remove_suffix(1);
    const bool sound = !bare.empty() && bare.size() <= 6 &&
                       (is_digit(bare.front()) || is_letter(bare.front()) || bare.front() == '(');
    return sound ? std::string(bare) : std::string{};
}

std::string_view paragraph_number(std::string_view text) {
    const auto end = text.find(' ');
    if (end == std::string_view::npos || end > 8 || !is_digit(text.front())) return {};
    const auto number = text.substr(0, end);
    const bool sound =
        std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '.'; }) &&
        contains(number.substr(0, number.size() - 1), ".");
    return sound ? number : std::string_view{};
}

bool is_sub_marker(std::string_view number) {
    const auto bare = trimmed(number, "() ");
    if (bare.empty() || bare.size() > 4) return false;
    const bool roman = std::all_of(bare.begin(), bare.end(), [](char c) {
        return c == 'i' || c == 'v' || c == 'x';
    });
    return (bare.size() == 1 && is_letter(bare.front())) || roman;
}

}  // namespace findings::understanding
