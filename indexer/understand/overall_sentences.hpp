// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// "This practice is rated as good overall.", "The service ... was rated inadequate overall.", "The
/// overall rating for this service is good": the rating of the whole in a folded sentence, by the
/// report's own words; None for others, those on an earlier inspection among them.
[[nodiscard]] RatingValue overall_told(std::string_view sentence);

}  // namespace findings::understanding
