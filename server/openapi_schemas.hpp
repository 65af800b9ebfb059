// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/json_of.hpp"

namespace findings::openapi {

/// What the answers of the API hold, by the names that Operation::schema uses.
[[nodiscard]] Json schemas();

}  // namespace findings::openapi
