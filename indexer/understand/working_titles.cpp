// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/working_titles.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

bool is_number(std::string_view word) {
    return !word.empty() && is_digit(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// "v3", "v2.1", "ver4", "rev2"
bool counts_versions(std::string_view word) {
    for (const std::string_view mark : {"version", "ver", "rev", "v"}) {
        if (word.starts_with(mark)) return is_number(word.substr(mark.size()));
    }
    return false;
}

/// "Enc G", "Item 7.2", "Poster 47": the place of a paper among others, before its short name.
bool counts_papers(std::string_view first, std::string_view second) {
    constexpr auto kShelves = std::to_array<std::string_view>(
        {"enc", "encl", "enclosure", "item", "paper", "att", "attachment", "poster", "slide"});
    const bool numbered = is_number(second) || (second.size() == 1 && is_letter(second.front())) ||
                          (second.size() == 2 && is_digit(second[0]) && is_letter(second[1]));
    return numbered && std::find(kShelves.begin(), kShelves.end(), first) != kShelves.end();
}

/// What only makers of a file write, and no title that is printed.
bool has_mark_of_work(std::string_view stated) {
    constexpr auto kMarks = std::to_array<std::string_view>({"final",
                                                             "draft",
                                                             "copy",
                                                             "amended",
                                                             "amends",
                                                             "clean",
                                                             "tracked",
                                                             "latest",
                                                             "template",
                                                             "web",
                                                             "print",
                                                             "ratified",
                                                             "hires",
                                                             "lores",
                                                             "pdf"});
    // Words that only names of files have, wherever they stand.
    constexpr auto kShortened = std::to_array<std::string_view>({"rpt",
                                                                 "summ",
                                                                 "mtg",
                                                                 "cttee",
                                                                 "mgmt",
                                                                 "obs",
                                                                 "wkg",
                                                                 "appx",
                                                                 "qtr",
                                                                 "hse",
                                                                 "svcs",
                                                                 "docx"});
    const std::string key = folded(stated);
    const auto words = split_on(key, " ");
    if (counts_papers(words.front(), words.size() > 1 ? words[1] : std::string_view{})) return true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word = trimmed(words[i], "()[],.-_");
        if (counts_versions(word)) return true;
        if (std::find(kShortened.begin(), kShortened.end(), word) != kShortened.end()) return true;
        // "Final report of the review" has the word too: a mark stands last, or before a version.
        const bool is_last = i + 1 == words.size() || counts_versions(words[i + 1]);
        if (i > 0 && is_last && std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end())
            return true;
    }
    // "mha_policy_2024", "elm-house-report-web": words joined as in the name of a file.
    const bool joined = !contains(stated, " ") && std::count(stated.begin(), stated.end(), '-') > 1;
    return joined || contains(stated, "_");
}

/// The first letters of the words of a title: "iqrotd" of "Integrated quality report: October to
/// December".
std::string initials_of(std::string_view title) {
    std::string initials;
    const std::string key = folded(title);
    for (const auto word : split_on(key, " ")) {
        const auto at = std::find_if(word.begin(), word.end(), is_letter);
        if (at != word.end()) initials += *at;
    }
    return initials;
}

/// "IQR", "E&V" for words that the page prints in full.
bool abbreviates(std::string_view stated, std::string_view printed) {
    const std::string initials = initials_of(printed);
    for (const auto word : split_on(stated, " ")) {
        std::string letters;
        for (const char c : word) {
            if (c == '&') letters += 'a';
            if (is_upper(c)) letters += static_cast<char>(c - 'A' + 'a');
        }
        const bool capitals =
            std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || c == '&'; });
        if (capitals && letters.size() >= 3 && contains(initials, letters) &&
            !contains_word(printed, word))
            return true;
    }
    return false;
}

}  // namespace

bool is_working_title(std::string_view stated, std::string_view printed) {
    constexpr std::size_t kMostWords = 8;
    if (stated.empty() || word_count(stated) > kMostWords || folded(stated) == folded(printed))
        return false;
    return has_mark_of_work(stated) || abbreviates(stated, printed);
}

}  // namespace findings::understanding
