// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Provider ............ Elm Care Limited": particulars whose value is led to by dots.

#include "indexer/parse/text_lines.hpp"

#include <vector>

namespace findings {

/// Writes the particulars of a form as label and value, "Provider: Elm Care Limited", with what
/// goes on below a value. Contents, whose dots lead to page numbers, stay as they are.
void read_leader_lines(std::vector<TextLine>& lines);

}  // namespace findings
