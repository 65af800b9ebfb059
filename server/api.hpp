// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/json_of.hpp"
#include "server/params.hpp"

#include <span>

namespace findings::api {

// Handlers of /api/v1; the answers are documented in docs/api.md.

[[nodiscard]] Answer findings_list(const Call& call);
[[nodiscard]] Answer finding(const Call& call);
[[nodiscard]] Answer similar(const Call& call);
[[nodiscard]] Answer reports_list(const Call& call);
[[nodiscard]] Answer report(const Call& call);
[[nodiscard]] Answer suggest(const Call& call);
[[nodiscard]] Answer themes(const Call& call);
[[nodiscard]] Answer theme(const Call& call);
[[nodiscard]] Answer provider(const Call& call);

/// 200 with that body.
[[nodiscard]] Answer ok(const Json& json);
/// 422 that names every problem.
[[nodiscard]] Answer refused(std::span<const ParameterProblem> problems);

}  // namespace findings::api
