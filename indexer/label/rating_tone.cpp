// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/rating_tone.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace findings::label {
namespace {

Polarity expected_by(const std::map<std::string, Rating>& ratings, KeyQuestion question) {
    const auto rating = ratings.find(std::string(to_id(question)));
    if (rating == ratings.end()) return Polarity::Neutral;
    switch (rating->second.value) {
        case RatingValue::Outstanding:
        case RatingValue::Good:
            return Polarity::Good;
        case RatingValue::RequiresImprovement:
        case RatingValue::Inadequate:
            return Polarity::Concern;
        default:
            return Polarity::Neutral;
    }
}

}  // namespace

Polarity expected_by_rating(const Report& report, const Passage& passage) {
    if (passage.key_question == KeyQuestion::None) return Polarity::Neutral;
    const auto part =
        std::find_if(report.service_ratings.begin(),
                     report.service_ratings.end(),
                     [&](const PartRatings& one) { return one.name == passage.core_service; });
    if (!passage.core_service.empty() && part != report.service_ratings.end())
        return expected_by(part->ratings, passage.key_question);
    return expected_by(report.ratings, passage.key_question);
}

}  // namespace findings::label
