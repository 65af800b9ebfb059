// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well one good practice answers a question. Not for other modules than practice*.cpp.

#include "search/open_index.hpp"
#include "search/practice_evidence.hpp"
#include "search/practice_question.hpp"

#include <cstdint>

namespace findings {

struct PracticeCandidate {
    std::uint32_t docid = 0;
    double score = 0;
    PracticeReasons why;
    Hit hit;
};

/// Finds out about one candidate what the columns and the words tell.
class PracticeWeigher {
  public:
    /// Both must outlive it.
    PracticeWeigher(const OpenIndex& index, const PracticeQuestion& question);

    /// All but what stands in the passage itself; `why.words` is there already.
    void weigh(PracticeCandidate& candidate) const;
    /// The rest, which stands in the passage itself.
    void read(PracticeCandidate& candidate, Searcher& searcher) const;
    void set_shared_words(PracticeCandidate& candidate) const;

  private:
    void set_themes(PracticeCandidate& candidate) const;

    const OpenIndex& index_;
    const PracticeQuestion& question_;
    RatingsOverTime ratings_;
    // of the index, not of the clock: the answer must not change overnight
    std::uint32_t newest_year_ = 0;
};

}  // namespace findings
