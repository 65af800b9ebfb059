// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace findings::understanding {

/// "Open Government Licence v3.0", "CC BY-NC 4.0": the one name of the licence that a statement
/// names in whatever words; empty when it names none that we know.
[[nodiscard]] std::string licence_name(std::string_view statement);

}  // namespace findings::understanding
