// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What must not be indexed of a person: addresses, telephone numbers, names in action plans.

#include <string>
#include <string_view>

namespace findings::understanding {

/// The text with e-mail addresses and telephone numbers replaced by a word in brackets. Web pages
/// stay: they are the way to ask who did it.
[[nodiscard]] std::string without_contacts(std::string_view text);

/// "Jane Ash, Ward Manager" is the ward manager, "Dr A. Khan" nobody we name, "Estates" itself.
[[nodiscard]] std::string role_of_owner(std::string_view text);

/// The text of an action plan with names of persons replaced; roles, places and bodies stay.
[[nodiscard]] std::string without_names(std::string_view text);

}  // namespace findings::understanding
