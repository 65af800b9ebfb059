// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/register_forms.hpp"

#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/params.hpp"

#include <algorithm>

namespace findings {
namespace {

Json json_of_follow_up(const EntryFollowUp& follow_up) {
    Json json = {{"later_reports", follow_up.later_reports}};
    if (!follow_up.good.empty())
        json["good"] = {{"id", follow_up.good},
                        {"links", {{"self", api_finding_link(follow_up.good)}}}};
    if (!follow_up.again.empty())
        json["again"] = {{"id", follow_up.again},
                         {"links", {{"self", api_finding_link(follow_up.again)}}}};
    return json;
}

}  // namespace

Register register_in(std::string_view path) {
    return register_from_id(path.substr(path.find_last_of('/') + 1))
        .value_or(Register::Recommendations);
}

std::string register_link(std::string_view start, Register which, const SearchRequest& request) {
    return std::string(start) + std::string(to_id(which)) + to_query(to_parameters(request));
}

Json json_of_register(Register which,
                      const RegisterPage& entries,
                      const SearchRequest& asked,
                      const ThemeTree& themes) {
    const SearchPage& page = entries.page;
    Json results = Json::array();
    for (std::size_t i = 0; i < page.hits.size(); ++i) {
        Json result = json_of_hit(page.hits[i], themes);
        result["follow_up"] = json_of_follow_up(entries.follow_ups[i]);
        results.push_back(std::move(result));
    }
    Json links = {{"self", register_link("/api/v1/", which, asked)},
                  {"page", register_link("/", which, asked)},
                  {"findings", api_findings_link(at_page(search_of(which, asked), 1))}};
    const std::uint64_t reachable =
        std::min<std::uint64_t>(page.total_distinct, limits::kMaxResultDepth);
    if (asked.offset + asked.limit < reachable)
        links["next"] = register_link("/api/v1/", which, at_page(asked, page_number(asked) + 1));
    return {{"register", to_id(which)},
            {"query", json_of_request(page)},
            {"generation", page.generation},
            {"total_findings", page.total_findings},
            {"total_reports", page.total_reports},
            {"total_distinct", page.total_distinct},
            {"took_ms", page.took_ms},
            {"results", std::move(results)},
            {"facets", json_of_facets(page)},
            {"links", std::move(links)}};
}

}  // namespace findings
