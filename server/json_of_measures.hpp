// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "server/json_of.hpp"

#include <vector>

namespace findings {

/// The figures of a passage, an object each, as docs/api.md has them.
[[nodiscard]] Json json_of_measures(const std::vector<MeasureValue>& measures);

}  // namespace findings
