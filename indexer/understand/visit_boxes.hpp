// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace findings::understanding {

struct VisitBoxes {
    std::vector<std::pair<Block, SectionRole>> parts;  // empty: the block holds no box label
    std::optional<SectionRole> open;                   // box that goes on in the next block
};

/// Cuts a block of a Mental Health Act visit report at its box labels ("We found:", "Your action
/// statement should address:", "MHA section:"). Rows of a table with these words as header are cut
/// into cells. `open` is the box the block before left open.
[[nodiscard]] VisitBoxes visit_boxes(const Block& block,
                                     std::span<const std::string> table_header,
                                     std::optional<SectionRole> open);

/// "hospital | 25" below "Domain 2: Care, support and treatment in | CoP Ref: Chapters 24 and": the
/// second line of a row of labels, which a reader took for a row.
[[nodiscard]] bool goes_on_from_labels(const Block& row, const Block* above);

}  // namespace findings::understanding
