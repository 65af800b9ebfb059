// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/registered_types.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {

bool is_registered_type(std::string_view line) {
    constexpr auto kWhole = std::to_array<std::string_view>({"care home",
                                                             "care homes",
                                                             "care home only",
                                                             "care home with nursing",
                                                             "care home without nursing",
                                                             "nursing home",
                                                             "residential care home",
                                                             "domiciliary care",
                                                             "domiciliary care agency",
                                                             "domiciliary care agencies",
                                                             "home care agency",
                                                             "nurses agency",
                                                             "nurses agencies",
                                                             "adult placement scheme",
                                                             "adult placement schemes",
                                                             "boarding school",
                                                             "boarding schools",
                                                             "residential special school",
                                                             "children's home",
                                                             "children's homes",
                                                             "independent healthcare",
                                                             "independent hospital",
                                                             "private and voluntary health care"});
    constexpr auto kStarts = std::to_array<std::string_view>({"care homes for ",
                                                              "care home for ",
                                                              "care home adults ",
                                                              "care homes adults ",
                                                              "care home (",
                                                              "care homes ("});
    if (line.size() > 60) return false;
    const std::string key = folded(trimmed(line, " .:"));
    return std::find(kWhole.begin(), kWhole.end(), key) != kWhole.end() ||
           starts_with_any(key, kStarts);
}

}  // namespace findings::understanding
