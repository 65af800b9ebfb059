// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// "Fern" of "Fern's".
[[nodiscard]] std::string_view without_possessive(std::string_view word);

/// "Marigold Ward" or, of "Rowan and Marigold wards", each with the word behind it. Empty for what
/// names no ward.
[[nodiscard]] std::vector<std::string> wards_named(std::string_view text);

/// "Marigold Ward, Brindle Park Hospital" in one of the lines: ward and place of the report.
void read_ward_line(std::span<const Block> blocks, Report& report);

/// The number before " beds", "-bed", " bedded"; 0 for none.
[[nodiscard]] std::int32_t beds_told(std::string_view text);

/// "Type of service: assessment ward, 20 beds", "20-bed ward": how many beds a line of the cover
/// tells.
void read_beds_on_cover(std::span<const Block> blocks, Report& report);

/// "Wagtail Unit is an adolescent ward with 12 beds", "The ward has 22 beds": of the one ward that
/// a visit or inspection is about, in its text.
void read_beds_of_ward(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
