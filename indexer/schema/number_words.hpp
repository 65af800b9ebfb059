// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace findings {

/// What a printed quantity says as a number: "1,312" is 1312, "Ninety-two" 92, "1.2 million"
/// 1200000, "a hundred and five" 105. Marks and words beside digits are passed over ("12%",
/// "3 wards"). Nothing for words that are no whole number ("Nine out of ten", "half").
[[nodiscard]] std::optional<double> number_in(std::string_view printed);

}  // namespace findings
