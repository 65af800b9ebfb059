// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/task_names.hpp"

#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestName = 110;  // bytes
constexpr std::size_t kMostWords = 10;

std::string_view without_the(std::string_view name) {
    return name.starts_with("The ") || name.starts_with("the ") ? name.substr(4) : name;
}

/// "NHS", "NAViGO", "ICB": more capitals than one.
bool is_acronym(std::string_view word) {
    return std::count_if(word.begin(), word.end(), is_upper) > 1;
}

/// Words in capitals, with the small ones that join them.
bool is_name(std::string_view name) {
    constexpr auto kJoins =
        std::to_array<std::string_view>({"of", "and", "for", "the", "in", "on", "with", "&"});
    const auto words = split_on(name, " ");
    std::size_t capitals = 0;
    for (const auto word : words) {
        if (word.empty()) return false;
        if (std::find(kJoins.begin(), kJoins.end(), word) != kJoins.end()) continue;
        if (!is_upper(word.front())) return false;
        ++capitals;
    }
    return capitals > 0 && words.size() <= kMostWords && is_upper(words.back().front()) &&
           (capitals > 1 || is_acronym(words.front()));
}

/// "the Council", "the Trust and the Council": the bodies that ombudsmen name by what they are.
bool is_body_by_kind(std::string_view name) {
    constexpr auto kKinds = std::to_array<std::string_view>({"council",
                                                             "trust",
                                                             "board",
                                                             "icb",
                                                             "ccg",
                                                             "authority",
                                                             "practice",
                                                             "surgery",
                                                             "provider",
                                                             "home",
                                                             "hospital",
                                                             "organisation",
                                                             "organisations",
                                                             "charity",
                                                             "association"});
    const std::string key = folded(name);
    const auto space = key.rfind(' ');
    const auto last = std::string_view(key).substr(space == std::string::npos ? 0 : space + 1);
    return word_count(name) <= 6 && std::find(kKinds.begin(), kKinds.end(), last) != kKinds.end();
}

}  // namespace

std::string named_with_task(std::string_view text) {
    const auto to = text.substr(0, kLongestName).find(" to ");
    if (to == std::string_view::npos || !is_upper(text.front())) return {};
    // "Garden Gate to be open": what is to be done to a thing.
    if (text.substr(to + 4).starts_with("be ")) return {};
    const auto name = without_the(text.substr(0, to));
    return is_name(name) ? std::string(name) : std::string{};
}

bool names_agency(std::string_view heading) {
    constexpr auto kEnds = std::to_array<std::string_view>({" police",
                                                            " constabulary",
                                                            " probation service",
                                                            " ambulance service",
                                                            " fire and rescue service",
                                                            " prosecution service",
                                                            "adult social care",
                                                            "children's social care",
                                                            " housing association",
                                                            " housing",
                                                            " adults board",
                                                            "nhs england"});
    const auto name = trimmed(heading, " :.");
    if (is_organisation_name(name)) return true;
    const std::string key = folded(name);
    return is_upper(name.empty() ? ' ' : name.front()) && word_count(name) <= kMostWords &&
           std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
               return key.ends_with(end);
           });
}

std::string asked_by_heading(std::string_view heading, bool inspection) {
    auto asked = addressee_of_heading(heading);
    if (!asked.empty() || inspection || !names_agency(heading)) return asked;
    return std::string(trimmed(heading, " :."));
}

std::string promising_body(std::string_view text) {
    const auto will = text.substr(0, 2 * kLongestName).find(" will ");
    if (will == std::string_view::npos) return {};
    auto who = text.substr(0, will);
    if (const auto comma = who.rfind(", "); comma != std::string_view::npos)
        who = trimmed(who.substr(comma + 2));
    const bool article = who.starts_with("the ") || who.starts_with("The ");
    const auto bare = without_the(who);
    const bool sound = (article && is_body_by_kind(bare)) || is_name(bare);
    return sound ? std::string(who) : std::string{};
}

}  // namespace findings::understanding
