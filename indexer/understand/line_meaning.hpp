// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a single line or paragraph says of itself, wherever it stands.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

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

/// Looks like a heading that lost its mark: short, no sentence, no number, no name of a place or
/// body.
[[nodiscard]] bool is_heading_shaped(std::string_view text);

}  // namespace findings::understanding
