// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines near the top that only say where: "Teasel Ward, Aldermoor Hospital - Corrie Vale Healthcare
// NHS Trust".

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// Ward, place and provider from the first line of the opening that names nothing else and at least
/// two of them. What the report knows already stays.
void read_place_line(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
