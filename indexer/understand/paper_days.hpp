// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When a paper came out and who published it, where a sentence under its title says so.

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// "Published 16 January 2025 by the Royal Foundation for Clinical Audit", "Posted on 8 October
/// 2024", "this note was written in November 2023", "Elm Guideline Group | 27 | Quick reference
/// guide". Fields that are known stay.
void read_days_of_paper(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
