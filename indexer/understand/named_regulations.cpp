// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/named_regulations.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::string_view kWord = "Regulations";

/// Behind "Regulations": " 2001", " (Northern Ireland) 2005"; the length of both, 0 if no year
/// stands there.
std::size_t year_behind(std::string_view text) {
    std::size_t at = 0;
    if (text.starts_with(" (")) {
        const auto close = text.find(')');
        if (close == std::string_view::npos || close > 30) return 0;
        at = close + 1;
    }
    const auto year = text.substr(at, 5);
    const bool sound = year.size() == 5 && (year.starts_with(" 19") || year.starts_with(" 20")) &&
                       is_digit(year[3]) && is_digit(year[4]);
    return sound ? at + 5 : 0;
}

/// Where the name that ends at `end` begins: words with capitals and what joins them.
std::size_t name_begin(std::string_view text, std::size_t end) {
    constexpr auto kJoints = std::to_array<std::string_view>({"of", "and", "for", "in", "&"});
    std::size_t begin = end;
    std::size_t at = end;
    while (at > 1) {
        const auto space = text.rfind(' ', at - 2);
        const auto first = space == std::string_view::npos ? 0 : space + 1;
        const auto word = text.substr(first, at - 1 - first);
        if (word.empty() || word.back() == ',' || word.back() == '.' || word.back() == ':') break;
        const bool joint = std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end();
        const bool name = is_upper(word.front()) || (word.front() == '(' && word.size() > 1);
        if (!joint && (!name || word == "The" || is_digit(word.back()))) break;
        if (!joint) begin = first;
        at = first;
        if (first == 0) break;
    }
    return begin;
}

}  // namespace

std::string named_regulations(std::string_view text) {
    for (auto at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at + 1)) {
        const auto behind = at + kWord.size();
        const auto year = year_behind(text.substr(behind));
        const auto begin = year == 0 ? at : name_begin(text, at);
        if (begin < at) return std::string(text.substr(begin, behind + year - begin));
    }
    return {};
}

std::string cited_from(std::string_view numbers, std::string_view law) {
    numbers = trimmed(numbers);
    if (numbers.empty()) return {};
    std::string cited = is_digit(numbers.front()) ? "Regulation " : "";
    cited += numbers;
    if (!law.empty()) cited.append(" of the ").append(law);
    return cited;
}

}  // namespace findings::understanding
