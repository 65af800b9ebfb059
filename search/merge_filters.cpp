// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/merge_filters.hpp"

#include "search/query_lexer.hpp"

#include <algorithm>

namespace findings {
namespace {

void add(std::vector<std::string>& values, const std::string& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

Result<void> set_date(std::string_view text, const WrittenFilter& filter, PartialDate& date) {
    const auto read = from_iso(filter.value);
    if (!read) {
        return query_error(
            text,
            filter.begin,
            filter.name + ":" + filter.value + " is not a date; write 2024, 2024-03 or 2024-03-15");
    }
    date = *read;
    return {};
}

}  // namespace

Result<void> merge_filters(std::string_view text,
                           const std::vector<WrittenFilter>& written,
                           SearchRequest& request) {
    for (const WrittenFilter& filter : written) {
        if (const auto number = facet_number(filter.name)) {
            FacetFilter& target = request.filters.at(*number);
            add(filter.excluded ? target.exclude : target.include, filter.value);
        } else if (auto set = set_date(text,
                                       filter,
                                       filter.name == kFromFilter ? request.from : request.to);
                   !set) {
            return set;
        }
    }
    return {};
}

}  // namespace findings
