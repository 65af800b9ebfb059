// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the place that a report is about is called, where no label says so.

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// On a location's page the main heading is the location's name; elsewhere a title that the text
/// goes on to speak of. A name that is known
/// already stays.
void name_location(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
