// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/regulation_names.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace findings::label {
namespace {

struct Subject {
    std::string_view words;  // lower case
    std::string_view number;
    bool is_title = false;  // the regulation's own title, not a way of speaking
};

// Titles of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, and what
// reports call them for short; "2009/" are those of the Care Quality Commission (Registration)
// Regulations 2009. Longer before shorter.
constexpr std::array kSubjects2014 = {
    Subject{"safeguarding service users from abuse and improper treatment", "13", true},
    Subject{"requirement as to display of performance assessments", "20A", true},
    Subject{"visiting and accompanying in care homes, hospitals and hospices", "9A", true},
    Subject{"requirements relating to registered managers", "7", true},
    Subject{"meeting nutritional and hydration needs", "14", true},
    Subject{"receiving and acting on complaints", "16", true},
    Subject{"fit and proper persons employed", "19", true},
    Subject{"fit and proper persons: directors", "5", true},
    Subject{"fit and proper persons - directors", "5", true},
    Subject{"notification of other incidents", "2009/18", true},
    Subject{"notification of death of service user", "2009/16", true},
    Subject{"notification of death or unauthorised absence", "2009/17"},
    Subject{"statement of purpose", "2009/12", true},
    Subject{"safe care and treatment", "12", true},
    Subject{"safe care & treatment", "12", true},
    Subject{"person-centred care", "9", true},
    Subject{"person centred care", "9", true},
    Subject{"premises and equipment", "15", true},
    Subject{"dignity and respect", "10", true},
    Subject{"duty of candour", "20", true},
    Subject{"good governance", "17", true},
    Subject{"need for consent", "11", true},
    Subject{"fit and proper person", "19"},
    Subject{"nutrition", "14"},
    Subject{"hydration", "14"},
    Subject{"safeguarding", "13"},
    Subject{"improper treatment", "13"},
    Subject{"protecting people from abuse", "13"},
    Subject{"display of performance", "20A"},
    Subject{"display of rating", "20A"},
    Subject{"notifying", "2009/18"},
    Subject{"notification", "2009/18"},
    Subject{"notifiable", "2009/18"},
    Subject{"recruitment", "19"},
    Subject{"complaints", "16"},
    Subject{"governance", "17"},
    Subject{"premises", "15"},
    Subject{"staffing", "18", true},
    Subject{"safe care", "12"},
    Subject{"consent", "11"},
    Subject{"dignity", "10"},
};

// Titles of the Regulations of 2010.
constexpr std::array kSubjects2010 = {
    Subject{"assessing and monitoring the quality of service provi", "2010/10", true},
    Subject{"safety, availability and suitability of equipment", "2010/16", true},
    Subject{"care and welfare of people who use services", "2010/9"},
    Subject{"care and welfare of service users", "2010/9", true},
    Subject{"safeguarding service users from abuse", "2010/11", true},
    Subject{"safeguarding people who use services from abuse", "2010/11"},
    Subject{"cleanliness and infection control", "2010/12", true},
    Subject{"management of medicines", "2010/13", true},
    Subject{"meeting nutritional needs", "2010/14", true},
    Subject{"safety and suitability of premises", "2010/15", true},
    Subject{"respecting and involving", "2010/17"},
    Subject{"consent to care and treatment", "2010/18", true},
    Subject{"requirements relating to workers", "2010/21", true},
    Subject{"supporting workers", "2010/23", true},
    Subject{"supporting staff", "2010/23"},
    Subject{"cooperating with other providers", "2010/24", true},
    Subject{"complaints", "2010/19", true},
    Subject{"records", "2010/20", true},
    Subject{"staffing", "2010/22", true},
};

std::span<const Subject> subjects(bool is_2010) {
    if (is_2010) return kSubjects2010;
    return kSubjects2014;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// Where the words begin that say which regulations were broken; npos when the text from `from`
/// says none.
std::size_t behind_breach(std::string_view text, std::size_t from) {
    // A breach (or "not meeting the legal requirements") and close behind it the joint to its
    // subject.
    constexpr std::array<std::string_view, 5> kBreaches = {"breach",
                                                           "legal requirement",
                                                           "meeting the requirements",
                                                           "meeting requirements",
                                                           "contravention"};
    constexpr std::array<std::string_view, 13> kJoints = {"in relation to",
                                                          "relating to",
                                                          "related to",
                                                          "in respect of",
                                                          "with regard to",
                                                          "in regard to",
                                                          "regarding",
                                                          "around",
                                                          "about",
                                                          "regulations for",
                                                          "regulation for",
                                                          "concerning",
                                                          "regulations on"};
    std::size_t breach = std::string_view::npos;
    for (const auto word : kBreaches) breach = std::min(breach, text.find(word, from));
    if (breach == std::string_view::npos) return breach;
    const auto stop = std::min(text.find(". ", breach), text.size());
    std::size_t begin = std::string_view::npos;
    for (const auto joint : kJoints) {
        const auto at = text.find(joint, breach);
        if (at < stop && at - breach < 130) begin = std::min(begin, at + joint.size());
    }
    if (begin != std::string_view::npos) return begin;
    // "in breach of Regulation 12 (Safe care and treatment)", "breach of safe care and treatment":
    // only full titles then.
    return breach;
}

std::size_t end_of_clause(std::string_view text, std::size_t from) {
    std::size_t end = text.size();
    for (const std::string_view mark :
         {". ", ".\n", "; ", " because ", " as the ", " at this inspection", " you can see "}) {
        const auto at = text.find(mark, from);
        if (at < end) end = at;
    }
    return end;
}

void add(RegulationCitations& found,
         std::string_view number,
         std::string_view words,
         std::size_t begin) {
    auto& all = found.regulations;
    const bool known = std::any_of(all.begin(), all.end(), [&](const std::string& one) {
        return one.starts_with(number) &&
               (one.size() == number.size() || one[number.size()] == '(');
    });
    if (known) return;
    all.emplace_back(number);
    found.cues.push_back({"regulation",
                          std::string(words),
                          static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(begin + words.size())});
}

/// Subjects between `begin` and `end`, in the order of the text.
void add_subjects(std::string_view text,
                  const std::string& folded,
                  std::size_t begin,
                  std::size_t end,
                  bool only_titles,
                  bool is_2010,
                  RegulationCitations& found) {
    for (std::size_t at = begin; at < end; ++at) {
        if (at > 0 && is_letter(folded[at - 1])) continue;
        const auto here = std::string_view(folded).substr(at, end - at);
        for (const auto& subject : subjects(is_2010)) {
            if ((only_titles && !subject.is_title) || !here.starts_with(subject.words)) continue;
            add(found, subject.number, text.substr(at, subject.words.size()), at);
            at += subject.words.size() - 1;
            break;
        }
    }
}

}  // namespace

RegulationCitations regulations_by_name(std::string_view text, bool is_2010) {
    RegulationCitations found;
    if (text.size() > 20000) return found;
    const std::string folded = lower(text);
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = behind_breach(folded, at);
        if (begin == std::string::npos) break;
        const auto end = std::min(end_of_clause(folded, begin), begin + 400);
        const bool only_titles = std::string_view(folded).substr(begin).starts_with("breach") ||
                                 std::string_view(folded).substr(begin).starts_with("legal");
        add_subjects(text,
                     folded,
                     begin,
                     std::min(end, folded.size()),
                     only_titles,
                     is_2010,
                     found);
        at = std::max(end, begin + 6);
    }
    return found;
}

std::string regulation_titled(std::string_view line, bool is_2010) {
    std::string folded = lower(line);
    while (!folded.empty() &&
           (folded.back() == ' ' || folded.back() == '.' || folded.back() == ':'))
        folded.pop_back();
    for (const auto& subject : subjects(is_2010)) {
        if (subject.is_title && subject.words == folded) return std::string(subject.number);
    }
    return {};
}

RegulationCitations cited_by(std::string_view text, bool is_2010) {
    auto cited = read_regulations(text, is_2010);
    auto named = regulations_by_name(text, is_2010);
    for (std::size_t i = 0; i < named.regulations.size(); ++i) {
        const auto& cue = named.cues[i];
        add(cited, named.regulations[i], cue.words, cue.begin);
    }
    return cited;
}

RegulationCitations cited_above(const Passage& passage, bool is_2010) {
    for (auto heading = passage.section.rbegin(); heading != passage.section.rend(); ++heading) {
        auto cited = read_regulations(*heading, is_2010);
        if (cited.regulations.empty() && passage.role == SectionRole::Breach) {
            if (auto titled = regulation_titled(*heading, is_2010); !titled.empty())
                cited.regulations.push_back(std::move(titled));
        }
        if (cited.regulations.empty()) continue;
        cited.cues.assign(1, {"regulation", *heading, 0, 0});
        return cited;
    }
    return {};
}

void name_instruments(RegulationCitations& cited,
                      const Passage& passage,
                      bool is_2010,
                      std::string_view nation) {
    if (cited.regulations.empty()) return;
    constexpr auto npos = std::string::npos;
    const auto number_of = [](std::string_view one) { return one.substr(0, one.find('(')); };
    const auto above = cited_above(passage, is_2010).regulations;
    for (auto& one : cited.regulations) {
        const auto slash = one.find('/');
        if (slash != npos && !(is_2010 && one.starts_with("2010/"))) continue;
        const std::string plain = slash == npos ? one : one.substr(slash + 1);
        const auto notice = std::find_if(above.begin(), above.end(), [&](const std::string& other) {
            const auto at = other.find('/');
            return at != npos &&
                   number_of(std::string_view(other).substr(at + 1)) == number_of(plain);
        });
        if (notice != above.end())
            one = notice->substr(0, notice->find('/') + 1) + plain;
        else if (!nation.empty())
            one = std::string(nation) + '/' + plain;
    }
}

}  // namespace findings::label
