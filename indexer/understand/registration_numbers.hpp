// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers under which inspectorates of other nations register services and their providers.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// "CS2003999871" and "SP2005999123" of Scotland, "SIN-00001234" of Wales, "OSV-0001234" of
/// Ireland: no other text has their form.
[[nodiscard]] bool is_registration_number(std::string_view text);

/// Takes service, provider and, where nobody is named, publisher from such numbers on the cover.
void read_registration_numbers(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
