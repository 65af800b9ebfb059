// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/improvement_labels.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/improvement_boxes.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::string_view kDue = "To be completed by";

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           is_digit(text[2]) && is_digit(text[3]);
}

/// "19 March" at the end of a label whose year stands on the next line.
bool ends_with_month(std::string_view text) {
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos) return false;
    // A month and a year are a date; the year is only there to ask.
    return whole_date(std::string(text.substr(space + 1)) + " 2000").has_value();
}

}  // namespace

std::size_t improvement_label_at(std::string_view text, std::size_t from) {
    constexpr std::string_view kLabel = "rea for improvement";
    const std::string key = folded(text);
    if (key.size() != text.size()) return std::string_view::npos;  // places would not be the same
    for (auto at = key.find(kLabel, from); at != std::string::npos; at = key.find(kLabel, at + 1)) {
        if (at == 0 || text[at - 1] != 'A') continue;
        // The number may stand on the next line of its cell.
        const auto behind = text.find_first_not_of(" 0123456789", at + kLabel.size());
        if (behind == std::string_view::npos || text.substr(behind).starts_with("Ref") ||
            text.substr(behind).starts_with("The registered ") ||
            is_improvement_verdict(text.substr(behind)))
            return at - 1;
    }
    return std::string_view::npos;
}

bool is_improvement_label(std::string_view text) {
    return text.starts_with("Stated:") || text.starts_with(kDue) || text.starts_with("Ref: Reg") ||
           text.starts_with("Ref: Stand") || improvement_label_at(text) == 0;
}

bool goes_on_from_due(std::string_view text, std::string_view label) {
    const auto due = label.rfind(kDue);
    if (label.empty() || due == std::string_view::npos) return false;
    text = trimmed(text, " .");
    if (is_year(text)) return ends_with_month(trimmed(label, " ,"));
    // "April 2023" below "To be completed by: 30"
    if (whole_date(text)) return is_digit(label.back()) || label.back() == ':';
    constexpr auto kOngoing = std::to_array<std::string_view>(
        {"and ongoing", "ongoing", "action required", "and on-going", "on-going"});
    return text.size() < 40 && label.size() - due < 60 && !whole_date(label.substr(due)) &&
           starts_with_any(folded(text), kOngoing);
}

std::string_view verdict_behind_label(std::string_view text) {
    if (text.size() > 90 || improvement_label_at(text) != 0) return {};
    const auto digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos) return {};
    const auto verdict = text.find_first_not_of(" 0123456789", digit);
    if (verdict == std::string_view::npos || !is_improvement_verdict(text.substr(verdict)))
        return {};
    return text.substr(verdict);
}

std::size_t citation_at(std::string_view text) {
    return std::min(text.find("Ref: Regulation"), text.find("Ref: Standard"));
}

}  // namespace findings::understanding
