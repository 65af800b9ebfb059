// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/csv.hpp"

#include <cstdio>

namespace findings {
namespace {

/// Spreadsheets take what begins so for a formula, whether it stands in quotation marks or not.
/// Blanks before it are skipped by some of them.
bool reads_as_formula(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n\v\f\xC2\xA0";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return false;
    if (std::string_view("=+-@|%").find(text[first]) != std::string_view::npos) return true;
    // The wide forms of the same characters, which some programs fold.
    constexpr std::string_view kWide[] = {"\xEF\xBC\x9D",
                                          "\xEF\xBC\x8B",
                                          "\xEF\xBC\x8D",
                                          "\xEF\xBC\xA0",
                                          "\xE2\x88\x92"};
    for (const std::string_view wide : kWide) {
        if (text.substr(first).starts_with(wide)) return true;
    }
    return first > 0 && (text.front() == '\t' || text.front() == '\r');
}

}  // namespace

std::string csv_field(std::string_view text) {
    std::string field = reads_as_formula(text) ? "'" : "";
    field += text;
    if (field.find_first_of("\",\r\n;'") == std::string::npos) return field;
    std::string quoted = "\"";
    quoted.reserve(field.size() + 8);
    for (const char c : field) {
        if (c == '"') quoted += c;
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

std::string csv_number(double number, int decimals) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

std::string csv_line(std::span<const std::string> fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) (line += i == 0 ? "" : ",") += fields[i];
    return line + "\r\n";
}

}  // namespace findings
