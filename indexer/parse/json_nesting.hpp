// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace findings {

/// Deepest nesting of the text, without parsing it: nlohmann's values are freed recursively.
[[nodiscard]] std::size_t json_nesting(std::string_view text);

}  // namespace findings
