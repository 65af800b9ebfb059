// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace findings::understanding {

/// "Elm Court is an independent hospital with 38 beds": the beds of the place that a text says what
/// it is; 0 where it says none. Without the name of the place only "the hospital" and the like, and
/// names, are taken for it. What wards have is not counted.
[[nodiscard]] std::int32_t beds_of_place(std::string_view text, std::string_view place);

}  // namespace findings::understanding
