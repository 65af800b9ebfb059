// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of which reports on social care from 2018 to 2023 are made under each key question.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// "Using medicines safely" -> Safe; None for what is no such part. `key` is the heading as
/// `heading_key` gives it. Sources shorten the long ones.
[[nodiscard]] KeyQuestion part_of_question(std::string_view key);

}  // namespace findings::understanding
