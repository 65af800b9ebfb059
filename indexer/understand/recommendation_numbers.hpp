// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The numbers that papers give to what they recommend.

#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {

/// A text that begins with the number of a recommendation.
struct NumberedText {
    std::string number;     // "3", "3(a)"
    std::string_view rest;  // of the text behind the number
};

/// "Recommendation 3: ...", "Recommendation 3", "R12. ...", "Rec 4 - ...", "Safety recommendation
/// R/2024/031:".
[[nodiscard]] std::optional<NumberedText> numbered_recommendation(std::string_view text);

/// "1." is 1, "(a)" is (a), "R3" is 3; empty for bullets and dashes.
[[nodiscard]] std::string number_of_marker(std::string_view marker);

/// "2.1" of "2.1 A registered nurse must ...": a rule's number in its paragraph. Empty when there
/// is none.
[[nodiscard]] std::string_view paragraph_number(std::string_view text);

/// "(a)", "ii": the number of a part of a recommendation.
[[nodiscard]] bool is_sub_marker(std::string_view number);

}  // namespace findings::understanding
