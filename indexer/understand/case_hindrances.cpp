// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_hindrances.hpp"

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {

bool heads_lessons(std::string_view heading) {
    constexpr auto kLessons =
        std::to_array<std::string_view>({"learn", "lesson", "reflection", "insight"});
    constexpr auto kHelp = std::to_array<std::string_view>({"help",
                                                            "worked",
                                                            "went well",
                                                            "enabler",
                                                            "success",
                                                            "easy",
                                                            "easier",
                                                            "made it work",
                                                            "learn",
                                                            "lesson"});
    constexpr auto kHindrance = std::to_array<std::string_view>({"got in the way",
                                                                 "hinder",
                                                                 "hindrance",
                                                                 "barrier",
                                                                 "obstacle",
                                                                 "challenge",
                                                                 "difficult",
                                                                 "was hard",
                                                                 "harder",
                                                                 "didn't",
                                                                 "did not",
                                                                 "went wrong",
                                                                 "less well",
                                                                 "not so well",
                                                                 "went badly",
                                                                 "tricky"});
    const std::string key = heading_key(heading);
    const bool both = contains_any(key, kHelp) && contains_any(key, kHindrance);
    return heading.size() < 90 && (both || contains_any(key, kLessons));
}

bool tells_hindrance(std::string_view text) {
    // Advice may say no, too: "Do not begin without the night staff."
    constexpr auto kAdvice = std::to_array<std::string_view>(
        {"do not ", "don't ", "never ", "avoid ", "be ", "you ", "if you ", "it helps "});
    constexpr auto kWords = std::to_array<std::string_view>(
        {" did not ",     " didn't ",        " had not ",     " hadn't ",          " was not ",
         " were not ",    " wasn't ",        " weren't ",     " could not ",       " couldn't ",
         " would not ",   " never ",         " nobody ",      " no one ",          " no-one ",
         " refused",      " resist",         " reluctan",     " sceptic",          " wary ",
         " delay",        " broke",          " on leave",     " lack of ",         " not enough ",
         " hard to ",     " difficult",      " struggl",      " nuisance",         " ran out",
         " took longer",  " cost more",      " failed",       " turned away",      " too few ",
         " too busy ",    " dropped out",    " barrier",      " obstacle",         " unaware",
         " was hard",     " were hard",      " was slow",     " were slow",        " fell through",
         " vacanc",       " sick leave",     " got lost",     " went missing",     " crashed",
         " no time ",     " little time ",   " short of ",    " had to be closed", " worried that ",
         " afraid that ", " feared that ",   " found it odd", " complained ",      " gave up ",
         " still use",    " kept to the old"});
    const std::string key = " " + folded(text) + " ";
    if (starts_with_any(std::string_view(key).substr(1), kAdvice) || begins_with_order(text))
        return false;
    // "Some colleagues thought that ...": whom the authors had to win over.
    constexpr auto kSome = std::to_array<std::string_view>(
        {"some ", "several ", "a few ", "not all ", "not everyone ", "many "});
    constexpr auto kHeld = std::to_array<std::string_view>({" thought ",
                                                            " felt ",
                                                            " saw it ",
                                                            " believed ",
                                                            " doubted ",
                                                            " wondered ",
                                                            " was ",
                                                            " were "});
    const auto start = std::string_view(key).substr(1);
    if (starts_with_any(start, kSome) && contains_any(start.substr(0, 60), kHeld) &&
        !contains(start.substr(0, 60), " were able") && !contains(start.substr(0, 90), "helpful"))
        return true;
    return contains_any(key, kWords);
}

}  // namespace findings::understanding
