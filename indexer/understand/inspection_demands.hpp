// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// What an inspection demands, of whom, how strongly and under which number: "1. By 31 July 2024,
/// the provider must ...". Under "Area for improvement" what asks is an improvement, whoever it
/// asks; under "Cause of concern" what asks for nothing is a finding. Of a table that names in one
/// column who is responsible, the other column is the demand.
void read_inspection_demands(std::vector<Piece>& pieces);

}  // namespace findings::understanding
