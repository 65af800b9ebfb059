// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose task an item of recommendations is, where its words are no sentence that asks.

#include <string>
#include <string_view>

namespace findings::understanding {

/// "Fennshire NHS Foundation Trust to review its policy": the name before a task, as reviews print
/// the items of a list.
[[nodiscard]] std::string named_with_task(std::string_view text);

/// "Humberside Police", "Adult Social Care": a heading that only names who is to do what it heads.
[[nodiscard]] bool names_agency(std::string_view heading);

/// Whom a heading over recommendations asks: "For commissioners", or the name of an agency alone.
/// Inspections ask only whom they inspected.
[[nodiscard]] std::string asked_by_heading(std::string_view heading, bool inspection);

/// "Within one month, the Council will apologise": who promised what was recommended.
[[nodiscard]] std::string promising_body(std::string_view text);

}  // namespace findings::understanding
