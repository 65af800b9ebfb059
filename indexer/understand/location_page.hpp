// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a page on the regulator's site: which place or provider it is about.
//
//     Care Home | Care home
//     Archived: Elm House
//     Overall: Good read more about inspection ratings
//     1 Elm Lane, Elmford, EL1 2AB (01234) 567890
//     Provided and run by:
//     Elm Care Limited
//     Important: The provider of this service changed. See old profile
//     All Inspections

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// Name and address of the place, and who runs it, where the head of such a page says so.
void read_location_page(std::span<const Block> blocks, Report& report);

/// Whose such a page is, where neither the site nor the text names anybody.
void settle_regulators_page(std::span<const Block> blocks, Report& report);

/// Its lines say nothing but what are fields now; called when these are read.
void hide_head_of_location_page(std::vector<Block>& blocks, std::string_view title);

}  // namespace findings::understanding
