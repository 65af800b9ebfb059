// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// Whose an action plan or a practice case is, from its title, its first lines and its opening
/// sentences: provider, place, dates of the plan and of the inspection it answers. What is set
/// stays.
void read_paper_facts(std::span<const Block> blocks, Report& report);

/// "Elm Hospital, Alder ward" as a location: the ward is not part of the place's name.
void part_ward_from_location(Report& report);

}  // namespace findings::understanding
