// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_days.hpp"

#include "indexer/schema/law_instruments.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

/// "send us a report by", "return the completed plan by": an answer is asked for.
bool asks_for_answer(std::string_view key) {
    constexpr auto kSending = std::to_array<std::string_view>(
        {"send ", "sent ", "submit", "return", "provide us with", "give us "});
    constexpr auto kAnswers = std::to_array<std::string_view>(
        {" report", "action plan", "improvement plan", "action statement", " response", " reply"});
    constexpr auto kEarlier = std::to_array<std::string_view>(
        {"last inspection", "previous inspection", "earlier inspection", "last visit"});
    constexpr auto kAsking = std::to_array<std::string_view>(
        {"asked", "must ", "should ", "required ", "told ", "ask ", "is to ", "are to ", "please"});
    return contains_any(key, kSending) && contains_any(key, kAnswers) &&
           contains_any(key, kAsking) && !contains_any(key, kEarlier);
}

/// The day right behind the first of `leads`.
template <class Leads>
std::optional<DateSpan> day_behind(std::string_view sentence, const Leads& leads) {
    constexpr std::size_t kLongestDay = 40;
    for (const std::string_view lead : leads) {
        for (auto at = sentence.find(lead); at != std::string_view::npos;
             at = sentence.find(lead, at + 1)) {
            const auto rest = sentence.substr(at + lead.size(), kLongestDay);
            const auto date = first_date(rest);
            if (date && date->begin < 14 && date->from.day != 0) return date;
        }
    }
    return std::nullopt;
}

void add(std::string_view kind, const DateSpan& day, std::string_view text, Report& report) {
    const bool known = std::any_of(report.dates.begin(),
                                   report.dates.end(),
                                   [&](const DatedEvent& other) { return other.kind == kind; });
    if (!known)
        report.dates.push_back(
            {std::string(kind), day.from, day.to, std::string(trimmed(text.substr(0, 120)))});
}

void read_answer_due(std::string_view text, Report& report) {
    constexpr auto kBy = std::to_array<std::string_view>({" by ", " before ", " no later than "});
    // Cheap: most texts give no day.
    if (std::none_of(text.begin(), text.end(), is_digit) || !contains_any(text, kBy)) return;
    for (const auto sentence : split_sentences(text, 1)) {
        if (sentence.size() > 400 || !asks_for_answer(folded(sentence))) continue;
        const auto day = day_behind(sentence, kBy);
        const bool later = day && (!report.inspected_to.known() ||
                                   last_day(day->to) >= first_day(report.inspected_to));
        if (later) return add("response-due", *day, sentence, report);
    }
}

void read_previous(std::string_view text, Report& report) {
    constexpr auto kBefore = std::to_array<std::string_view>({"last inspection on ",
                                                              "last inspection of ",
                                                              "previous inspection on ",
                                                              "last care inspection on ",
                                                              "previous care inspection on ",
                                                              "last inspection undertaken on ",
                                                              "last inspection carried out on ",
                                                              "last inspection dated ",
                                                              "last inspection ("});
    const auto day = text.size() < 400 ? day_behind(text, kBefore) : std::nullopt;
    const bool earlier = day && (!report.inspected_from.known() ||
                                 last_day(day->to) < first_day(report.inspected_from));
    if (earlier) add("previous-inspection", *day, text, report);
}

}  // namespace

void read_told_days(std::span<const Block> blocks, Report& report) {
    const bool of_other_nation = !nation_of(report.publisher).empty();
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.text.size() > 2000) continue;
        if (block.kind != BlockKind::TableRow) read_answer_due(block.text, report);
        if (of_other_nation) read_previous(block.text, report);
    }
}

}  // namespace findings::understanding
