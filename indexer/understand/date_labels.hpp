// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every publisher words the labels of its days in its own way: "Dates of core service inspections",
// "Note issued", "Reply wanted by". What the words have in common says which day is meant.

#include "indexer/understand/label_lines.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// The day that a label asks for by its words: Inspected, Published, PreviousInspection or
/// ResponseDue. None where its words are of another day ("Next inspection", "Date of birth") or of
/// none. Requires: `label` is folded and has no colon.
[[nodiscard]] std::optional<Particular> day_asked_by(std::string_view label);

/// Whether a value is a date, with a weekday before it or hours and remarks behind it: "Tuesday 26
/// to Thursday 28 November 2019", "13 March 2025, 10.15am to 5pm (unannounced)".
[[nodiscard]] bool begins_with_date(std::string_view value);

}  // namespace findings::understanding
