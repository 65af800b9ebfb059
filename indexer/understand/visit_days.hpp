// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Days of a visit that a source tells one by one.

#include "indexer/understand/dates_in_text.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// From the first to the last of "21 August, unannounced, and 23 August 2018, announced": days with
/// nothing between them but words about visits. Absent where the first date is no day.
[[nodiscard]] std::optional<DateSpan> visit_days_in(std::string_view text);

/// "We returned on 23 August 2018.": the days that a sentence adds to those told before it.
[[nodiscard]] std::optional<DateSpan> further_visit_days(std::string_view sentence);

/// Whether `later` is soon enough after `first` to belong to the same visit.
[[nodiscard]] bool is_same_visit(const PartialDate& first, const PartialDate& later);

}  // namespace findings::understanding
