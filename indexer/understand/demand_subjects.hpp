// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whom a sentence of an inspectorate asks, and what may stand before that: a number, a day, a
// reason.

#include <string_view>

namespace findings::understanding {

/// "the provider" of "1. By 31 July 2024, the provider must ...", "Leaders across the partnership"
/// of "Leaders across the partnership should ...", "the local area partnership" of "His Majesty's
/// Chief Inspector requires the local area partnership to ...". A body or a person by their work,
/// in the words of the text; empty where nobody is asked so.
[[nodiscard]] std::string_view asked_by_inspectors(std::string_view text);

/// "His Majesty's Chief Inspector requires the council to ...", "Ofsted has determined that a
/// written statement of action is required": it binds by what an inspectorate may demand.
[[nodiscard]] bool binds_by_inspectorate(std::string_view text);

/// "The trust should have told her family": blames for what was not done, and asks for nothing.
[[nodiscard]] bool tells_of_past_duty(std::string_view text);

/// The text behind a number that is printed before it: "1. ", "2) ", "AFI 3: ".
[[nodiscard]] std::string_view without_number(std::string_view text);

}  // namespace findings::understanding
