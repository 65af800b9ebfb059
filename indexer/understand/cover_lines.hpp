// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers, running lines and bylines: where a report says what it is without labels.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// "27 Forensic wards Quality Report 14/07/2016", "Brackenfold Young People's Unit | Inspection
/// Report | February 2014".
void read_running_line(std::string_view text, Report& report);

/// A core service or an organisation alone on its line of the cover, its type repaired when
/// overprinted and the repair is found elsewhere in the document.
void read_cover(std::span<const Block> blocks, Report& report);

/// "Saltmere and Estuary NHS Foundation Trust, South East. May 2024. An improvement report."
void read_byline(std::string_view text, Report& report);

}  // namespace findings::understanding
