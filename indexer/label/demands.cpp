// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/demands.hpp"

#include "indexer/label/method_sentences.hpp"
#include "indexer/label/phrases.hpp"

#include <algorithm>
#include <string>

namespace findings::label {
namespace {

Demand demand_of_rule(RuleType type) {
    switch (type) {
        case RuleType::Must:
            return Demand::Must;
        case RuleType::Should:
            return Demand::Should;
        case RuleType::Recommend:
            return Demand::Recommend;
        default:
            return Demand::None;
    }
}

/// The modal word of a demand is its last: a look-alike that covers it takes the demand away.
bool is_denied(const PhraseHit& demand, const std::vector<PhraseHit>& look_alikes) {
    return std::any_of(look_alikes.begin(), look_alikes.end(), [&](const PhraseHit& hit) {
        return hit.first <= demand.last && demand.first <= hit.last;
    });
}

/// The text begins with an order ("Publish every quarter"), perhaps behind a few words ("From
/// admission, agree ..."). A noun that looks like one ("Staff", "Report from", "Use of force") is
/// told by its plural or by what follows.
bool is_order(std::string_view text, const Reading& reading, std::size_t at) {
    static constexpr std::string_view kObjects[] = {
        "the",     "a",        "an",    "every", "each",    "all",      "people", "their",
        "your",    "and",      "that",  "what",  "how",     "with",     "to",     "into",
        "more",    "national", "it",    "this",  "these",   "any",      "who",    "whether",
        "patient", "staff",    "carer", "at",    "one",     "two",      "local",  "no",
        "not",     "us",       "them",  "in",    "young",   "children", "family", "data",
        "new",     "better",   "clear", "sure",  "service", "out",      "on"};
    const auto& words = reading.text.words;
    if (at + 1 >= words.size() || words[at].clause != words[at + 1].clause) return false;
    const Word& verb = words[at];
    const auto verbs = imperative_verbs();
    if (std::find(verbs.begin(), verbs.end(), verb.folded) == verbs.end()) return false;
    const bool is_singular = verb.end - verb.begin == verb.folded.size();
    const bool has_object =
        std::find(std::begin(kObjects), std::end(kObjects), words[at + 1].folded) !=
        std::end(kObjects);
    const bool is_capital = at > 0 || (text[verb.begin] >= 'A' && text[verb.begin] <= 'Z');
    return is_singular && has_object && is_capital;
}

bool is_order(std::string_view text, const Reading& reading) {
    const auto& words = reading.text.words;
    if (words.empty()) return false;
    if (is_order(text, reading, 0)) return true;
    static constexpr std::string_view kOpeners[] =
        {"from", "before", "after", "at", "by", "when", "where", "for", "instead", "in", "above"};
    if (std::find(std::begin(kOpeners), std::end(kOpeners), words[0].folded) == std::end(kOpeners))
        return false;
    const auto second = std::find_if(words.begin(), words.end(), [&](const Word& word) {
        return word.clause != words[0].clause;
    });
    const auto at = static_cast<std::size_t>(second - words.begin());
    return second != words.end() && second->sentence == 0 && at <= 6 && is_order(text, reading, at);
}

Cue cue_of(const char* rule, std::string_view text, const Reading& reading, const PhraseHit& hit) {
    const std::uint32_t begin = reading.text.words[hit.first].begin;
    const std::uint32_t end = reading.text.words[hit.last].end;
    return {rule, std::string(text.substr(begin, end - begin)), begin, end};
}

}  // namespace

DemandFound demand_of(std::string_view text, const Reading& reading, const RuleBook& book) {
    DemandFound found;
    std::vector<PhraseHit> demands;
    std::vector<PhraseHit> look_alikes;
    for (const auto& hit : reading.hits) {
        const RuleType type = book.rules[hit.rule].type;
        if (demand_of_rule(type) != Demand::None) demands.push_back(hit);
        if (type == RuleType::NoRequirement) look_alikes.push_back(hit);
        if (type == RuleType::PastRequirement) found.is_past = true;
    }
    for (const auto& hit : demands) {
        if (is_denied(hit, look_alikes)) continue;
        const Demand demand = demand_of_rule(book.rules[hit.rule].type);
        // The earlier enumerator is the stricter: must before should before recommend.
        if (found.demand == Demand::None || demand < found.demand) found.demand = demand;
        found.cues.push_back(cue_of("requirement", text, reading, hit));
    }
    if (found.demand == Demand::None && look_alikes.empty() && is_order(text, reading)) {
        found.demand = Demand::Recommend;
        found.cues.push_back(cue_of("requirement", text, reading, {0, 0, 0}));
    }
    return found;
}

Voice voice_of(std::string_view text, const Reading& reading, const RuleBook& book) {
    const std::size_t first_quote = text.find_first_of("'\"");
    int forum = 0;
    int news = 0;
    int policy = 0;
    int inspection = 0;
    for (const auto& hit : reading.hits) {
        const RuleType type = book.rules[hit.rule].type;
        // Inspection reports quote patients: what stands in quotation marks is not the writer's
        // voice.
        if (type == RuleType::ForumVoice && reading.text.words[hit.first].begin < first_quote)
            ++forum;
        news += type == RuleType::NewsVoice ? 1 : 0;
        policy += type == RuleType::PolicyVoice ? 1 : 0;
        inspection += type == RuleType::InspectionVoice ? 1 : 0;
    }
    if (inspection > 0) return Voice::Inspection;
    if (forum > 0) return Voice::Forum;
    if (news > 0) return Voice::News;
    if (policy > 0) return Voice::Policy;
    return Voice::Unknown;
}

bool is_boilerplate(const Reading& reading, const RuleBook& book) {
    return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const PhraseHit& hit) {
        // "Of the staff we spoke with, 26 nurses felt safe": the number begins what was found.
        const auto& words = reading.text.words;
        const bool ends_clause_before = hit.last > hit.first && words[hit.last].is_number &&
                                        words[hit.last].clause != words[hit.last - 1].clause;
        if (book.rules[hit.rule].type != RuleType::Boilerplate || ends_clause_before) return false;
        // "We spoke with 12 patients. They told us that ...": what they said is a finding.
        const bool names_who_was_asked = words[hit.first].folded == "we" &&
                                         hit.last > hit.first + 1 &&
                                         words[hit.first + 2].folded == "with";
        return !names_who_was_asked || tells_only_method({}, reading.text);
    });
}

}  // namespace findings::label
