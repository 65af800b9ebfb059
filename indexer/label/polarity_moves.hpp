// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What moves where a text says that something fell, rose or came down, and how far a denial
// reaches: asked of the words alone (polarity.cpp weighs).

#include "indexer/label/rules.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace findings::label {

/// "They looked at them and not at the screen": what was not done is no lack.
[[nodiscard]] bool is_contrast(const std::vector<Word>& words, const PhraseHit& hit);
/// "Had not ensured that infection was prevented", "had not made sure that the room was safe".
[[nodiscard]] bool is_mere_promise(const std::vector<Word>& words, const Word& duty);
/// "who was falling", "one person fell five times": nothing that is counted fell.
[[nodiscard]] bool is_fall_of_person(const std::vector<Word>& words, const PhraseHit& hit);
/// "They come down from the raised desk to talk", "she came down for breakfast".
[[nodiscard]] bool is_step_of_person(const std::vector<Word>& words, const PhraseHit& hit);
/// "The average stay fell from 40 days to 31", "a fall in out of area placements".
[[nodiscard]] bool is_better_less(const std::vector<Word>& words, const PhraseHit& direction);
/// "Checks were dropped and a man was found too late": what is told next did not drop.
[[nodiscard]] bool has_joint_between(const std::vector<Word>& words,
                                     std::uint32_t from,
                                     std::uint32_t to);
/// One behind the last word of the sentence that tells from what it fell, or where it turns;
/// 0 where it does not tell.
[[nodiscard]] std::size_t end_of_fall(const std::vector<Word>& words, const PhraseHit& direction);

/// "No fire drill had been held since October", "no dentist had visited": what should have been
/// done and was not. `no`: the word "no", with no harm behind it.
[[nodiscard]] bool is_lapse(const std::vector<Word>& words, const PhraseHit& no);

/// "Hidden so that visitors could not read it": what is not to happen, and does not.
[[nodiscard]] bool is_of_purpose(const std::vector<Word>& words, const PhraseHit& negator);

/// "Put right", "put in place".
[[nodiscard]] bool is_put_right(const std::vector<Word>& words, const Word& verb);

}  // namespace findings::label
