// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// Where a practice case happened, by the labels that its author chose: "Where: Fern ward, Elm
/// Hospital", "Team: Fern ward, Elm Hospital: 17 beds".
void read_place_of_case(std::span<const Block> blocks, Report& report);

/// A trust that tells on its own pages what a ward of its own did ("we") is the provider.
void settle_provider_of_case(std::span<const Block> blocks, Report& report);

/// Provider and ward from a card of particulars: "Who | Elm NHS Trust", "Where | Fern Ward, Elm
/// Hospital".
void read_card_of_case(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
