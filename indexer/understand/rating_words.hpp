// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// One of the four grades, not "not rated".
[[nodiscard]] bool is_on_scale(RatingValue value);
/// "up", "down" or "same".
[[nodiscard]] std::string_view movement_between(RatingValue before, RatingValue after);

/// What a word does in a sentence that tells ratings.
enum class RatingWord : std::uint8_t {
    Other,
    Filler,    // and, both, being, the, ...: may stand inside a list of questions
    Question,  // safe, effective, ..., or overall, or all five
    Service,   // a core service
    Trust,     // the rating of the whole provider
    Value,     // good, requires improvement, ...
    For,
    From,
    To,
    Verb,  // is, have, remains: what follows the subject of the next clause
    Up,
    Down,
    Same,
    Rated,    // rated, ratings: makes "good" a rating
    Earlier,  // previously, last inspection
    Now,
};

struct RatingToken {
    RatingWord word = RatingWord::Other;
    /// of a question: "safe", "overall", "all"; of a service: its canonical name
    std::string_view name;
    RatingValue value = RatingValue::None;
    std::string_view text;    // as it stands in the folded sentence
    bool after_mark = false;  // a comma, bracket or dash stands before it
};

/// The words of a folded sentence, in order. Views into `sentence` and into constant tables.
[[nodiscard]] std::vector<RatingToken> rating_tokens(std::string_view sentence);

}  // namespace findings::understanding
