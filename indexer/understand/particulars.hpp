// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

namespace findings::understanding {

/// https://www.cqc.org.uk + path for the regulator's many hosts; other addresses without query and fragment.
/// Empty for text that is no http address.
[[nodiscard]] std::string canonical_url(std::string_view url);

/// Whose particulars a file's properties are.
enum class PropertiesOf { TheReport, ThePage };  // ThePage: it holds several reports, its date and author are not theirs

/// Fills the particulars that properties, address, furniture and labelled lines state. Fields already set stay.
void read_particulars(const ParsedDocument& document, std::span<const Block> blocks, PropertiesOf properties_of, Report& report);

/// Ratings a file's properties give ("rating.safe", "overall_rating").
void read_property_ratings(const ParsedDocument& document, Report& report);

/// The key question of a page about one question only, from its address or title.
[[nodiscard]] KeyQuestion page_question(std::string_view url, std::string_view title);

}  // namespace findings::understanding
