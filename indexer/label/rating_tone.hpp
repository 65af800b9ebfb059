// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

namespace findings::label {

/// What the rating that a passage stands under leads to expect of it: Good under good and
/// outstanding, Concern under the others, Neutral where there is none. That of the core service it
/// is about comes before the report's own; that of its key question is meant, not the overall one.
[[nodiscard]] Polarity expected_by_rating(const Report& report, const Passage& passage);

}  // namespace findings::label
