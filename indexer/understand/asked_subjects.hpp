// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who a sentence or a line over a list asks, by its grammar.

#include <string>
#include <string_view>

namespace findings::understanding {

/// "The committee is asked to:", "Boards are invited to:": the words before the asking.
/// Empty where the line asks nobody so.
[[nodiscard]] std::string asked_in_passive(std::string_view line);

/// "Staff should ask ...", "A doctor must be able to ...": who must do it, when a sentence that
/// asks begins so. The subject is whole, with bodies that no list knows ("Schools and education
/// bodies"), and no pronoun.
[[nodiscard]] std::string_view subject_that_must(std::string_view text);

/// "The ward manager" of "After seclusion has ended, the ward manager should ...", "The nurse in
/// charge" of "When a door is locked the nurse in charge must ...": the subject behind a clause
/// that says when. Empty where none stands there, or where something is to be done to it.
[[nodiscard]] std::string subject_behind_clause(std::string_view text);

/// "doctor" of "A doctor".
[[nodiscard]] std::string without_article(std::string_view subject);

}  // namespace findings::understanding
