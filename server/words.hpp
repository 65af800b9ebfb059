// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/dates.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace findings {

/// "1,204".
[[nodiscard]] std::string in_words(std::uint64_t number);
/// "1 finding", "1,204 findings".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);
/// "26 July 2017", "July 2017" or "2017", as precise as the date; "" if it is unknown.
[[nodiscard]] std::string in_words(const PartialDate& date);
/// "3 to 5 July 2017" and the like.
[[nodiscard]] std::string in_words(const PartialDate& from, const PartialDate& to);
/// ASCII letters in lower case, others as they are: for names and words that are compared.
[[nodiscard]] std::string in_lower_case(std::string text);
/// "this month", "7 months ago", "10 years ago", as precise as the date; "" if it is unknown or yet
/// to come.
[[nodiscard]] std::string age_in_words(const PartialDate& date, const PartialDate& today);

}  // namespace findings
