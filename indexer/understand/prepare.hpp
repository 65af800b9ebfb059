// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// The blocks as understanding wants them: bare markers joined with their item, site chrome that a
/// text copy carries along turned into furniture, a paragraph printed twice in a row kept once.
[[nodiscard]] std::vector<Block> prepared_blocks(const ParsedDocument& document);

}  // namespace findings::understanding
