// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "The service scored 72 (out of 100) for safe and 75 for well-led": scores that prose tells.

#include "indexer/schema/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::understanding {

/// Each score out of 100 that a sentence of the text gives to a key question by its name.
[[nodiscard]] std::vector<std::pair<KeyQuestion, std::int32_t>> scores_told_in(
    std::string_view text);

}  // namespace findings::understanding
