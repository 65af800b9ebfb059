// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Provider: Tarnmoor and Vale NHS Foundation Trust": lines in which a source states a particular
// of itself.

#include "indexer/understand/label_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

struct LabelLine {
    Particular particular = Particular::Other;
    std::string value;  // the source's words after the label
};

/// The label lines of a block, one or more a line of it; a label alone takes the next line as its
/// value.
[[nodiscard]] std::vector<LabelLine> label_lines(std::string_view text);

/// Every line of the block is short and at least one is a label line.
[[nodiscard]] bool is_label_line(std::string_view text);

}  // namespace findings::understanding
