// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// The boxes of an improvement plan whose table a PDF did not keep: the labels of several boxes one
/// after the other, then what each demands; or the lines of two cells side by side. Labels and
/// demands are paired in their order and become what `read_improvement_boxes` makes of a box. A
/// list in which they do not pair stays as it is.
void read_improvement_lists(std::vector<Piece>& pieces);

}  // namespace findings::understanding
