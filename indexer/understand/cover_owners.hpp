// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose a paper is and of when, where only its cover or its foot says so, without a label.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// A word of a body's name, as against a person's: "office", "foundation", "network".
[[nodiscard]] bool names_publishing_body(std::string_view name);

/// "Elm Health NHS Trust" on a line of its own over the title of a policy: whose rules it holds.
void read_owner_over_title(std::span<const Block> blocks, Report& report);

/// "This version was agreed by the Quality Committee on 6 May 2025.", "Version 5, 6 May 2025" in
/// the foot of a plan that says no other day of its own.
void read_day_of_version(std::span<const Block> blocks, Report& report);

/// "Published by the Northern Office for Patient Safety, 3 June 2024." among the first or last
/// lines of a paper, "A review by ..." among the first: who published it and when.
void read_imprint(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
