// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What practice is looked for: a finding or a text, in the terms of one generation. Not for other
// modules than practice*.cpp.

#include "search/asked_themes.hpp"
#include "search/feedback.hpp"
#include "search/practice.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace findings {

/// The question, in the terms of this generation.
struct PracticeQuestion {
    std::vector<WeightedStem> words;
    ThemeWeights themes;
    std::map<std::string, std::string> written;  // a word of the question by its stem
    std::string service, region;
    std::uint32_t docid = 0;  // of the finding that asks; 0 = a text does
    bool is_voted = false;
};

/// Errors as practice_for().
[[nodiscard]] Result<PracticeQuestion> question_of(Searcher& searcher,
                                                   const PracticeRequest& request);

/// The word of the question that has this stem, as it was written; else the stem.
[[nodiscard]] std::string word_of(const PracticeQuestion& question, const std::string& stem);

/// The value of a facet of which a report has one at most; empty if it has none.
[[nodiscard]] std::string only_value(const FacetColumnView& column, std::uint32_t docid);

}  // namespace findings
