// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a rating was before, where a report prints it beside the new one: in a column of its own or
// in brackets.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {

/// Which cells of a ratings table are of this inspection and which of an earlier one.
struct RatingColumns {
    std::size_t now = 1;
    std::size_t before = 0;
};

/// Of a head like "Question | This inspection | Last inspection (2014)"; nothing when no column is
/// of an earlier inspection.
[[nodiscard]] std::optional<RatingColumns> rating_columns(const Block& head);

/// "Good (Previous inspection October 2018 - Requires improvement)" apart: its text without the
/// bracket, and what the bracket says.
struct ToldBefore {
    std::string text;
    RatingValue value = RatingValue::None;
};

/// Nothing when `text` has no such bracket.
[[nodiscard]] std::optional<ToldBefore> told_before(std::string_view text);

}  // namespace findings::understanding
