// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/links.hpp"

#include "server/escape.hpp"
#include "server/params.hpp"
#include "server/providers.hpp"

#include <utility>

namespace findings {

std::string search_link(const SearchRequest& request) {
    return "/search" + to_query(to_parameters(request));
}

std::string api_findings_link(const SearchRequest& request) {
    return "/api/v1/findings" + to_query(to_parameters(request));
}

// This list is always one of reports: saying by=report as well would be a second name for the same
// URL.
std::string api_reports_link(const SearchRequest& request) {
    SearchRequest plain = request;
    plain.by = Grouping::Finding;
    return "/api/v1/reports" + to_query(to_parameters(plain));
}

std::string corrections_link(std::string_view id) { return finding_link(id) + "/corrections"; }

std::string finding_link(std::string_view id) { return "/findings/" + escape_url(id); }
std::string report_link(std::string_view id) { return "/reports/" + escape_url(id); }
std::string api_finding_link(std::string_view id) { return "/api/v1/findings/" + escape_url(id); }
std::string api_report_link(std::string_view id) { return "/api/v1/reports/" + escape_url(id); }

std::string theme_link(std::string_view id) { return "/themes/" + escape_url(id); }
std::string api_theme_link(std::string_view id) { return "/api/v1/themes/" + escape_url(id); }
std::string api_provider_link(std::string_view id) { return "/api/v1/providers/" + escape_url(id); }

std::string provider_link(std::string_view name) {
    return name.empty() ? std::string{} : "/providers/" + escape_url(provider_id(name));
}

std::string api_similar_link(std::string_view id, const SearchRequest& request) {
    return api_finding_link(id) + "/similar" + to_query(to_parameters(request));
}

SearchRequest any_of(SearchRequest request) {
    request.any_word = true;
    return at_page(std::move(request), 1);
}

SearchRequest same_words(std::string_view id) {
    SearchRequest request;
    request.same_as = id;
    return request;
}

SearchRequest search_for(std::string_view facet_name, std::string_view value) {
    SearchRequest request;
    if (const auto facet = facet_number(facet_name))
        request.filters[*facet].include.emplace_back(value);
    return request;
}

}  // namespace findings
