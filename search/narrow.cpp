// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/narrow.hpp"

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"
#include "search/query_parser.hpp"

#include <algorithm>

namespace findings {
namespace {

bool is_among(const std::vector<std::string>& values, const std::string& value) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& v) {
        return facet_key(v) == facet_key(value);
    });
}

}  // namespace

bool narrow(SearchRequest& request, std::size_t facet, const std::string& value) {
    FacetFilter& filter = request.filters.at(facet);
    if (filter.include.empty() || is_among(filter.include, value)) {
        filter.include = {value};
        return true;
    }
    if (value.find('"') != std::string::npos) return false;
    const std::string condition = '(' + std::string(kFacets.at(facet).name) + ":\"" + value + "\")";
    request.text = request.text.empty() ? condition : '(' + request.text + ") AND " + condition;
    return request.text.size() <= limits::kQueryBytes &&
           parse_query(request.text, request.any_word).has_value();
}

}  // namespace findings
