// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/understand/label_lines.hpp"

namespace findings::understanding {

/// Puts the value of a label into the field of the report that it names. Fields already set stay; a
/// value that cannot be one (a region that is none, a date that is none) changes nothing.
void apply_label(const LabelLine& line, Report& report, bool is_inspection);

}  // namespace findings::understanding
