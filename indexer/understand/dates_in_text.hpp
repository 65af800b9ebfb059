// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Dates as British sources print them, read without completing what is not stated.

#include "indexer/schema/dates.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// One date expression: a day, a month, a year, or a list or range of them.
struct DateSpan {
    PartialDate from;
    PartialDate to;  // equal to `from` when a single date
    /// financial year or quarter ("2016/17", "Q2 2016/17"): no date of an event
    bool is_period = false;
    std::size_t begin = 0;  // [begin, end) in the text read
    std::size_t end = 0;
};

/// All date expressions in order. "5 to 8 October 2015" is one; a bare year is none unless
/// `bare_years`.
[[nodiscard]] std::vector<DateSpan> dates_in(std::string_view text, bool bare_years = false);

/// The first expression that is a date of an event.
[[nodiscard]] std::optional<DateSpan> first_date(std::string_view text);

/// The date when `text` is nothing but one date expression, a closing full stop and a weekday
/// aside.
[[nodiscard]] std::optional<DateSpan> whole_date(std::string_view text);

/// 1..12 for "July", "Jul", "Sept."; 0 for other words.
[[nodiscard]] std::int32_t month_number(std::string_view word);

/// "09:14": a time beside a date is a machine's, not a sentence's.
[[nodiscard]] bool has_time(std::string_view text);

}  // namespace findings::understanding
