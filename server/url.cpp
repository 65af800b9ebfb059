// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/url.hpp"

#include "server/escape.hpp"
#include "server/percent.hpp"

namespace findings {

std::string_view query_of(std::string_view target) {
    const auto mark = target.find('?');
    if (mark == std::string_view::npos) return {};
    const std::string_view query = target.substr(mark + 1);
    return query.substr(0, query.find('#'));
}

Parameters parse_parameters(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        parameters.push_back({percent_decode(pair.substr(0, equals), Plus::IsSpace),
                              percent_decode(value, Plus::IsSpace)});
    }
    return parameters;
}

std::string to_query(const Parameters& parameters) {
    std::string query;
    for (const auto& [name, value] : parameters) {
        query += query.empty() ? '?' : '&';
        query += escape_url(name) + '=' + escape_url(value);
    }
    return query;
}

}  // namespace findings
