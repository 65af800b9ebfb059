// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_parts.hpp"

#include "indexer/understand/case_headings.hpp"
#include "indexer/understand/case_hindrances.hpp"
#include "indexer/understand/case_wordings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

/// "what we did" and the like begin a word: "sustain" fits "sustaining", "aim" does not fit
/// "claim".
bool begins_word(std::string_view key, std::string_view words) {
    for (auto at = key.find(words); at != std::string_view::npos; at = key.find(words, at + 1)) {
        if (at == 0 || !is_letter(key[at - 1])) return true;
    }
    return false;
}

constexpr std::array<std::string_view, 14> kAimWords = {"aims to",
                                                        "aim is to",
                                                        "aimed to",
                                                        "aim was to",
                                                        "intended to",
                                                        "intends to",
                                                        "hopes to",
                                                        "hope to",
                                                        "is expected to",
                                                        "plans to",
                                                        "planned to",
                                                        "will be able to",
                                                        "the goal is",
                                                        "in order to achieve"};
constexpr auto kDidWords = std::to_array<std::string_view>(
    {" lent ",        " share ",      " shared ",    " runs ",     " gave ",       " gives ",
     " offers ",      " offered ",    " walk ",      " meet ",     " met every",   "introduced",
     "moved its ",    "moved their ", "moved our ",  " swapped ",  "switched to ", "set up",
     "has developed", "developed",    "launched",    "takes a ",   "took a ",      "created",
     "trained",       "works with",   "worked with", "now has",    "employs",      "employed",
     "started",       "began",        "redesigned",  "replaced",   "brought in",   "put in place",
     "opened",        "holds a",      "tested",      "agreed with"});
constexpr std::array<std::string_view, 24> kImpactWords = {
    " fell ",   " rose ",    " reduced",  "a reduction", "as a result",      "since then",
    "improved", "led to",    "has meant", " dropped",    "decreased",        "increased",
    "saved",    "fewer ",    "no longer", "has helped",  "have helped",      "halved",
    "doubled",  "went down", "went up",   "now say",     "reported feeling", "down from"};
constexpr std::array<std::string_view, 12> kProblemWords = {"was struggling",
                                                            "were struggling",
                                                            "too many",
                                                            "too long",
                                                            "had high",
                                                            "had been waiting",
                                                            "were waiting",
                                                            "complained",
                                                            "before the change",
                                                            "used to ",
                                                            "concern",
                                                            "there was no "};
constexpr std::array<std::string_view, 6> kRecognitionWords =
    {"recognised nationally", "accredited", "won an award", "won a ", "shortlisted", "award"};

constexpr std::array<std::string_view, 9> kMovedWords = {" fell from ",
                                                         " rose from ",
                                                         " went from ",
                                                         " went down from ",
                                                         " went up from ",
                                                         " dropped from ",
                                                         " reduced from ",
                                                         " grew from ",
                                                         " increased from "};
constexpr std::array<std::string_view, 5> kHelpedWords = {"what made the difference",
                                                          "what helped",
                                                          "what made it work",
                                                          "the secret was",
                                                          "the key was"};
constexpr std::array<std::string_view, 4> kHardWords = {"the hardest part",
                                                        "the biggest challenge",
                                                        "what was hard",
                                                        "the main difficulty"};

}  // namespace

std::string_view part_of_words(std::string_view text) {
    const std::string key = " " + folded(text) + " ";
    if (contains_any(key, kMovedWords)) return "impact";
    if (contains_any(key, kHelpedWords)) return "what-helped";
    if (contains_any(key, kHardWords)) return "challenges";
    if (contains_any(key, kAimWords) && !contains_any(key, kImpactWords)) return "aims";
    if (contains_any(key, kDidWords)) return "what-they-did";
    if (contains_any(key, kImpactWords)) return "impact";
    if (contains_any(key, kProblemWords)) return "problem";
    if (contains_any(key, kRecognitionWords)) return "recognition";
    return {};
}

std::string_view part_of_heading(std::string_view heading) {
    if (heading.size() > 90 || word_count(heading) > 10) return {};
    const std::string key = heading_key(heading);
    for (const auto& rule : kCaseHeadings) {
        if (rule.whole ? key == rule.words : begins_word(key, rule.words)) return rule.part;
    }
    // "What the provider did"; "What you can do to avoid this happening"
    if (key.starts_with("what ") && key.ends_with(" did")) return "what-they-did";
    if (key.starts_with("what you can do")) return "what-helped";
    return part_of_wording(key);
}

namespace {

/// "The issue." of "The issue. Families said ...": a heading that runs into its text.
std::string_view run_in_label(std::string_view text) {
    constexpr std::size_t kLongestLabel = 50;
    const auto end = text.substr(0, kLongestLabel).find_first_of(".:?");
    if (end == std::string_view::npos || end + 2 >= text.size() || text[end + 1] != ' ' ||
        !is_upper(text.front()))
        return {};
    const auto label = text.substr(0, end);
    // "Cost: no new money" in a box of particulars
    constexpr std::size_t kMostWordsOfBox = 2;
    const bool of_box = text[end] == ':' && word_count(label) <= kMostWordsOfBox;
    return word_count(label) <= 5 && (of_box || is_upper(text[end + 2])) ? label
                                                                         : std::string_view{};
}

}  // namespace

void name_case_parts(std::vector<Piece>& pieces) {
    // A heading has told what was wrong, or what was done.
    bool has_problem = false, has_done = false;
    for (auto& piece : pieces) {
        const bool in_case =
            piece.role == SectionRole::CaseStudy || piece.role == SectionRole::OutcomesAimed;
        if (!in_case) continue;
        if (piece.role == SectionRole::OutcomesAimed) {
            piece.part = "aims";
            continue;
        }
        // The innermost heading of a known part; the case's own title is none.
        for (auto it = piece.section.rbegin(); it != piece.section.rend() && piece.part.empty();
             ++it) {
            if (heading_key(*it).starts_with("case study") ||
                heading_key(*it).starts_with("case example"))
                break;
            piece.part = part_of_heading(*it);
            // "What happened" opens a case that went wrong; behind the problem it tells what was
            // done, and behind that what came of it.
            const bool happened = heading_key(*it) == "what happened";
            if (happened && (has_done || has_problem))
                piece.part = has_done ? "impact" : "what-they-did";
            // What a team saw before it did anything was the problem.
            if (heading_key(*it).ends_with("e saw") || heading_key(*it).ends_with("y saw"))
                piece.part = has_done ? "impact" : "problem";
            has_problem = has_problem || (piece.part == "problem" && !happened);
            has_done = has_done || (piece.part == "what-they-did" && !happened);
        }
        // "Cost | One nurse for two days a week": a card beside the text.
        const bool labelled =
            piece.block.kind == BlockKind::TableRow && piece.block.cells.size() == 2;
        if (labelled && piece.block.column_header == 0 &&
            !part_of_heading(piece.block.cells[0]).empty())
            piece.part = part_of_heading(piece.block.cells[0]);
        if (piece.part.empty()) piece.part = part_of_heading(run_in_label(piece.block.text));
        if (piece.part.empty()) piece.part = part_of_words(piece.block.text);
        // Among lessons stands what was hard, too.
        const bool by_text = !piece.section.empty() && heads_lessons(piece.section.back());
        if (by_text && (piece.part == "what-helped" || piece.part == "challenges"))
            piece.part = tells_hindrance(piece.block.text) ? "challenges" : "what-helped";
        if (piece.part == "aims") piece.role = SectionRole::OutcomesAimed;
        if (piece.part == "contact") piece.role = SectionRole::Boilerplate;
    }
}

}  // namespace findings::understanding
