// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/words.hpp"

#include <string_view>

namespace findings::label {

/// True when the whole text is one quotation, with or without the name of who said it.
[[nodiscard]] bool is_quotation(std::string_view text);

/// `folded`: as in Word::folded.
[[nodiscard]] bool contains_word(const WordText& text, std::string_view folded);

}  // namespace findings::label
