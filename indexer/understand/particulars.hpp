// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/understand/stated_properties.hpp"

#include <span>

namespace findings::understanding {

/// Fills the particulars that properties, address, furniture and labelled lines state. Fields
/// already set stay.
void read_particulars(const ParsedDocument& document,
                      std::span<const Block> blocks,
                      PropertiesOf properties_of,
                      Report& report);

}  // namespace findings::understanding
