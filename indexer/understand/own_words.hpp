// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose a paper is, where its publisher speaks of itself: "About us", "Healthwatch Elm is the
// independent champion", "This series is written by the Elm Alliance".

#include "indexer/schema/report.hpp"

#include <span>
#include <string>

namespace findings::understanding {

/// The body that a part on the publisher names; empty where no such part names one.
[[nodiscard]] std::string body_about_itself(std::span<const Block> blocks);

/// "Inpatient Alliance, March 2023", "Elm Institute | May 2024" as the foot of the pages: whose the
/// paper is and of when.
void read_owner_and_day_in_feet(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
