// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace findings {

/// What + means: a space in a query or form, itself in a path.
enum class Plus { IsSpace, IsItself };

/// Undoes percent-encoding. A % that starts no escape stands for itself, as browsers read it.
[[nodiscard]] std::string percent_decode(std::string_view text, Plus plus);

}  // namespace findings
