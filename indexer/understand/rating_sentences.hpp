// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one sentence of prose tells of ratings: which, of what, and how they moved.

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// One rating as a clause tells it.
struct ToldRating {
    // questions and "overall"; empty = what the clause is about as a whole
    std::vector<std::string_view> names;
    std::vector<std::string_view> services;  // empty = what the release is about
    bool of_trust = false;
    Rating rating;
};

/// "it has been rated inadequate overall and for being safe, its rating for caring has dropped from
/// good": each rating that the sentence tells, in order. Names are of constant
/// tables, not of the sentence.
[[nodiscard]] std::vector<ToldRating> ratings_told_in(std::string_view folded_sentence);

}  // namespace findings::understanding
