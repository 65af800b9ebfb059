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

/// "After ...", "When ...", "By ...": a reason or a time stands before who is asked.
[[nodiscard]] bool opens_with_circumstance(std::string_view text);

/// "The named nurse" of "After the level has been lowered the named nurse should ask ...", "Ward
/// staff" of "When a person is secluded, ward staff must ...": who must do it behind a reason or a
/// time, with a capital. Empty where the text opens otherwise.
[[nodiscard]] std::string subject_behind_opening(std::string_view text);

/// "doctor" of "A doctor".
[[nodiscard]] std::string without_article(std::string_view subject);

}  // namespace findings::understanding
