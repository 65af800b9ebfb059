// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose a document is, where no label, property or byline says it: the name of the site behind the
// title of a page, a regulator or ombudsman by name, "From: Department of ..." on a page of the
// state.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// Those who inspect or investigate, beside the regulator of England.
struct InspectingBody {
    std::string_view name;
    std::string_view site;        // part of its address
    std::string_view short_name;  // empty = none that stands for it alone
    std::string_view own_words;   // that only its own papers have; empty = none are known
};
[[nodiscard]] std::span<const InspectingBody> inspecting_bodies();

/// A regulator other than the one of England, by its name at the top or its own words; before that
/// one is assumed.
void read_other_regulator(std::span<const Block> blocks, Report& report);

/// A report of the regulator's own form that names the regulator is the regulator's.
void read_regulator(const ParsedDocument& document, std::span<const Block> blocks, Report& report);

/// Last of all, where nobody else said it.
void read_publisher(const ParsedDocument& document, std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
