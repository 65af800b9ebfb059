// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings::label {

/// Words that hold a sentence together and are about nothing: "into", "could", "the". Those that
/// deny or demand ("not", "must") are none of them. `folded`: Word::folded.
[[nodiscard]] bool is_small_word(std::string_view folded);

}  // namespace findings::label
