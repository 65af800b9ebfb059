// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/sources.hpp"

#include "indexer/schema/evidence.hpp"

#include <algorithm>
#include <string>

namespace findings::label {
namespace {

/// Empty for a rule that names no source.
std::string_view source_of(RuleType type) {
    switch (type) {
        case RuleType::PeopleSaid:
            return "people";
        case RuleType::RelativesSaid:
            return "relatives";
        case RuleType::StaffSaid:
            return "staff";
        case RuleType::PartnersSaid:
            return "partners";
        case RuleType::RecordsShowed:
            return "records";
        case RuleType::WasObserved:
            return "observation";
        default:
            return {};
    }
}

bool overlap(const PhraseHit& a, const PhraseHit& b) {
    return a.first <= b.last && b.first <= a.last;
}

}  // namespace

std::vector<Cue> sources_of(const Passage& passage, const Reading& reading, const RuleBook& book) {
    std::vector<PhraseHit> hits;
    for (const PhraseHit& hit : reading.hits) {
        if (!source_of(book.rules[hit.rule].type).empty()) hits.push_back(hit);
    }
    // "We saw records" is one source: what was read. Of two that say one verb ("relatives of
    // patients said") the first has it.
    const auto rank = [&](const PhraseHit& hit) {
        return book.rules[hit.rule].type == RuleType::WasObserved ? 1 : 0;
    };
    std::stable_sort(hits.begin(), hits.end(), [&](const PhraseHit& a, const PhraseHit& b) {
        return std::pair(rank(a), a.first) < std::pair(rank(b), b.first);
    });
    std::vector<PhraseHit> kept;
    for (const PhraseHit& hit : hits) {
        if (std::none_of(kept.begin(), kept.end(), [&](const PhraseHit& other) {
                return overlap(hit, other);
            }))
            kept.push_back(hit);
    }
    std::sort(kept.begin(), kept.end(), [](const PhraseHit& a, const PhraseHit& b) {
        return a.first < b.first;
    });
    std::vector<Cue> cues;
    for (const PhraseHit& hit : kept) {
        const std::string rule =
            std::string(kEvidenceRule) + std::string(source_of(book.rules[hit.rule].type));
        if (std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) { return cue.rule == rule; }))
            continue;
        const std::uint32_t begin = reading.text.words[hit.first].begin,
                            end = reading.text.words[hit.last].end;
        cues.push_back({rule, passage.text.substr(begin, end - begin), begin, end, 0});
    }
    if (cues.empty() && passage.role == SectionRole::PeopleSay)
        cues.push_back({std::string(kEvidenceRule) + "people",
                        passage.section.empty() ? "section" : passage.section.back(),
                        0,
                        0,
                        0});
    return cues;
}

}  // namespace findings::label
