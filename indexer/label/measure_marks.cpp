// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers whose marks say that they name: "[12]", "PHQ-9", "5.1 Staff must record ...".

#include "indexer/label/measure_text.hpp"

namespace findings::label {
namespace {

/// "5.1 Staff must record ...": the number of a paper's clause.
bool is_clause_number(const MeasureText& text) {
    if (text.size() < 3 || text.gap(0) != " ") return false;
    const auto number = text.raw(0), next = text.raw(1);
    const auto dot = number.find('.');
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return dot != std::string_view::npos && dot <= 2 && number.size() - dot <= 3 &&
           number.find_first_not_of("0123456789.") == std::string_view::npos &&
           is_capital(next.front()) && (next.size() == 1 || !is_capital(next[1]));
}

}  // namespace

bool is_marked_as_label(const MeasureText& text, std::size_t i) {
    const char before = text.before(i);
    if (before == '[' || before == '#') return true;
    if (before == '(' && text.follows(i, ")"))
        return text.word(i).size() <= 2 || i == 0 || is_year(text.word(i));
    const auto begin = text.at(i).begin;
    if (before == '-' && begin > 1 && text.text()[begin - 2] != ' ' &&
        !is_digit_char(text.text()[begin - 2]))
        return !text.is_number(i - 1);  // PHQ-9
    if (before == '.' && begin > 1 && !is_digit_char(text.text()[begin - 2]) &&
        text.text()[begin - 2] != ' ')
        return true;  // note mark: "ward.3"
    if (before == '/' || text.follows(i, "/")) return text.follows(i, "/7") || before == '/';
    if (before == '@' || text.follows(i, "@") || before == '_' || before == '=') return true;
    if (i == 0 && is_clause_number(text)) return true;
    return i == 0 && (text.follows(i, ".") || text.follows(i, ")")) && text.size() > 1;
}

}  // namespace findings::label
