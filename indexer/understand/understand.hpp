// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/source_file.hpp"

#include <vector>

namespace findings {

/// Raised whenever the reports or passages made from some ParsedDocument change.
inline constexpr int kUnderstandVersion = 17;

/// Tells what a parsed file is, reads its particulars and cuts it into passages with their heading
/// trail. One report for most files; several for a digest (an entry each, `part_of` the digest), a
/// page that stacks inspections, or JSON lines (a report a line). Every word of every non-furniture
/// block is in some passage, or its role is Personal, or it stands in a line at the top that only
/// says who wrote a source and when it came out, which are fields. Passages carry ids, section,
/// role, page, offset; labels are indexer/label's.
[[nodiscard]] std::vector<Report> understand(const ParsedDocument& document,
                                             const SourceFile& file);

}  // namespace findings
