// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace findings {

/// Throws if a number in `json` is not whole, or so large that it was read as a fraction: our own
/// files have none such, and what cannot be represented must not be converted.
template <class Json>
// NOLINTNEXTLINE(misc-no-recursion): as deep as the parser allows
void require_whole_numbers(const Json& json) {
    if (json.is_number_float())
        throw std::runtime_error("a number that is not whole, or too large");
    if (!json.is_structured()) return;
    for (const auto& part : json) require_whole_numbers(part);
}

}  // namespace findings
