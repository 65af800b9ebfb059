// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/law_instruments.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/standard_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

std::int32_t number_at(std::string_view text, std::size_t at) {
    std::int32_t value = 0;
    if (at < text.size()) std::from_chars(text.data() + at, text.data() + text.size(), value);
    return value;
}

// -- standards of 2010
// -----------------------------------------------------------------------------

/// "Safeguarding people who use services from abuse (outcome 7)", "Outcome 07: Safeguarding ...".
std::int32_t outcome_number(std::string_view text) {
    const std::string key = folded(text.substr(0, 400));
    const auto at = key.find("outcome ");
    return at == std::string::npos ? 0 : number_at(key, key.find_first_not_of("0 ", at + 8));
}

/// "Supporting workers" of "Supporting workers (outcome 14)".
std::string_view without_outcome(std::string_view name) {
    const auto open = name.rfind(" (");
    const bool numbered = open != std::string_view::npos && name.ends_with(')') &&
                          folded(name.substr(open)).starts_with("(outcome ");
    return numbered ? trimmed(name.substr(0, open)) : name;
}

/// The standard that a heading names, by its number where it has one; null when it was not judged
/// yet.
StandardJudgement* standard_of(std::string_view heading, Report& report) {
    const auto number = outcome_number(heading);
    const auto name = name_of_standard(heading);
    for (auto& one : report.standards) {
        if (number != 0 ? one.outcome == number : one.name == name) return &one;
    }
    // "Supporting workers" of the front page, "Supporting workers (outcome 14)" over its text.
    const auto bare = without_outcome(name);
    for (auto& one : report.standards) {
        if (number == 0 || one.outcome != 0 || one.name != bare) continue;
        one.outcome = number;
        return &one;
    }
    return nullptr;
}

void add_standard(std::string_view heading, std::string judgement, Report& report) {
    if (StandardJudgement* known = standard_of(heading, report)) {
        if (known->judgement.empty() || known->judgement == "not-met")
            known->judgement = std::move(judgement);
        // A summary says what people should expect; the heading over the text is the name.
        const auto name = name_of_standard(heading);
        if (contains(known->name, " should ") && !contains(name, " should ")) known->name = name;
        return;
    }
    report.standards.push_back({outcome_number(heading),
                                std::string(name_of_standard(heading)),
                                std::move(judgement),
                                {}});
}

void read_standard(const Piece& piece, const std::string& page_heading, Report& report) {
    const std::string_view text = piece.block.text;
    if (const auto name = standard_judged(piece.block); !name.empty())
        return add_standard(name, judgement_of(text.substr(name.size())), report);
    if (piece.block.kind == BlockKind::TableRow && piece.block.cells.size() >= 2) {
        auto judgement = judgement_of(piece.block.cells.back());
        if (!judgement.empty() && piece.block.cells.back().size() < 60)
            add_standard(piece.block.cells.front(), std::move(judgement), report);
        return;
    }
    std::string heading;
    for (const auto& step : piece.section) {
        if (outcome_number(step) != 0 || standard_of(step, report) != nullptr) heading = step;
    }
    if (heading.empty()) heading = page_heading;
    if (heading.empty()) return;
    const bool sums_up = text.size() < 300 && text.starts_with("Overall, we found that");
    if (text.size() < 80 || sums_up || judges_outcome(text)) {
        if (auto judgement = judgement_of(text); !judgement.empty())
            add_standard(heading, std::move(judgement), report);
    }
    StandardJudgement* known = standard_of(heading, report);
    if (known != nullptr && known->impact.empty()) known->impact = impact_of(text);
}

// -- enforcement
// -----------------------------------------------------------------------------------

struct ActionRule {
    std::string_view words;  // of a folded sentence
    std::string_view kind;
};
constexpr std::array kActions = {
    ActionRule{"warning notice", "warning-notice"},
    ActionRule{"section 29a", "warning-notice"},
    ActionRule{"requirement notice", "requirement-notice"},
    ActionRule{"fixed penalty", "fixed-penalty"},
    ActionRule{"prosecut", "prosecution"},
    ActionRule{"pleaded guilty", "prosecution"},
    ActionRule{"been fined", "prosecution"},
    ActionRule{"was fined", "prosecution"},
    ActionRule{"were fined", "prosecution"},
    ActionRule{"in special measures", "special-measures"},
    ActionRule{"into special measures", "special-measures"},
    ActionRule{"in 'special measures'", "special-measures"},
    ActionRule{"cancel the provider's registration", "cancellation"},
    ActionRule{"cancelled the", "cancellation"},
    ActionRule{"cancellation of", "cancellation"},
    ActionRule{"suspended the provider's registration", "suspension"},
    ActionRule{"suspended the registration", "suspension"},
    ActionRule{"imposed conditions", "conditions"},
    ActionRule{"imposed urgent conditions", "conditions"},
    ActionRule{"imposed a condition", "conditions"},
    ActionRule{"imposed additional conditions", "conditions"},
    ActionRule{"imposed further conditions", "conditions"},
    ActionRule{"condition was placed", "conditions"},
    ActionRule{"condition was imposed", "conditions"},
    ActionRule{"condition has been imposed", "conditions"},
    ActionRule{"conditions were imposed", "conditions"},
    ActionRule{"condition on", "conditions"},
    ActionRule{"varied the conditions", "conditions"},
    ActionRule{"varied a condition", "conditions"},
    ActionRule{"conditions have been placed", "conditions"},
    ActionRule{"conditions were placed", "conditions"},
    ActionRule{"placed conditions", "conditions"},
    ActionRule{"conditions have been imposed", "conditions"},
    ActionRule{"conditions on", "conditions"},
    ActionRule{"urgent notice of decision", "conditions"},
    ActionRule{"urgent enforcement", "conditions"},
    ActionRule{"section 31", "conditions"},
};

constexpr std::array<std::string_view, 14> kNotDone = {"no longer in special",
                                                       "out of special measures",
                                                       "we may ",
                                                       "we can ",
                                                       "could ",
                                                       "if the provider",
                                                       "if not enough",
                                                       "will be inspected again",
                                                       "services in special measures",
                                                       "at the last inspection",
                                                       "at our last inspection",
                                                       "previous inspection",
                                                       "had met the warning",
                                                       "will usually"};

constexpr auto kDone = std::to_array<std::string_view>({"notice is served",
                                                        "warning notice served on ",
                                                        "warning notices served on ",
                                                        "warning notice issued on ",
                                                        "warning notices issued on ",
                                                        "and issued a requirement notice",
                                                        "issued a requirement notice to ",
                                                        "and issued a warning notice",
                                                        "issued a warning notice to ",
                                                        "commission issued",
                                                        "commission has issued",
                                                        "commission served",
                                                        "commission has served",
                                                        "cqc issued",
                                                        "cqc has issued",
                                                        "cqc served",
                                                        "cqc has served",
                                                        "notice is issued",
                                                        "we issued",
                                                        "we have issued",
                                                        "we served",
                                                        "we have served",
                                                        "was issued",
                                                        "were issued",
                                                        "was served",
                                                        "were served",
                                                        "we imposed",
                                                        "we have imposed",
                                                        "special measures",
                                                        "we took",
                                                        "we have taken",
                                                        "we told",
                                                        "has been served",
                                                        "we used our",
                                                        "we used section",
                                                        "we varied",
                                                        "we have varied",
                                                        "we have used our",
                                                        "we placed",
                                                        "we have placed",
                                                        "were imposed",
                                                        "was imposed",
                                                        "been imposed",
                                                        "conditions were placed",
                                                        "conditions have been placed",
                                                        "condition was placed"});

// A press release speaks of the regulator as of a third person.
constexpr std::array<std::string_view, 17> kDoneInPress = {"pleaded guilty",
                                                           "been fined",
                                                           "was fined",
                                                           "were fined",
                                                           "prosecution was brought",
                                                           "issued",
                                                           "served",
                                                           "imposed",
                                                           "have been placed",
                                                           "has been placed",
                                                           "were placed",
                                                           "was placed",
                                                           "placed conditions",
                                                           "has placed",
                                                           "cancelled",
                                                           "has taken",
                                                           "prosecuted"};

std::vector<std::string> regulations_of(std::string_view text) {
    std::vector<std::string> numbers;
    for (auto at = text.find("egulation "); at != std::string_view::npos;
         at = text.find("egulation ", at + 1)) {
        const auto begin = at + 10;
        auto end = begin;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == begin || end - begin > 2) continue;
        if (end < text.size() && text[end] == 'A') ++end;
        std::string number(text.substr(begin, end - begin));
        if (const auto law = instrument_behind(text.substr(end))) number.insert(0, law->prefix);
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
            numbers.push_back(std::move(number));
    }
    return numbers;
}

void add_action(std::string_view kind,
                std::string_view text,
                const std::vector<std::string>& regulations,
                Report& report) {
    auto& all = report.enforcement;
    const auto known =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.kind == kind; });
    if (known != all.end()) {
        for (const auto& regulation : regulations) {
            if (std::find(known->regulations.begin(), known->regulations.end(), regulation) ==
                known->regulations.end())
                known->regulations.push_back(regulation);
        }
        return;
    }
    Enforcement action;
    action.kind = kind;
    action.text = text.substr(0, std::min<std::size_t>(text.size(), 500));
    if (const auto date = first_date(text)) action.date = date->from;
    action.regulations = regulations;
    all.push_back(std::move(action));
}

/// A regulation named under "Requirement notices" or "Enforcement actions".
void read_notice_heading(const Piece& piece, Report& report) {
    if (piece.section.empty()) return;
    // "How the regulation was not being met" may stand below the regulation as a heading.
    const bool below =
        piece.section.size() > 1 && folded(piece.section.back()).starts_with("how the regulation");
    const std::string& regulation = piece.section[piece.section.size() - (below ? 2 : 1)];
    if (!regulation.starts_with("Regulation ")) return;
    for (auto step = piece.section.rbegin(); step != piece.section.rend(); ++step) {
        const std::string key = heading_key(*step);
        std::string_view kind;
        // "Appendix III Care Quality Commission Requirement Notice": in a report of another body.
        if (contains(key, "requirement notice") || key.starts_with("action we have told") ||
            key.starts_with("compliance action"))
            kind = "requirement-notice";
        if (key.starts_with("warning notice") || key.ends_with(" warning notice") ||
            key.ends_with(" warning notices") || contains(key, "served a warning notice") ||
            contains(key, "issued a warning notice"))
            kind = "warning-notice";
        if (kind.empty()) continue;
        add_action(kind, *step, regulations_of(regulation), report);
        return;
    }
}

}  // namespace

void read_scores(std::span<const Piece> pieces, Report& report) {
    const bool standards = report.framework == "outcomes-2010";
    std::string page_heading;
    if (standards && outcome_number(report.title) != 0) page_heading = report.title;
    if (report.framework == "saf-2023") read_assessment_scores(pieces, report);
    if (!standards) return;
    for (const auto& piece : pieces) read_standard(piece, page_heading, report);
}

namespace {

/// "We completed this assessment because we had previously rated the service as inadequate ...
/// issuing warning notices": what had been done before is why they came again.
bool tells_why_again(std::string_view key) {
    return contains_any(key,
                        std::array<std::string_view, 4>{"because we had previously",
                                                        "because at our last inspection",
                                                        "because at the last inspection",
                                                        "following our previous inspection, when"});
}

/// "It told the provider to comply with regulation 12 and regulation 17": the next sentence says
/// which regulations a notice is about.
bool tells_of_notice_above(std::string_view sentence, std::string_view key) {
    if (!contains(sentence, "egulation ")) return false;  // most sentences name none
    constexpr auto kStarts = std::to_array<std::string_view>({"it ",
                                                              "they ",
                                                              "this ",
                                                              "these ",
                                                              "the notice ",
                                                              "the notices ",
                                                              "the warning notice ",
                                                              "the warning notices ",
                                                              "both ",
                                                              "one ",
                                                              "the first "});
    constexpr auto kVerbs = std::to_array<std::string_view>({"comply",
                                                             "compliant",
                                                             "compliance",
                                                             "breach",
                                                             "require",
                                                             "relate",
                                                             "concern",
                                                             "told the ",
                                                             "was for",
                                                             "were for",
                                                             "was about",
                                                             "were about",
                                                             "because",
                                                             "under "});
    return starts_with_any(key, kStarts) && contains_any(key, kVerbs);
}

}  // namespace

void read_enforcement(std::span<const Piece> pieces, Report& report) {
    const bool told = report.report_kind == "press-release";
    for (const auto& piece : pieces) {
        if (piece.role == SectionRole::Personal || piece.role == SectionRole::History ||
            (told && piece.role == SectionRole::Boilerplate))
            continue;
        read_notice_heading(piece, report);
        if (piece.block.text.size() > 6000) continue;
        std::string_view kind;  // of the action that the sentence before tells of
        for (const auto sentence : split_sentences(piece.block.text, 1)) {
            const std::string key = folded(sentence.substr(0, 600));
            const auto before = std::exchange(kind, {});
            const bool is_done =
                contains_any(key, kDone) || (told && contains_any(key, kDoneInPress));
            if (!is_done || contains_any(key, kNotDone) || tells_why_again(key)) {
                if (!before.empty() && tells_of_notice_above(sentence, key))
                    add_action(kind = before, sentence, regulations_of(sentence), report);
                continue;  // most sentences tell of nothing done
            }
            for (const auto& rule : kActions) {
                if (!contains(key, rule.words)) continue;
                kind = rule.kind;
                add_action(kind, sentence, regulations_of(sentence), report);
                break;
            }
        }
    }
}

}  // namespace findings::understanding
