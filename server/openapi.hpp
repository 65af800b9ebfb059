// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/json_of.hpp"
#include "server/router.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace findings {

/// The routes of the server; the table is in site.cpp.
[[nodiscard]] std::span<const Route> site_routes();
/// Names of the parameters of a search that are no filters; the table is in params.cpp.
[[nodiscard]] std::span<const std::string_view> search_parameter_names();

/// The description of /api/v1 in OpenAPI 3.1: every route for programs of `routes`, with the
/// parameters that it takes.
[[nodiscard]] Json openapi_of(std::span<const Route> routes);

}  // namespace findings
