// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

namespace findings {

/// Whether the passage stands on a page whose words were recognised in a picture (`--ocr`): they
/// may be misread. Told by the reader's remark on the report, which names the pages.
[[nodiscard]] bool was_recognised(const Passage& passage, const Report& report);

}  // namespace findings
