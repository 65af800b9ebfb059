// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice_evidence.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings {
namespace {

bool compares(const MeasureValue& measure) {
    return !measure.comparator.empty() || (!measure.value2.empty() && measure.change != "range") ||
           measure.kind == "change" || measure.change == "up" || measure.change == "down";
}

/// Worse is lower; 0 for what is no judgement.
int rank_of(RatingValue rating) {
    switch (rating) {
        case RatingValue::Inadequate:
            return 1;
        case RatingValue::RequiresImprovement:
            return 2;
        case RatingValue::Good:
            return 3;
        case RatingValue::Outstanding:
            return 4;
        default:
            return 0;
    }
}

}  // namespace

bool LaterRating::is_better() const { return rank_of(later) > rank_of(then); }

EvidenceGrade evidence_of(const Passage& passage, const std::string& report_kind) {
    constexpr std::array<std::string_view, 7> kSawItself = {"inspection-report",
                                                            "quality-report",
                                                            "compliance-2010",
                                                            "saf-report",
                                                            "evidence-appendix",
                                                            "mha-visit",
                                                            "thematic"};
    if (std::any_of(passage.measures.begin(), passage.measures.end(), compares))
        return EvidenceGrade::Compared;
    const bool counts = std::any_of(passage.measures.begin(),
                                    passage.measures.end(),
                                    [](const MeasureValue& m) { return m.kind != "duration"; });
    if (counts) return EvidenceGrade::Counted;
    const bool saw =
        std::find(kSawItself.begin(), kSawItself.end(), report_kind) != kSawItself.end();
    return saw ? EvidenceGrade::Observed : EvidenceGrade::Told;
}

RatingsOverTime::RatingsOverTime(const ColumnsView& columns) : columns_(columns), places_(columns) {
    for (const ColumnValue& value : columns.facets[facet::kRating].values)
        ratings_.push_back(rating_from_text(value.value).value_or(RatingValue::None));
}

RatingValue RatingsOverTime::rating_of(std::uint32_t docid) const {
    const std::uint32_t rating = only_ordinal(columns_.facets[facet::kRating], docid);
    return rating == kNone ? RatingValue::None : ratings_[rating];
}

std::optional<LaterRating> RatingsOverTime::after(std::uint32_t docid) const {
    const auto later = places_.after(docid);
    for (auto report = later.rbegin(); report != later.rend(); ++report) {
        const RatingValue rating = rating_of(columns_.docids_of(report->report).first);
        if (rank_of(rating) > 0)
            return LaterRating{rating_of(docid),
                               rating,
                               columns_.report_ids[report->report],
                               report->day / 10000};
    }
    return std::nullopt;
}

}  // namespace findings
