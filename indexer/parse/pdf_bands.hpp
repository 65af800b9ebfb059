// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bands of columns: a page may have its text in two columns between headings that stand over both,
// and most headings are too short to cross the gutter.

#include "indexer/parse/pdf_columns.hpp"

#include <vector>

namespace findings::pdf {

/// A heading over all columns, and both sides below it as far as the next.
struct Band {
    Lines heading;  // empty above the first heading
    Side left;
    Side right;
};

/// The sides of a gutter cut at headings over both; one band where there is none. Requires: the
/// lines of both sides are sorted by their tops.
[[nodiscard]] std::vector<Band> bands_of(const Side& left, const Side& right, double body_size);

/// Whether several bands are columns each, but for those too short to tell.
[[nodiscard]] bool are_columns(const std::vector<Band>& bands);

}  // namespace findings::pdf
