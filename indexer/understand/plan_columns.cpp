// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/plan_columns.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/plan_questions.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHead = 70;  // bytes

struct ColumnWords {
    PlanColumn column;
    std::string_view words;  // in the folded head; a trailing blank stands for the end of a word
};

// The first that fits is taken: an "action owner" is an owner, the "evidence of completion" is
// evidence.
constexpr std::array kHeads = {ColumnWords{PlanColumn::Evidence, "evidence"},
                               ColumnWords{PlanColumn::Evidence, "assurance"},
                               ColumnWords{PlanColumn::Evidence, "how will we know"},
                               ColumnWords{PlanColumn::Evidence, "how we will know"},
                               ColumnWords{PlanColumn::Evidence, "success"},
                               ColumnWords{PlanColumn::Evidence, "monitor"},
                               ColumnWords{PlanColumn::Evidence, "how it will be checked"},
                               ColumnWords{PlanColumn::Evidence, "measure"},
                               ColumnWords{PlanColumn::Evidence, "proof"},
                               ColumnWords{PlanColumn::Status, "status"},
                               ColumnWords{PlanColumn::Status, "brag "},
                               ColumnWords{PlanColumn::Evidence, "intended outcome"},
                               ColumnWords{PlanColumn::Evidence, "expected outcome"},
                               ColumnWords{PlanColumn::Action, "planned improvement"},
                               ColumnWords{PlanColumn::Action, "task"},
                               ColumnWords{PlanColumn::Finding, "needs to improve"},
                               ColumnWords{PlanColumn::Finding, "shortfall"},
                               ColumnWords{PlanColumn::Finding, "you told us"},
                               ColumnWords{PlanColumn::Finding, "cqc told us"},
                               ColumnWords{PlanColumn::Finding, "we were told"},
                               ColumnWords{PlanColumn::Action, "we have done"},
                               ColumnWords{PlanColumn::Action, "mitigation"},
                               ColumnWords{PlanColumn::Status, "rag "},
                               ColumnWords{PlanColumn::Status, "progress"},
                               ColumnWords{PlanColumn::Status, "on track"},
                               ColumnWords{PlanColumn::Status, "update"},
                               ColumnWords{PlanColumn::Status, "position"},
                               ColumnWords{PlanColumn::Owner, "owner"},
                               ColumnWords{PlanColumn::Owner, "action by "},
                               ColumnWords{PlanColumn::Owner, "led by "},
                               ColumnWords{PlanColumn::Owner, "in charge"},
                               ColumnWords{PlanColumn::Owner, "lead "},
                               ColumnWords{PlanColumn::Owner, "responsib"},
                               ColumnWords{PlanColumn::Owner, "accountable"},
                               ColumnWords{PlanColumn::Owner, "by whom"},
                               ColumnWords{PlanColumn::Owner, "who "},
                               ColumnWords{PlanColumn::Owner, "executive"},
                               ColumnWords{PlanColumn::Owner, "sro "},
                               ColumnWords{PlanColumn::Owner, "person "},
                               ColumnWords{PlanColumn::Action, "actions to date"},
                               ColumnWords{PlanColumn::Action, "action to date"},
                               ColumnWords{PlanColumn::Action, "actions taken"},
                               ColumnWords{PlanColumn::Action, "action taken"},
                               ColumnWords{PlanColumn::Due, "due"},
                               ColumnWords{PlanColumn::Due, "by when"},
                               ColumnWords{PlanColumn::Due, "deadline"},
                               ColumnWords{PlanColumn::Due, "timescale"},
                               ColumnWords{PlanColumn::Due, "date"},
                               ColumnWords{PlanColumn::Due, "completion"},
                               ColumnWords{PlanColumn::Due, "complete by"},
                               ColumnWords{PlanColumn::Due, "completed by"},
                               ColumnWords{PlanColumn::Due, "when "},
                               ColumnWords{PlanColumn::Due, "timeframe"},
                               ColumnWords{PlanColumn::Due, "finish"},
                               ColumnWords{PlanColumn::Due, "ready by"},
                               ColumnWords{PlanColumn::Due, "target "},
                               ColumnWords{PlanColumn::Regulation, "regulation"},
                               ColumnWords{PlanColumn::Code, "code of practice"},
                               ColumnWords{PlanColumn::Code, "cop "},
                               ColumnWords{PlanColumn::Code, "code ref"},
                               ColumnWords{PlanColumn::Code, "code para"},
                               ColumnWords{PlanColumn::Code, "mha "},
                               ColumnWords{PlanColumn::Code, "mha section"},
                               ColumnWords{PlanColumn::Regulation, "reg "},
                               ColumnWords{PlanColumn::Regulation, "legislation"},
                               ColumnWords{PlanColumn::Code, "code "},
                               ColumnWords{PlanColumn::Ref, "ref "},
                               ColumnWords{PlanColumn::Ref, "reference"},
                               ColumnWords{PlanColumn::Ref, "no "},
                               ColumnWords{PlanColumn::Ref, "no. "},
                               ColumnWords{PlanColumn::Ref, "number"},
                               ColumnWords{PlanColumn::Ref, "id "},
                               ColumnWords{PlanColumn::Ref, "# "},
                               ColumnWords{PlanColumn::Ref, "item "},
                               ColumnWords{PlanColumn::Finding, "you said"},
                               ColumnWords{PlanColumn::Finding, "action the provider must"},
                               ColumnWords{PlanColumn::Finding, "must do"},
                               ColumnWords{PlanColumn::Finding, "should do"},
                               ColumnWords{PlanColumn::Finding, "must/should"},
                               ColumnWords{PlanColumn::Action, "action"},
                               ColumnWords{PlanColumn::Action, "we will"},
                               ColumnWords{PlanColumn::Action, "response"},
                               ColumnWords{PlanColumn::Action, "we did"},
                               ColumnWords{PlanColumn::Action, "will be done"},
                               ColumnWords{PlanColumn::Action, "plan "},
                               ColumnWords{PlanColumn::Action, "steps"},
                               ColumnWords{PlanColumn::Action, "our answer"},
                               ColumnWords{PlanColumn::Action, "our reply"},
                               ColumnWords{PlanColumn::Action, "reply"},
                               ColumnWords{PlanColumn::Action, "what the provider says"},
                               ColumnWords{PlanColumn::Action, "remed"},
                               ColumnWords{PlanColumn::Action, "work to be done"},
                               ColumnWords{PlanColumn::Action, "what is being done"},
                               ColumnWords{PlanColumn::Action, "milestone"},
                               ColumnWords{PlanColumn::Action, "improvement needed to"},
                               ColumnWords{PlanColumn::Finding, "improvement needed "},
                               ColumnWords{PlanColumn::Action, "are doing"},
                               ColumnWords{PlanColumn::Finding, "found"},
                               ColumnWords{PlanColumn::Finding, "finding"},
                               ColumnWords{PlanColumn::Finding, "issue"},
                               ColumnWords{PlanColumn::Finding, "concern"},
                               ColumnWords{PlanColumn::Finding, "area for improvement"},
                               ColumnWords{PlanColumn::Finding, "requirement"},
                               ColumnWords{PlanColumn::Finding, "recommendation"},
                               ColumnWords{PlanColumn::Finding, "cqc said"},
                               ColumnWords{PlanColumn::Finding, "breach"},
                               ColumnWords{PlanColumn::Finding, "not met"},
                               ColumnWords{PlanColumn::Finding, "not being met"},
                               ColumnWords{PlanColumn::Finding, "description"},
                               ColumnWords{PlanColumn::Finding, "gap "},
                               ColumnWords{PlanColumn::Finding, "should address"},
                               ColumnWords{PlanColumn::Finding, "what was wrong"},
                               ColumnWords{PlanColumn::Finding, "point raised"},
                               ColumnWords{PlanColumn::Finding, "weakness"},
                               ColumnWords{PlanColumn::Finding, "area "},
                               ColumnWords{PlanColumn::Finding, "what the regulator"},
                               ColumnWords{PlanColumn::Finding, "learning"},
                               ColumnWords{PlanColumn::Finding, "lesson"},
                               ColumnWords{PlanColumn::Finding, "problem"}};

/// "Responsi ble officer": in a narrow column a long word of the head goes over the line.
PlanColumn column_of_broken(std::string key) {
    constexpr std::size_t kLong = 8;
    std::erase(key, ' ');
    for (const auto& head_words : kHeads) {
        if (head_words.words.size() >= kLong && !contains(head_words.words, " ") &&
            key.starts_with(head_words.words))
            return head_words.column;
    }
    return PlanColumn::None;
}

constexpr std::array<std::string_view, 4> kDemandHeads = {"improvement needed",
                                                          "requirement",
                                                          "recommendation",
                                                          "must"};

constexpr std::array<std::string_view, 3> kSoFar = {"so far", "to date", "already"};

/// "What we have done so far | What we will do next": where a plan has both, the first says how far
/// the second has come.
void tell_state_from_action(const std::vector<std::string>& cells, PlanLayout& layout) {
    const auto is_action = [&](std::size_t i) { return layout[i] == PlanColumn::Action; };
    const auto is_so_far = [&](std::size_t i) { return contains_any(folded(cells[i]), kSoFar); };
    bool plans = false;
    for (std::size_t i = 0; i < cells.size(); ++i) plans = plans || (is_action(i) && !is_so_far(i));
    for (std::size_t i = 0; plans && i < cells.size(); ++i) {
        if (is_action(i) && is_so_far(i)) layout[i] = PlanColumn::Status;
    }
}

/// "Progress to 31 July | Status", "RAG | Update": where a plan rates its actions, the other column
/// tells in words how far they have come.
void tell_progress_from_status(const std::vector<std::string>& cells, PlanLayout& layout) {
    constexpr auto kRates = std::to_array<std::string_view>({"status", "rag", "brag", "rating"});
    constexpr auto kTells = std::to_array<std::string_view>(
        {"progress", "update", "position", "comment", "commentary", "narrative"});
    const auto says = [&](std::size_t i, std::span<const std::string_view> words) {
        const std::string key = folded(cells[i]);
        return layout[i] == PlanColumn::Status &&
               std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                   return contains_word(key, word);
               });
    };
    bool rated = false;
    for (std::size_t i = 0; i < cells.size(); ++i)
        rated = rated || (says(i, kRates) && !says(i, kTells));
    for (std::size_t i = 0; rated && i < cells.size(); ++i) {
        if (says(i, kTells) && !says(i, kRates)) layout[i] = PlanColumn::Progress;
    }
}

/// "M4", "R", "30/09/2024", "Reg 17(2)(a)", "End of May 2025": what stands below a head, in none.
bool is_value(std::string_view cell) {
    constexpr std::size_t kLongestRef = 6, kLongestRegulation = 30;
    cell = trimmed(cell, " .");
    if (cell.size() == 1) return is_upper(cell.front());  // a colour of a rating by colours
    if (cell.find_first_of("0123456789") == std::string_view::npos) return false;
    if (cell.size() <= kLongestRef && cell.find(' ') == std::string_view::npos)
        return cell.front() != 'Q';  // "Q3" heads the figures of a quarter
    const std::string key = folded(cell);
    const bool cites =
        key.starts_with("reg") && contains(key, "(") && cell.size() <= kLongestRegulation;
    return cites || whole_date(key.starts_with("end of ") ? cell.substr(7) : cell).has_value();
}

bool are_heads(const std::vector<std::string>& cells) {
    return std::none_of(cells.begin(), cells.end(), [](const auto& cell) {
        return cell.size() > kLongestHead || is_value(cell);
    });
}

}  // namespace

PlanColumn plan_column(std::string_view head) {
    if (head.size() > kLongestHead || head.empty()) return PlanColumn::None;
    std::string key = folded(head);
    std::replace_if(
        key.begin(),
        key.end(),
        [](char c) { return c == '/' || c == ':' || c == '?' || c == '.' || c == '('; },
        ' ');
    key = " " + key + " ";
    if (trimmed(key) == "by") return PlanColumn::Due;  // anything longer asks for a person
    if (const PlanColumn asked = asked_column(key); asked != PlanColumn::None) return asked;
    for (const auto& head_words : kHeads) {
        const bool begins_word = contains(key, " " + std::string(head_words.words));
        if (begins_word) return head_words.column;
    }
    return column_of_broken(std::move(key));
}

std::optional<PlanLayout> plan_layout(const std::vector<std::string>& cells) {
    if (cells.size() < 2 || !are_heads(cells)) return std::nullopt;
    PlanLayout layout;
    std::array<int, kPlanColumns> seen{};
    int known = 0;
    for (const auto& cell : cells) {
        PlanColumn column = plan_column(cell);
        // "Finding | Improvement needed": what was found and what is asked for are two.
        if (column == PlanColumn::Finding &&
            seen[static_cast<std::size_t>(PlanColumn::Finding)] > 0 &&
            contains_any(folded(cell), kDemandHeads))
            column = PlanColumn::Demand;
        // "Date" and "Target date", "Progress" and "RAG": the second is joined to the first by the
        // reader of the row.
        if (column != PlanColumn::None && seen[static_cast<std::size_t>(column)]++ == 0) ++known;
        layout.push_back(column);
    }
    const auto has = [&](PlanColumn column) { return seen[static_cast<std::size_t>(column)] > 0; };
    // "You said | We did": what was found and what was done about it.
    const bool is_pair = has(PlanColumn::Finding) && has(PlanColumn::Action) && cells.size() <= 3;
    const bool is_plan =
        is_pair || (has(PlanColumn::Action) && known >= 3 &&
                    (has(PlanColumn::Owner) || has(PlanColumn::Due) || has(PlanColumn::Status)));
    if (!is_plan) return std::nullopt;
    tell_state_from_action(cells, layout);
    tell_progress_from_status(cells, layout);
    return layout;
}

}  // namespace findings::understanding
