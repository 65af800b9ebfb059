// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/repeat_file.hpp"
#include "indexer/sketch_file.hpp"

#include <span>

namespace findings {

/// Groups the passages of all segments, in the order of their document ids. The answer depends on
/// the passages and their order alone. Cost: a sort of nine numbers a passage, and at most 200
/// bytes a passage while it runs; 548,000 passages took half a second and 75 MB.
[[nodiscard]] RepeatGroups group_repeats(std::span<const SketchFileReader> segments);

}  // namespace findings
