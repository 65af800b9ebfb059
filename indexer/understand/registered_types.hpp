// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings::understanding {

/// "CARE HOMES FOR OLDER PEOPLE", "Care Home Adults 18-65", "DOMICILIARY CARE AGENCY": the line
/// over the name of a service on covers before 2010 that says as what it is registered. No name of
/// anybody.
[[nodiscard]] bool is_registered_type(std::string_view line);

}  // namespace findings::understanding
