// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a single line or paragraph says of itself, wherever it stands.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
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

/// A heading that opens a section: boilerplate does not, the standard of an outcome does, and a
/// verdict ("Met this standard") does where the source says that it is a heading; plain text
/// (`flat`) cannot say so.
[[nodiscard]] bool opens_section(std::string_view heading, bool flat);

/// A paragraph that says nothing about the service: definitions, rating keys, licence, links (no
/// theme).
[[nodiscard]] bool is_boilerplate_text(std::string_view text);

/// A paragraph about an earlier inspection and not about this one.
[[nodiscard]] bool is_history_text(std::string_view text);

/// "At the last inspection we told the trust that it must ...": what was asked for earlier and is
/// no new requirement.
[[nodiscard]] bool is_past_demand_text(std::string_view text);

/// "We did not look at X during this assessment."
[[nodiscard]] bool is_not_assessed_text(std::string_view text);

/// "Good", "Requires improvement –––", "Met this standard", "Score: 2": a verdict and nothing else.
[[nodiscard]] bool is_verdict_text(std::string_view text);

/// "The trust must ensure that ...": a requirement wherever it stands; "should" only as an item of
/// a list.
[[nodiscard]] std::optional<SectionRole> action_in_words(const Block& block);

/// Who a requirement or recommendation is addressed to, in its own words; empty when it does not
/// say.
[[nodiscard]] std::string addressee_in(std::string_view text, SectionRole role);

/// The same of a heading: "Recommendations for commissioners", "For NHS England".
[[nodiscard]] std::string addressee_of_heading(std::string_view text);

/// Looks like a heading that lost its mark: short, no sentence, no number, no name of a place or
/// body.
[[nodiscard]] bool is_heading_shaped(std::string_view text);

}  // namespace findings::understanding
