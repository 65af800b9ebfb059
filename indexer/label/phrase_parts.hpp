// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The syntax of phrases in the theme file, taken apart. What it means stands with
// label::PhraseBook.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

// Words that a gap may skip.
inline constexpr std::size_t kShortGap = 3;
inline constexpr std::size_t kLongGap = 8;

struct PhrasePart {
    enum class Kind : std::uint8_t { Words, Number, ShortGap, LongGap };
    Kind kind = Kind::Words;
    std::vector<std::string> choices;  // of Words, as written: one, or those of "(a|b c)"
};

[[nodiscard]] std::vector<PhrasePart> parts_of(std::string_view phrase);

/// Texts that a phrase matches: one for each combination of its choices, a number as "12", and the
/// words of a gap, as many as it may skip, as kGapWord. At most `most` of them.
[[nodiscard]] std::vector<std::string> spelt_out(std::string_view phrase, std::size_t most = 512);
inline constexpr std::string_view kGapWord = "qzq";

}  // namespace findings::label
