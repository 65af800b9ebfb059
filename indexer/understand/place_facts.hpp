// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the cover and the first sentences of an inspection report tell of the place: provider over
// its name, postcode, beds, whether it knew of the visit.

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

void read_place_facts(std::span<const Block> blocks, Report& report);

/// "ZZ7 3HB" anywhere in the line; empty when there is none.
[[nodiscard]] std::string_view postcode_in(std::string_view line);

}  // namespace findings::understanding
