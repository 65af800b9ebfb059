// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The product's labeller for texts that somebody typed or pasted; loaded when the first of them
/// comes. Thread: safe to call from several.
[[nodiscard]] std::function<std::vector<std::string>(std::string_view)> text_labeller();

}  // namespace findings
