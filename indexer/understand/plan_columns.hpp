// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of a provider's action plan, in whatever words and order their heads come.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

enum class PlanColumn {
    None,
    Ref,
    Finding,
    Demand,
    Regulation,
    Code,
    Action,
    Owner,
    Due,
    Evidence,
    Status,
    Progress  // in words, beside a status
};
constexpr std::size_t kPlanColumns = 12;

using PlanLayout = std::vector<PlanColumn>;

/// What a head or label says that its column holds. Heads are short; a sentence is none.
[[nodiscard]] PlanColumn plan_column(std::string_view head);

/// The columns of a plan, an action with somebody, some day or some state to it; absent where the
/// cells are no heads of a plan.
[[nodiscard]] std::optional<PlanLayout> plan_layout(const std::vector<std::string>& cells);

}  // namespace findings::understanding
