// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// The licence that the text states; what is set stays.
void read_licence(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
