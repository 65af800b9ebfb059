// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose a document is, where no label, property or byline says it: the name of the site behind the
// title of a page, a regulator or ombudsman by name, "From: Department of ..." on a page of the
// state.

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// A regulator other than the one of England, by its name at the top or its own words; before that
/// one is assumed.
void read_other_regulator(std::span<const Block> blocks, Report& report);

/// A report of the regulator's own form that names the regulator is the regulator's.
void read_regulator(const ParsedDocument& document, std::span<const Block> blocks, Report& report);

/// Last of all, where nobody else said it.
void read_publisher(const ParsedDocument& document, std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
