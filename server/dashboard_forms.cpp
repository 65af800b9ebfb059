// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/dashboard_forms.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "search/narrow.hpp"
#include "server/links.hpp"
#include "server/own_parameters.hpp"

#include <array>

namespace findings {
namespace {

/// What a report without is told of; themes are many a finding's to have or not.
constexpr std::array kGaps = {facet::kYear,
                              facet::kProvider,
                              facet::kLocation,
                              facet::kService,
                              facet::kRegion,
                              facet::kRating,
                              facet::kPublisher,
                              facet::kTheme};

Json ratings_of(const std::array<std::uint64_t, kRatingValues>& ratings) {
    Json json = Json::object();
    for (const RatingValue rating : shown_ratings()) {
        const std::string name(rating == RatingValue::None ? "none" : to_id(rating));
        json[name] = ratings.at(static_cast<std::size_t>(rating));
    }
    return json;
}

Json row_of(const DashboardRow& row,
            std::size_t facet,
            const SearchRequest& asked,
            const ThemeTree& themes) {
    const auto search = for_value(asked, facet, row.value, row.parent);
    Json json = {{"value", row.value}, {"label", label_of(row, facet, themes)}};
    if (!row.parent.empty()) json["parent"] = row.parent;
    json["findings"] = row.counts.findings;
    json["good"] = row.counts.good;
    json["concern"] = row.counts.concern;
    json["requirement"] = row.counts.requirement;
    json["reports"] = row.reports;
    if (facet != facet::kRating) json["ratings"] = ratings_of(row.ratings);
    json["links"] = Json::object();
    if (search)
        json["links"] = {{"findings", api_findings_link(*search)},
                         {"reports", api_reports_link(*search)}};
    return json;
}

}  // namespace

ReadRequest read_dashboard(const Parameters& parameters, const ThemeTree& themes) {
    OwnParameters own(parameters, {"sort", "by", "page", "per_page", "repeats", "same_as"});
    for (const char* const name : {"sort", "by", "page", "per_page", "repeats", "same_as"}) {
        if (!own.value(name).empty())
            own.refuse(name, "is not used here: a dashboard counts all of what matches.");
    }
    ReadRequest read = read_search(own.rest(), themes);
    read.problems.insert(read.problems.end(), own.problems().begin(), own.problems().end());
    return read;
}

const std::vector<RatingValue>& shown_ratings() {
    static const std::vector<RatingValue> ratings = {RatingValue::Outstanding,
                                                     RatingValue::Good,
                                                     RatingValue::RequiresImprovement,
                                                     RatingValue::Inadequate,
                                                     RatingValue::NotRated,
                                                     RatingValue::None};
    return ratings;
}

std::optional<SearchRequest> for_value(SearchRequest request,
                                       std::size_t facet,
                                       const std::string& value,
                                       const std::string& parent) {
    std::vector<std::string>& include = request.filters.at(facet).include;
    // A sub-theme lies within its theme: naming it alone says both.
    if (!parent.empty() && include.size() == 1 && include.front() == parent) {
        include = {value};
        return request;
    }
    if (!narrow(request, facet, value)) return std::nullopt;
    return request;
}

SearchRequest with_rating(SearchRequest request, RatingValue rating) {
    FacetFilter& filter = request.filters[facet::kRating];
    if (rating == RatingValue::None)
        filter = {{}, {std::string(kAnyValue)}};
    else
        filter = {{std::string(to_id(rating))}, {}};
    return request;
}

std::string label_of(const DashboardRow& row, std::size_t facet, const ThemeTree& themes) {
    return row.label.empty() || facet == facet::kTheme ? facet_value_label(facet, row.value, themes)
                                                       : row.label;
}

std::vector<Gap> gaps_of(const Dashboard& dashboard, const SearchRequest& asked) {
    std::vector<Gap> gaps;
    for (const std::size_t facet : kGaps) {
        const DashboardTable& table = dashboard.table(facet);
        SearchRequest search = asked;
        search.filters.at(facet).exclude.emplace_back(kAnyValue);
        gaps.push_back({facet, table.missing_findings, table.missing_reports, std::move(search)});
    }
    return gaps;
}

std::string dashboard_link(std::string_view start, const SearchRequest& request) {
    return std::string(start) + to_query(to_parameters(request));
}

Json json_of_dashboard(const Dashboard& dashboard,
                       const SearchRequest& asked,
                       const ThemeTree& themes) {
    SearchPage understood;
    understood.understood = dashboard.understood;
    Json json = {{"query", json_of_request(understood)},
                 {"generation", dashboard.generation},
                 {"total_findings", dashboard.total.findings},
                 {"total_reports", dashboard.total_reports},
                 {"good", dashboard.total.good},
                 {"concern", dashboard.total.concern},
                 {"requirement", dashboard.total.requirement},
                 {"exact", true},
                 {"took_ms", dashboard.took_ms},
                 {"ratings", ratings_of(dashboard.ratings)}};
    for (const DashboardTable& table : dashboard.tables) {
        const std::string name(kFacets.at(table.facet).name);
        if (table.facet == facet::kProvider || table.facet == facet::kLocation ||
            table.facet == facet::kPublisher)
            continue;  // names: the search lists them
        Json rows = Json::array();
        for (const DashboardRow& row : table.rows)
            rows.push_back(row_of(row, table.facet, asked, themes));
        json["by_" + name] = std::move(rows);
    }
    json["not_known"] = Json::object();
    for (const Gap& gap : gaps_of(dashboard, asked)) {
        const double share =
            dashboard.total_reports == 0
                ? 0
                : static_cast<double>(gap.reports) / static_cast<double>(dashboard.total_reports);
        json["not_known"][std::string(kFacets.at(gap.facet).name)] = {
            {"findings", gap.findings},
            {"reports", gap.reports},
            {"share_of_reports", share},
            {"links",
             {{"findings", api_findings_link(gap.search)},
              {"reports", api_reports_link(gap.search)}}}};
    }
    json["links"] = {{"self", dashboard_link("/api/v1/dashboard", asked)},
                     {"page", dashboard_link("/dashboard", asked)},
                     {"findings", api_findings_link(asked)}};
    return json;
}

}  // namespace findings
