// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/names_in_text.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace findings::understanding {
namespace {

constexpr std::size_t kMostWords = 10;

constexpr std::array<std::string_view, 12> kOrganisationEnds = {"Trust",
                                                                "Board",
                                                                "Limited",
                                                                "Ltd",
                                                                "PLC",
                                                                "plc",
                                                                "LLP",
                                                                "CIC",
                                                                "Council",
                                                                "Healthcare",
                                                                "Partnership",
                                                                "Group"};
constexpr std::array<std::string_view, 20> kPlaceEnds = {
    "Hospital", "Infirmary", "House", "Lodge",   "Court", "Unit",     "Clinic",
    "Centre",   "Grange",    "Manor", "Ward",    "ward",  "Practice", "Surgery",
    "Hospice",  "Home",      "Hall",  "Cottage", "Villa", "Prison"};
// Capital letters that begin a sentence or a title, not a name.
constexpr std::array<std::string_view, 38> kNoName = {
    "The",  "A",          "An",         "At",    "In",       "On",     "From",        "For",
    "Our",  "This",       "Their",      "Its",   "All",      "Each",   "Every",       "Both",
    "When", "Before",     "After",      "Since", "And",      "But",    "How",         "Why",
    "What", "CQC",        "Inspectors", "Staff", "Patients", "People", "Improvement", "Action",
    "NHS",  "Foundation", "Home",       "Care",  "Case",     "Study"};
constexpr std::array<std::string_view, 5> kInside = {"and", "of", "&", "for", "the"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;  // without punctuation
    bool stops = false;   // punctuation behind it
};

bool is_edge(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"' ||
           c == '!' || c == '?' || c == '|' || c == '[' || c == ']';
}

/// "\u2019s" and "'s" at the end of a name.
std::size_t possessive_bytes(std::string_view word) {
    if (word.ends_with("\u2019s")) return 4;
    if (word.ends_with("'s")) return 2;
    return word.ends_with("\u2019") ? 3 : 0;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\n') {
            ++at;
            continue;
        }
        auto end = std::min(text.find_first_of(" \n", at), text.size());
        Word word{at, end, end < text.size() && text[end] == '\n'};
        while (word.begin < word.end && is_edge(text[word.begin])) {
            if (!words.empty()) words.back().stops = true;
            ++word.begin;
        }
        while (word.end > word.begin && is_edge(text[word.end - 1])) --word.end, word.stops = true;
        const auto bare = text.substr(word.begin, word.end - word.begin);
        if (bare == "-" || bare == "\u2013" || bare == "\u2014" || bare.empty()) {
            if (!words.empty()) words.back().stops = true;
        } else {
            words.push_back(word);
        }
        at = end;
    }
    return words;
}

/// "Barnet, Enfield and Haringey Mental Health NHS Trust": a trust that is named after several
/// places, the first of which a comma parts from the next.
bool goes_on_over_comma(std::string_view text,
                        const std::vector<Word>& words,
                        std::size_t first,
                        std::size_t last) {
    const auto word = [&](std::size_t i) {
        return text.substr(words[i].begin, words[i].end - words[i].begin);
    };
    constexpr std::size_t kFarthest = 3;  // words from the comma to "and"
    const auto before = word(first - 1);
    if (word(last) != "Trust" || text[words[first - 1].end] != ',' || !is_upper(before.front()) ||
        is_one_of(before, kNoName) || is_one_of(before, kOrganisationEnds))
        return false;
    for (std::size_t i = first + 1; i < last && i <= first + kFarthest; ++i) {
        if (word(i) == "and") return true;
    }
    return false;
}

/// Where the name that ends with word `last` begins; `last` itself when it has no other words.
std::size_t first_word(std::string_view text, const std::vector<Word>& words, std::size_t last) {
    std::size_t first = last;
    for (std::size_t i = last; i > 0 && last - i + 1 < kMostWords; --i) {
        const auto& word = words[i - 1];
        const auto said = text.substr(word.begin, word.end - word.begin);
        if (word.stops || possessive_bytes(said) == 4 || said.ends_with("'s")) {
            // "St Edmund's Hospital": the possessive is part of the name when a saint's.
            const bool saint =
                !word.stops && i >= 2 &&
                text.substr(words[i - 2].begin, words[i - 2].end - words[i - 2].begin) == "St";
            const bool places = word.stops && first == i && i < last &&
                                goes_on_over_comma(text, words, first, last);
            if (!saint && !places) break;
        }
        if (is_upper(said.front())) {
            first = i - 1;
        } else if (!is_one_of(said, kInside)) {
            break;
        }
    }
    while (first < last) {
        const auto said = text.substr(words[first].begin, words[first].end - words[first].begin);
        if (said != "NHS" && said != "Foundation" && said != "Care" && said != "Home" &&
            said != "Case" && is_one_of(said, kNoName))
            ++first;
        else
            break;
    }
    return first;
}

/// "Aberglas University Health Board" is a body; other boards meet.
bool is_health_board(std::string_view text, const std::vector<Word>& words, std::size_t last) {
    const auto& before = words[last - 1];
    return !before.stops && text.substr(before.begin, before.end - before.begin) == "Health";
}

/// "Chief Executive Officer of Elm NHS Trust", "Meeting of the Elm NHS Trust": where the name
/// behind an office or its board begins.
std::size_t behind_office(std::string_view text,
                          const std::vector<Word>& words,
                          std::size_t first,
                          std::size_t last) {
    constexpr std::array<std::string_view, 16> kOffices = {"CEO",
                                                           "Chief",
                                                           "Executive",
                                                           "Officer",
                                                           "Medical",
                                                           "Director",
                                                           "Directors",
                                                           "Managing",
                                                           "Chair",
                                                           "Chairman",
                                                           "Board",
                                                           "Meeting",
                                                           "Governors",
                                                           "Secretary",
                                                           "Report",
                                                           "Members"};
    constexpr std::array<std::string_view, 4> kJoins = {"of", "the", "and", "for"};
    std::size_t at = first;
    bool is_office = false;
    for (; at < last; ++at) {
        const auto said = text.substr(words[at].begin, words[at].end - words[at].begin);
        const bool office = is_one_of(said, kOffices);
        if (!office && !(is_office && is_one_of(said, kJoins))) break;
        is_office = true;
    }
    // "Executive Care Limited", "Director Homes Ltd": one such word may be a name.
    const bool whole =
        at > first + 1 || (at > first && text.substr(words[first].begin, 3) == "CEO");
    return whole && at < last ? at : first;
}

std::vector<std::string_view> names_ending(std::string_view text,
                                           std::span<const std::string_view> ends) {
    std::vector<std::string_view> names;
    const auto words = words_of(text);
    for (std::size_t last = 1; last < words.size(); ++last) {
        auto said = text.substr(words[last].begin, words[last].end - words[last].begin);
        const auto owned = possessive_bytes(said);
        said.remove_suffix(owned);
        if (std::find(ends.begin(), ends.end(), said) == ends.end()) continue;
        // "Elm Trust Hospital", "Healthcare Limited": the name goes on.
        if (owned == 0 && !words[last].stops && last + 1 < words.size()) {
            const auto next =
                text.substr(words[last + 1].begin, words[last + 1].end - words[last + 1].begin);
            const auto bare = next.substr(0, next.size() - possessive_bytes(next));
            if (is_upper(next.front()) &&
                (std::find(ends.begin(), ends.end(), bare) != ends.end() || bare == "NHS" ||
                 bare == "Foundation" || bare == "University"))
                continue;
        }
        const auto first = behind_office(text, words, first_word(text, words, last), last);
        if (first == last || (said == "Board" && !is_health_board(text, words, last))) continue;
        const auto begin = words[first].begin;
        const auto name = text.substr(begin, words[last].end - owned - begin);
        const auto head = text.substr(begin, words[first].end - begin);
        // "NHS Trust", "Foundation Trust": the kind of body, no name.
        if (name.size() > 110 || head == "NHS" || head == "Foundation" ||
            (last == first + 1 && is_one_of(head, kNoName)))
            continue;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

}  // namespace

std::vector<std::string_view> organisations_in(std::string_view text) {
    return names_ending(text, kOrganisationEnds);
}

std::vector<std::string_view> places_in(std::string_view text) {
    return names_ending(text, kPlaceEnds);
}

std::vector<std::string_view> core_services_in(std::string_view text) {
    std::vector<std::string_view> found;
    const std::string key = folded(text.substr(0, 3000));
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (at > 0 && is_letter(key[at - 1])) continue;
        const auto service = core_service_at(key, at);
        if (service.bytes == 0) continue;
        if (std::find(found.begin(), found.end(), service.name) == found.end())
            found.push_back(service.name);
        at += service.bytes - 1;
    }
    return found;
}

std::string_view organisation_that_runs(std::string_view text) {
    for (const std::string_view cue : {"run by ",
                                       "provided by ",
                                       "managed by ",
                                       "operated by ",
                                       "part of ",
                                       "which belongs to ",
                                       "owned by "}) {
        for (auto at = text.find(cue); at != std::string_view::npos; at = text.find(cue, at + 1)) {
            const auto rest = text.substr(at + cue.size(), 160);
            for (const auto name : organisations_in(rest)) {
                const auto before = static_cast<std::size_t>(name.data() - rest.data());
                if (before <= 4) return name;  // "the" may stand between
            }
        }
    }
    return {};
}

}  // namespace findings::understanding
