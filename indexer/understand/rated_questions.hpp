// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::understanding {

/// "We rated effective, caring, responsive and well-led as good, and safe as requires improvement":
/// the ratings, where a sentence on the service gives those of two questions or more.
[[nodiscard]] std::vector<std::pair<std::string, Rating>> questions_rated_in(
    std::string_view folded_sentence);

}  // namespace findings::understanding
