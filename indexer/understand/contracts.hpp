// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Contracts and their schedules: what a commissioner and a provider of care have agreed on.

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// A contract's cover says so: its number or form, between whom it is, from when.
[[nodiscard]] bool is_contract(std::span<const Block> blocks);

/// Commissioner, provider, place and day of a contract from its particulars. The commissioner
/// publishes it: "Commissioner: NHS Fen ICB", or the body over its title.
void read_contract(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
