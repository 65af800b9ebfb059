// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

/// A cue for each source that a passage names for what it says ("patients told us", "records
/// showed"), in the order of the text; rules as in schema/evidence.hpp. Where the section has what
/// people say, they are the source of what names none.
[[nodiscard]] std::vector<Cue> sources_of(const Passage& passage,
                                          const Reading& reading,
                                          const RuleBook& book);

}  // namespace findings::label
