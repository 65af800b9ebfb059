// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_parts.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

struct PartWords {
    std::string_view words;  // of the heading's key
    std::string_view part;
    bool whole = false;  // the heading is nothing else
};

// The first that fits is taken: "what we aimed for" before "what we ...", "lessons" before "what".
constexpr std::array kHeadings = {PartWords{"who was involved", "who-was-involved"},
                                  PartWords{"who were involved", "who-was-involved"},
                                  PartWords{"involvement", "who-was-involved"},
                                  PartWords{"involved", "who-was-involved"},
                                  PartWords{"co-production", "who-was-involved"},
                                  PartWords{"coproduction", "who-was-involved"},
                                  PartWords{"partners", "who-was-involved"},
                                  PartWords{"working with patients", "who-was-involved"},
                                  PartWords{"who took part", "who-was-involved"},
                                  PartWords{"the team", "who-was-involved", true},
                                  PartWords{"recognition", "recognition"},
                                  PartWords{"awards", "recognition", true},
                                  PartWords{"accreditation", "recognition", true},
                                  PartWords{"contact", "contact"},
                                  PartWords{"find out more", "contact"},
                                  PartWords{"further information", "contact"},
                                  PartWords{"more information", "contact"},
                                  PartWords{"want to know more", "contact"},
                                  PartWords{"who to ask", "contact"},
                                  PartWords{"talk to us", "contact"},
                                  PartWords{"get in touch", "contact"},
                                  PartWords{"cost", "cost"},
                                  PartWords{"resources", "cost"},
                                  PartWords{"funding", "cost"},
                                  PartWords{"investment", "cost"},
                                  PartWords{"money", "cost"},
                                  PartWords{"use of resources", "impact"},
                                  PartWords{"what next", "next"},
                                  PartWords{"next steps", "next"},
                                  PartWords{"the future", "next"},
                                  PartWords{"future plans", "next"},
                                  PartWords{"looking ahead", "next"},
                                  PartWords{"what's next", "next"},
                                  PartWords{"plans", "next", true},
                                  PartWords{"where next", "next"},
                                  PartWords{"next", "next", true},
                                  PartWords{"proposed next", "next"},
                                  PartWords{"happens next", "next"},
                                  PartWords{"taken up", "what-helped"},
                                  PartWords{"caught on", "what-helped"},
                                  PartWords{"copied", "what-helped"},
                                  PartWords{"adopted", "what-helped"},
                                  PartWords{"adoption", "what-helped"},
                                  PartWords{"what helped", "what-helped"},
                                  PartWords{"helped it", "what-helped"},
                                  PartWords{"success factor", "what-helped"},
                                  PartWords{"enabler", "what-helped"},
                                  PartWords{"lessons", "what-helped"},
                                  PartWords{"what we learn", "what-helped"},
                                  PartWords{"what we have learn", "what-helped"},
                                  PartWords{"what they learn", "what-helped"},
                                  PartWords{"learning", "what-helped"},
                                  PartWords{"tips", "what-helped"},
                                  PartWords{"sustain", "what-helped"},
                                  PartWords{"spread", "what-helped"},
                                  PartWords{"what made it work", "what-helped"},
                                  PartWords{"why it worked", "what-helped"},
                                  PartWords{"made the difference", "what-helped"},
                                  PartWords{"advice", "what-helped"},
                                  PartWords{"made it possible", "what-helped"},
                                  PartWords{"what worked", "what-helped"},
                                  PartWords{"the challenge", "problem", true},
                                  PartWords{"challenge", "problem", true},
                                  PartWords{"challenges", "challenges"},
                                  PartWords{"barrier", "challenges"},
                                  PartWords{"what was hard", "challenges"},
                                  PartWords{"what didn't work", "challenges"},
                                  PartWords{"what did not work", "challenges"},
                                  PartWords{"difficult", "challenges"},
                                  PartWords{"obstacle", "challenges"},
                                  PartWords{"got in the way", "challenges"},
                                  PartWords{"limitation", "challenges"},
                                  PartWords{"went wrong", "challenges"},
                                  PartWords{"risks", "challenges", true},
                                  PartWords{"aim", "aims"},
                                  PartWords{"objective", "aims"},
                                  PartWords{"goal", "aims"},
                                  PartWords{"intended outcome", "aims"},
                                  PartWords{"expected outcome", "aims"},
                                  PartWords{"expected benefit", "aims"},
                                  PartWords{"planned outcome", "aims"},
                                  PartWords{"hope to achieve", "aims"},
                                  PartWords{"hoped", "aims"},
                                  PartWords{"hope for", "aims"},
                                  PartWords{"wanted to achieve", "aims"},
                                  PartWords{"set out to", "aims"},
                                  PartWords{"what success", "aims"},
                                  PartWords{"ambition", "aims"},
                                  PartWords{"adding value", "impact"},
                                  PartWords{"result", "impact"},
                                  PartWords{"outcome", "impact"},
                                  PartWords{"impact", "impact"},
                                  PartWords{"what changed", "impact"},
                                  PartWords{"went well", "impact"},
                                  PartWords{"worked well", "impact"},
                                  PartWords{"has changed", "impact"},
                                  PartWords{"difference", "impact"},
                                  PartWords{"benefit", "impact"},
                                  PartWords{"achiev", "impact"},
                                  PartWords{"evaluation", "impact"},
                                  PartWords{"evidence", "impact"},
                                  PartWords{"better experience", "impact"},
                                  PartWords{"what happened next", "impact"},
                                  PartWords{"what happened then", "impact"},
                                  PartWords{"what happened when", "impact"},
                                  PartWords{"what happened", "problem", true},
                                  PartWords{"what happened", "impact"},
                                  PartWords{"effect", "impact"},
                                  PartWords{"what we found", "impact"},
                                  PartWords{"value", "impact", true},
                                  PartWords{"improvements seen", "impact"},
                                  PartWords{"what to change", "what-they-did"},
                                  PartWords{"how to change", "what-they-did"},
                                  PartWords{"what we did", "what-they-did"},
                                  PartWords{"what they did", "what-they-did"},
                                  PartWords{"what was done", "what-they-did"},
                                  PartWords{"what did we do", "what-they-did"},
                                  PartWords{"what did they do", "what-they-did"},
                                  PartWords{"approach", "what-they-did"},
                                  PartWords{"solution", "what-they-did"},
                                  PartWords{"action", "what-they-did"},
                                  PartWords{"intervention", "what-they-did"},
                                  PartWords{"how we did it", "what-they-did"},
                                  PartWords{"how it works", "what-they-did"},
                                  PartWords{"implement", "what-they-did"},
                                  PartWords{"the change", "what-they-did"},
                                  PartWords{"change idea", "what-they-did"},
                                  PartWords{"ideas tested", "what-they-did"},
                                  PartWords{"ideas we tested", "what-they-did"},
                                  PartWords{"changes tested", "what-they-did"},
                                  PartWords{"changes we tested", "what-they-did"},
                                  PartWords{"tests of change", "what-they-did"},
                                  PartWords{"the idea", "what-they-did"},
                                  PartWords{"the model", "what-they-did"},
                                  PartWords{"method", "what-they-did"},
                                  PartWords{"the work", "what-they-did"},
                                  PartWords{"what is being done", "what-they-did"},
                                  PartWords{"what the ward did", "what-they-did"},
                                  PartWords{"what the team did", "what-they-did"},
                                  PartWords{"how they did it", "what-they-did"},
                                  PartWords{"testing", "what-they-did", true},
                                  PartWords{"where to look", "problem"},
                                  PartWords{"issue", "problem"},
                                  PartWords{"problem", "problem"},
                                  PartWords{"the need", "problem"},
                                  PartWords{"need for change", "problem"},
                                  PartWords{"why change", "problem"},
                                  PartWords{"why we did", "problem"},
                                  PartWords{"why it was needed", "problem"},
                                  PartWords{"rationale", "problem"},
                                  PartWords{"what was wrong", "problem"},
                                  PartWords{"starting point", "problem"},
                                  PartWords{"case for change", "problem"},
                                  PartWords{"why", "problem", true},
                                  PartWords{"why now", "problem"},
                                  PartWords{"why then", "problem"},
                                  PartWords{"why this matter", "problem"},
                                  PartWords{"why it matter", "problem"},
                                  PartWords{"why we started", "problem"},
                                  PartWords{"why we needed", "problem"},
                                  PartWords{"why it began", "problem"},
                                  PartWords{"the situation", "problem"},
                                  PartWords{"concern", "problem"},
                                  PartWords{"trying to solve", "problem"},
                                  PartWords{"setting", "setting"},
                                  PartWords{"background", "setting"},
                                  PartWords{"context", "setting"},
                                  PartWords{"about the", "setting"},
                                  PartWords{"about us", "setting"},
                                  PartWords{"the ward", "setting", true},
                                  PartWords{"the service", "setting", true},
                                  PartWords{"who we are", "setting"},
                                  PartWords{"introduction", "setting", true},
                                  PartWords{"where it happened", "setting"},
                                  PartWords{"overview", "setting", true}};

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
    {" lent ",       " share ",       " shared ",   " runs ",      " gave ",     " gives ",
     " offers ",     " offered ",     " walk ",     " meet ",      " met every", "introduced",
     "set up",       "has developed", "developed",  "launched",    "takes a ",   "took a ",
     "created",      "trained",       "works with", "worked with", "now has",    "employs",
     "employed",     "started",       "began",      "redesigned",  "replaced",   "brought in",
     "put in place", "opened",        "holds a",    "tested",      "agreed with"});
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
    for (const auto& rule : kHeadings) {
        if (rule.whole ? key == rule.words : begins_word(key, rule.words)) return rule.part;
    }
    // "What the provider did"; "What you can do to avoid this happening"
    if (key.starts_with("what ") && key.ends_with(" did")) return "what-they-did";
    return key.starts_with("what you can do") ? "what-helped" : std::string_view();
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
    return word_count(label) <= 5 && is_upper(text[end + 2]) ? label : std::string_view{};
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
        if (piece.part == "aims") piece.role = SectionRole::OutcomesAimed;
        if (piece.part == "contact") piece.role = SectionRole::Boilerplate;
    }
}

}  // namespace findings::understanding
