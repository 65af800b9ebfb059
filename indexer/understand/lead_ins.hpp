// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines that lead in a list: what they say of its items.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// Role of the list that follows a line such as "We rated it as good because:"; absent = no change.
[[nodiscard]] std::optional<SectionRole> lead_in_role(std::string_view text);

/// The role which a list really gets from its lead-in: MUST and SHOULD are words of the regulator,
/// elsewhere the same line introduces recommendations. `in_action_list`: the heading above has said
/// already what the items are.
[[nodiscard]] std::optional<SectionRole> role_for_list(std::optional<SectionRole> role,
                                                       std::string_view lead_in,
                                                       bool inspection,
                                                       bool in_action_list);

}  // namespace findings::understanding
