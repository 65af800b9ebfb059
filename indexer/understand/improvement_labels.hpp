// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace findings::understanding {

/// Where "Area for improvement 1" begins that labels a box of an improvement plan; npos where none
/// does.
[[nodiscard]] std::size_t improvement_label_at(std::string_view text, std::size_t from = 0);

/// "Stated: First time", "To be completed by: ...": a line of the label of such a box.
[[nodiscard]] bool is_improvement_label(std::string_view text);

/// "2024" below "To be completed by: 19 March", "and ongoing" below "Immediate": a narrow column
/// broke the day by which something is to be done. `label` is what the column has said so far.
[[nodiscard]] bool goes_on_from_due(std::string_view text, std::string_view label);

/// "Partially met" of "Area for improvement 2 Partially met"; empty for other texts.
[[nodiscard]] std::string_view verdict_behind_label(std::string_view text);

/// Where "Ref: Regulation 19 (1)" begins; npos where none does.
[[nodiscard]] std::size_t citation_at(std::string_view text);

}  // namespace findings::understanding
