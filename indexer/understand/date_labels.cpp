// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/date_labels.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace findings::understanding {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t kMostWords = 12;

// Beginnings of words.
constexpr auto kLooking =
    std::to_array<std::string_view>({"inspect", "visit", "assess", "fieldwork", "monitoring"});
constexpr auto kGivingOut =
    std::to_array<std::string_view>({"publi", "issue", "release", "circulated", "sent"});
constexpr auto kAnswering = std::to_array<std::string_view>(
    {"reply", "replies", "response", "respond", "return", "answer"});
constexpr auto kAsking = std::to_array<std::string_view>(
    {"by", "due", "wanted", "needed", "required", "deadline", "date"});
constexpr auto kBefore =
    std::to_array<std::string_view>({"last", "previous", "earlier", "prior", "before"});
// Days of something else, whatever else the label says.
constexpr auto kOther = std::to_array<std::string_view>({"next",
                                                         "birth",
                                                         "death",
                                                         "expir",
                                                         "approv",
                                                         "ratif",
                                                         "meeting",
                                                         "review",
                                                         "valid",
                                                         "planned",
                                                         "until",
                                                         "update",
                                                         "draft",
                                                         "implement",
                                                         "accessed"});

bool has_word(Words words, Words starts) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return starts_with_any(word, starts);
    });
}

bool has_exactly(Words words, Words wanted) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

/// "Well-led review": the part of an inspection that looks at those who lead.
bool is_review_of_leaders(std::string_view label) {
    return contains(label, "review") &&
           (contains(label, "well led") || contains(label, "well-led"));
}

}  // namespace

std::optional<Particular> day_asked_by(std::string_view label) {
    const auto words = split_on(label, " ");
    if (words.empty() || words.size() > kMostWords) return std::nullopt;
    const bool looking = has_word(words, kLooking);
    if (has_word(words, kAnswering) && has_exactly(words, kAsking)) return Particular::ResponseDue;
    if (is_review_of_leaders(label)) return Particular::Inspected;
    if (has_word(words, kOther)) return std::nullopt;
    if (looking && has_exactly(words, kBefore)) return Particular::PreviousInspection;
    constexpr auto kReport =
        std::to_array<std::string_view>({"report", "note", "paper", "statement"});
    constexpr auto kDate = std::to_array<std::string_view>({"date", "dated"});
    if (has_word(words, kGivingOut) || (has_exactly(words, kReport) && has_exactly(words, kDate)))
        return Particular::Published;
    return looking ? std::optional(Particular::Inspected) : std::nullopt;
}

bool begins_with_date(std::string_view value) {
    constexpr std::size_t kLongestWeekday = 10;
    const auto date = first_date(value.substr(0, 90));
    if (!date || date->begin > kLongestWeekday) return false;
    const std::string before = folded(trimmed(value.substr(0, date->begin), " ,"));
    return before.empty() || before.ends_with("day") || before == "on";
}

}  // namespace findings::understanding
