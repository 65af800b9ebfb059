// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/check_values.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "indexer/schema/tokens.hpp"
#include "indexer/schema/vocabulary.hpp"

namespace findings {
namespace {

/// Levenshtein distance in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::vector<std::string> vocabulary_of(std::size_t number, std::span<const std::string> themes) {
    if (number == facet::kTheme) return {themes.begin(), themes.end()};
    std::vector<std::string> ids;
    for (const VocabularyValue& value : facet_vocabulary(number)) ids.emplace_back(value.id);
    return ids;
}

bool is_year(const std::string& key) {
    return key.size() == 4 && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> check_value(std::size_t number, const std::string& value, std::span<const std::string> themes) {
    const std::string key = facet_key(value);
    const std::string name(kFacets.at(number).name);
    if (number == facet::kYear) {
        if (is_year(key)) return {};
        return failure(ErrorKind::BadInput, name + " " + value + ": not a year", "write it as 2024");
    }
    const auto known = vocabulary_of(number, themes);
    if (known.empty() || (!key.empty() && std::find(known.begin(), known.end(), key) != known.end())) return {};
    const auto nearest = std::min_element(known.begin(), known.end(), [&](const std::string& a, const std::string& b) {
        return distance(a, key) < distance(b, key);
    });
    return failure(ErrorKind::BadInput, name + " " + value + ": there is no such " + name, "did you mean " + *nearest + "?");
}

}  // namespace

Result<void> check_filter_values(const SearchRequest& request, std::span<const std::string> themes) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (kFacets.at(i).values == FacetValues::Open) continue;
        for (const auto* values : {&request.filters.at(i).include, &request.filters.at(i).exclude}) {
            for (const std::string& value : *values) {
                if (auto checked = check_value(i, value, themes); !checked) return checked;
            }
        }
    }
    return {};
}

}  // namespace findings
