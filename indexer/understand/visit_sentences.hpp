// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sentences that tell when a place was looked at: "We went to the home without notice on 22
// September 2011".

#include "indexer/understand/dates_in_text.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// Whether a sentence is about the inspection or visit that its report is of, with its day or
/// without: "We came unannounced."
[[nodiscard]] bool tells_of_own_visit(std::string_view sentence);

/// The days that a sentence gives to the inspection or visit it is part of; none for a sentence
/// about another one
/// ("At our last inspection, on 3 May 2016, ...") or one without a day.
[[nodiscard]] std::optional<DateSpan> days_of_visit(std::string_view sentence);

}  // namespace findings::understanding
