// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What inspectorates and providers announce of an inspection, where neither address nor heading
// says that it is a release.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// "press-release" for a body's own announcement and for a provider's statement on a report; empty
/// for other texts, those of newspapers among them.
[[nodiscard]] std::string_view kind_of_announcement(std::span<const Block> blocks);

/// "The Health Information and Quality Authority (HIQA) has published 12 reports": the body that
/// announces something in its own words; empty when none does.
[[nodiscard]] std::string_view announcing_body(std::span<const Block> blocks);

/// A provider's own words on a report of the regulator of England, with somebody who speaks for it.
[[nodiscard]] bool is_own_statement(std::span<const Block> blocks);

/// The same beyond doubt, whatever heading it has: "Our latest CQC inspection report".
[[nodiscard]] bool speaks_for_provider(std::span<const Block> blocks);

}  // namespace findings::understanding
