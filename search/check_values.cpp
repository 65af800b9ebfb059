// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/check_values.hpp"

#include "indexer/schema/tokens.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "search/edit_distance.hpp"

#include <algorithm>
#include <vector>

namespace findings {
namespace {

std::vector<std::string> vocabulary_of(std::size_t number, std::span<const std::string> themes) {
    if (number == facet::kTheme) return {themes.begin(), themes.end()};
    std::vector<std::string> ids;
    for (const VocabularyValue& value : facet_vocabulary(number)) ids.emplace_back(value.id);
    return ids;
}

bool is_year(const std::string& key) {
    return key.size() == 4 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> check_value(std::size_t number,
                         const std::string& value,
                         std::span<const std::string> themes) {
    const std::string key = facet_key(value);
    const std::string name(kFacets.at(number).name);
    if (number == facet::kYear) {
        if (is_year(key)) return {};
        return failure(ErrorKind::BadInput,
                       name + " " + value + ": not a year",
                       "write it as 2024");
    }
    const auto known = vocabulary_of(number, themes);
    if (known.empty() ||
        (!key.empty() && std::find(known.begin(), known.end(), key) != known.end()))
        return {};
    const auto nearest = std::min_element(known.begin(),
                                          known.end(),
                                          [&](const std::string& a, const std::string& b) {
                                              return edit_distance(a, key) < edit_distance(b, key);
                                          });
    return failure(ErrorKind::BadInput,
                   name + " " + value + ": there is no such " + name,
                   "did you mean " + *nearest + "?");
}

}  // namespace

Result<void> check_filter_values(const SearchRequest& request,
                                 std::span<const std::string> themes) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (kFacets.at(i).values == FacetValues::Open) continue;
        for (const auto* values :
             {&request.filters.at(i).include, &request.filters.at(i).exclude}) {
            for (const std::string& value : *values) {
                if (value == kAnyValue) continue;
                if (auto checked = check_value(i, value, themes); !checked) return checked;
            }
        }
    }
    return {};
}

}  // namespace findings
