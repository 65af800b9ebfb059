// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/notice_titles.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestTitle = 240;
constexpr std::size_t kLongestName = 90;  // of the part of a title that stands on its own line
constexpr auto npos = std::string_view::npos;

// What the regulations are called. Folded; longer names before their own beginnings.
constexpr auto kTitles =
    std::to_array<std::string_view>({"person-centred care",
                                     "dignity and respect",
                                     "need for consent",
                                     "safe care and treatment",
                                     "safeguarding service users from abuse and improper treatment",
                                     "meeting nutritional and hydration needs",
                                     "premises and equipment",
                                     "receiving and acting on complaints",
                                     "good governance",
                                     "staffing",
                                     "fit and proper persons employed",
                                     "fit and proper persons: directors",
                                     "requirements relating to registered managers",
                                     "duty of candour",
                                     "requirement as to display of performance assessments",
                                     "notification of other incidents",
                                     "care and welfare of people who use services",
                                     "care and welfare of service users",
                                     "assessing and monitoring the quality of service provision",
                                     "safeguarding people who use services from abuse",
                                     "cleanliness and infection control",
                                     "management of medicines",
                                     "meeting nutritional needs",
                                     "safety and suitability of premises",
                                     "safety, availability and suitability of equipment",
                                     "respecting and involving people who use services",
                                     "consent to care and treatment",
                                     "complaints",
                                     "records",
                                     "notifications of other incidents",
                                     "notifications of death",
                                     "notification of death of service user",
                                     "notification of death of a person who uses services",
                                     "notification of death",
                                     "notifications - notice of changes",
                                     "notifications - notice of absence",
                                     "notification of absence",
                                     "notice of absence",
                                     "notice of changes",
                                     "statement of purpose",
                                     "financial position",
                                     "fees",
                                     "requirements relating to workers",
                                     "supporting workers",
                                     "supporting staff"});

/// Whether text begins at `at`, behind a title.
bool is_text_at(std::string_view line, std::size_t at) {
    return at + 11 < line.size() && is_upper(line[at]) && contains(line.substr(at), " ");
}

/// "Notices about things The provider had not ...": a title that no list has ends before the first
/// capital that opens a sentence.
std::size_t sentence_behind(std::string_view line, std::size_t from) {
    constexpr auto kOpenings = std::to_array<std::string_view>(
        {" The ",        " There ",   " People ", " Staff ",     " Service users ",
         " Patients ",   " Systems ", " Risks ",  " Medicines ", " Records ",
         " You ",        " We ",      " How ",    " Care ",      " Some ",
         " Not all ",    " Persons ", " They ",   " Residents ", " Notifications ",
         " Appropriate "});
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {" was ", " were ", " had ", " did ", " is ", " are ", " has ", " have ", " failed "});
    std::size_t best = npos;
    for (const auto opening : kOpenings) {
        const auto at = line.find(opening, from);
        const bool after_word =
            at != npos && at > from && line[at - 1] >= 'a' && line[at - 1] <= 'z';
        if (after_word && contains_any(line.substr(at), kVerbs)) best = std::min(best, at + 1);
    }
    return best;
}

/// "... at night. Regulation 18 (1)", "... were late. 12(2)(g)": ends in the paragraph of a
/// regulation.
bool ends_in_paragraph(std::string_view text) {
    text = trimmed(text, " .");
    if (!text.ends_with(')')) return false;
    const auto open = text.rfind('(');
    if (open == npos || open == 0 || text.size() - open < 3 || text.size() - open > 6) return false;
    const auto inner = text.substr(open + 1, text.size() - open - 2);
    const bool small = std::all_of(inner.begin(), inner.end(), [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z');
    });
    const auto before = trimmed(text.substr(0, open));
    return small && !before.empty() && (is_digit(before.back()) || before.back() == ')');
}

}  // namespace

/// "Regulation 12 ..." and no sentence about it.
bool is_regulation_title(std::string_view key) {
    // "Reg 10" in the tables of 2010 and 2011
    if (key.size() < 24 && (key.starts_with("reg ") || key.starts_with("reg. ")) &&
        is_digit(key[key.find(' ') + 1]))
        return true;
    if (key.size() > kLongestTitle || key.size() < 12 || !key.starts_with("regulation ") ||
        !is_digit(key[11]))
        return false;
    return !contains_any(key,
                         std::array<std::string_view, 8>{" was ",
                                                         " were ",
                                                         " is ",
                                                         " has ",
                                                         " had ",
                                                         " did ",
                                                         " must ",
                                                         " requires "});
}

/// "Regulation 18 HSCA RA Regulations 2014 Staffing The provider had ...": where the text begins of
/// a cell that ran its paragraphs together; npos where there is only a title.
std::size_t text_behind_title(std::string_view line) {
    const std::string key = folded(line.substr(0, 300));
    if (!key.starts_with("regulation ") || key.size() != std::min<std::size_t>(line.size(), 300))
        return npos;
    const auto year = key.find("regulations 20");
    if (year == npos || year > 160) return npos;
    const auto name = key.find_first_not_of(" :-", year + 16);
    if (name == npos) return npos;
    for (const auto title : kTitles) {
        if (!std::string_view(key).substr(name).starts_with(title)) continue;
        const auto end = name + title.size();
        if (is_text_at(line, end + 1) && line[end] == ' ') return end + 1;
    }
    return sentence_behind(line, name);
}

bool may_end_title(std::string_view text) {
    return text.size() < kLongestName && !ends_sentence(text) && !contains(text, ". ") &&
           !ends_in_paragraph(text);
}

}  // namespace findings::understanding
