// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cues as a linter sees them: each way to write one spelt out, and which others fire in it.

#include "indexer/label/matcher.hpp"
#include "indexer/label/words.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// A phrase of a CueMatcher in a text.
struct CueOccurrence {
    std::size_t phrase = 0;           // its number: that of the call of add()
    std::size_t first = 0, last = 0;  // words
};

/// Numbered phrases, and where they occur in a text.
class CueMatcher {
  public:
    void add(std::string_view phrase) { book_.add(phrase, count_++); }
    [[nodiscard]] std::vector<CueOccurrence> find(WordText text) const;

  private:
    PhraseBook book_;
    std::uint32_t count_ = 0;
};

/// One way to write a phrase, and what of its list occurs in it.
struct CueSample {
    WordText text;
    std::vector<CueOccurrence> hits;
    [[nodiscard]] std::size_t words() const { return text.words.size(); }
    [[nodiscard]] bool is_whole(const CueOccurrence& hit) const {
        return hit.first == 0 && hit.last + 1 == words();
    }
};

/// Every way to write a phrase that has a word; without hits.
[[nodiscard]] std::vector<CueSample> samples_of(std::string_view phrase);

/// The phrase as it is matched: equal for phrases that fire at the same places.
[[nodiscard]] std::string folded_cue(std::string_view phrase);

}  // namespace findings::label
