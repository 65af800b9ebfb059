// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Left edges of columns: where lines begin beside other lines.

#include "indexer/parse/pdf_columns.hpp"

#include <vector>

namespace findings::pdf {

/// Left edges at which lines begin beside other lines, but for the texts of markers. Points, from
/// left to right. Requires: sorted from top to bottom.
[[nodiscard]] std::vector<double> edges_of(const Lines& sorted);

/// Whether lines enough begin at the edge, or are set in from it like the items of a list and what
/// hangs below them. Lines of further columns to the right do not count.
[[nodiscard]] bool begins_at(const Lines& whole, double x);

/// Whether only headings begin at the edge and all else is set in from it, as lines of the left
/// side are from theirs: a column of lists whose bullets are no text.
[[nodiscard]] bool headings_begin_at(const Lines& left, const Lines& right, double x);

/// Whether the lines of both sides begin at their edge or are set in from it by the same: columns
/// of paragraphs and lists, most of which may be lists whose bullets are no text.
[[nodiscard]] bool lists_begin_at(const Lines& left, const Lines& right, double x);

}  // namespace findings::pdf
