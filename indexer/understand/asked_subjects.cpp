// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/asked_subjects.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {

std::string asked_in_passive(std::string_view line) {
    if (!line.ends_with(':') || line.size() > 120) return {};
    for (const std::string_view verb : {" is asked to",
                                        " are asked to",
                                        " is invited to",
                                        " are invited to",
                                        " is recommended to",
                                        " are recommended to",
                                        " is requested to",
                                        " are requested to"}) {
        const auto at = line.find(verb);
        if (at == std::string_view::npos) continue;
        const auto who = line.substr(0, at);
        const bool sound = is_upper(who.front()) && word_count(who) <= 8 && !contains(who, ". ");
        return sound ? std::string(who.starts_with("The ") ? who.substr(4) : who) : std::string{};
    }
    return {};
}

std::string_view subject_that_must(std::string_view text) {
    std::size_t verb = std::string_view::npos;
    for (const std::string_view words : {" must ",
                                         " should ",
                                         " shall ",
                                         " are recommended to ",
                                         " is recommended to ",
                                         " needs to ",
                                         " need to "})
        verb = std::min(verb, text.find(words));
    if (verb == std::string_view::npos || verb == 0 || verb > 100) return {};
    const auto subject = text.substr(0, verb);
    const std::string key = folded(subject);
    constexpr auto kNobody = std::to_array<std::string_view>({"we",
                                                              "it",
                                                              "this",
                                                              "that",
                                                              "these",
                                                              "they",
                                                              "he",
                                                              "she",
                                                              "there",
                                                              "you",
                                                              "what",
                                                              "i",
                                                              "your",
                                                              "in"});
    const auto first = std::string_view(key).substr(0, key.find(' '));
    const bool is_somebody = std::find(kNobody.begin(), kNobody.end(), first) == kNobody.end();
    const bool is_one_phrase =
        !contains_any(subject,
                      std::array<std::string_view, 6>{",", ".", ":", ";", "\"", "\u201c"}) &&
        !contains_any(" " + key + " ",
                      std::array<std::string_view, 12>{" that ",
                                                       " who ",
                                                       " which ",
                                                       " is ",
                                                       " are ",
                                                       " was ",
                                                       " were ",
                                                       " said ",
                                                       " says ",
                                                       " because ",
                                                       " if ",
                                                       " not "});
    return is_upper(subject.front()) && is_somebody && is_one_phrase && word_count(subject) <= 8
               ? subject
               : std::string_view{};
}

bool opens_with_circumstance(std::string_view text) {
    constexpr auto kOpenings = std::to_array<std::string_view>(
        {"After ",  "Before ",    "When ",    "Once ",    "If ",      "Where ",
         "During ", "Within ",    "Until ",   "As soon",  "On ",      "At ",
         "In ",     "While ",     "Unless ",  "For ",     "Wherever", "Whenever",
         "By ",     "Following ", "Between ", "Each time"});
    return starts_with_any(text, kOpenings);
}

std::string subject_behind_opening(std::string_view text) {
    constexpr std::size_t kLongestOpening = 200;  // bytes before the verb
    const auto verb = first_of(std::array<std::string_view, 3>{" must ", " should ", " shall "},
                               text.substr(0, kLongestOpening));
    if (verb == std::string_view::npos || !is_upper(text.front())) return {};
    const auto before = text.substr(0, verb);
    const bool opens = opens_with_circumstance(text);
    const auto comma = before.rfind(opens ? ", " : ", the ");
    if (contains(before, ". ") || (!opens && comma == std::string_view::npos)) return {};
    // "When a door is locked the matron must be informed": others are to inform.
    const bool is_done_to = contains(text.substr(verb, 14), " be ");
    if (is_done_to && comma == std::string_view::npos) return {};
    // Without a comma only the article tells where the reason ends.
    const auto the = before.rfind(" the ");
    const auto begin = comma != std::string_view::npos ? comma + 2
                       : the != std::string_view::npos ? the + 1
                                                       : std::string_view::npos;
    if (begin == std::string_view::npos || begin >= verb) return {};
    std::string behind(text.substr(begin));
    if (behind.front() >= 'a' && behind.front() <= 'z')
        behind.front() = static_cast<char>(behind.front() - 'a' + 'A');
    return std::string(subject_that_must(behind));
}

std::string without_article(std::string_view subject) {
    for (const std::string_view article : {"The ", "A ", "An ", "Each ", "Every "}) {
        if (subject.starts_with(article)) return std::string(subject.substr(article.size()));
    }
    return std::string(subject);
}

}  // namespace findings::understanding
