// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/practice.hpp"
#include "server/json_of.hpp"
#include "server/own_parameters.hpp"
#include "server/theme_tree.hpp"

#include <string>
#include <vector>

namespace findings {

// What the command, the API and the page of "from problem to practice" share.

inline constexpr std::uint32_t kMostPractices = 50;  // that can be paged through

struct ReadPractice {
    PracticeRequest request;
    std::vector<ParameterProblem> problems;
};

/// q or id, like_service, like_region, and the filters and pages of a search.
[[nodiscard]] ReadPractice read_practice(const Parameters& parameters, const ThemeTree& themes);
[[nodiscard]] std::string practice_link(std::string_view path, const PracticeRequest& request);

[[nodiscard]] Json json_of_practice(const PracticePage& page,
                                    const PracticeRequest& asked,
                                    const ThemeTree& themes);
/// Why it was chosen, as sentences for a reader, the weightiest first.
[[nodiscard]] std::vector<std::string> reasons_in_words(const PracticeReasons& why,
                                                        const ThemeTree& themes);
[[nodiscard]] std::string_view to_id(EvidenceGrade grade);

}  // namespace findings
