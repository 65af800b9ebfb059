// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sketches of passages: by them the same words, and nearly the same, are found again in other
// reports (docs/adr/0015). Made when a passage is written, compared when a generation is put
// together. They hold words and the section these stand in, and no labels, so that other labels
// change nothing about repeats.

#include "indexer/schema/report.hpp"
#include "indexer/schema/tokens.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace findings {

/// Raised when the same passage gives another sketch: segments of different sketches cannot be
/// compared.
inline constexpr int kSketchVersion = 2;

inline constexpr std::size_t kSketchBands = 8;

/// A frame is what a passage says without its particulars: words of weight in their order, each a
/// number; a run of names and numbers is one kNameInFrame, because they differ from place to place.
using FrameWord = std::uint16_t;
inline constexpr FrameWord kNameInFrame = 0;

struct PassageSketch {
    /// hash of all words as they stand, without case and punctuation; 0 = it has none
    std::uint64_t words = 0;
    std::uint64_t frame = 0;  // hash of the frame, of a small one with its small words; 0 = it is
                              // hardly more than names
    std::uint32_t heavy = 0;  // hash of the words in it that turn what is said
    /// alike frames share one at least; all 0 without frame words
    std::array<std::uint32_t, kSketchBands> bands{};
    std::vector<FrameWord> frame_words;  // empty when the frame is small: it is compared as a whole
    bool is_ask = false;     // the frame is that of a demand (asks.hpp): what it asks, ascending
    std::uint8_t cited = 0;  // as in Ask
};

/// Makes the sketches of the passages of one report. Thread: one a thread.
class Sketcher {
  public:
    explicit Sketcher(const Report& report);
    /// `tokens`: of the passage's text. Cost: a third of cutting the text into them.
    [[nodiscard]] PassageSketch sketch(const Passage& passage, std::span<const Token> tokens) const;

  private:
    std::vector<std::uint64_t> first_names_;  // first words of the names of its place and provider:
                                              // names where they open a sentence
};

/// Whether two frames differ in one word of twelve at most. That their `heavy` agree is for the
/// caller to see.
[[nodiscard]] bool are_alike(std::span<const FrameWord> a, std::span<const FrameWord> b);

}  // namespace findings
