// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/dossier_forms.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/pages/counts.hpp"
#include "server/pages/dossier.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings::pages {
namespace {

// Newest first, so that the order of the table is the order of events.
Json reports_view(const SearchPage& page, const Call& call) {
    Json list = Json::array();
    for (const Hit& hit : page.hits) {
        if (!hit.report) continue;
        const Report& report = *hit.report;
        const RatingValue overall = overall_rating(report);
        list.push_back({{"report_title", title_of(report)},
                        {"report_href", report_link(report.id)},
                        {"report_kind", report_kind_label(report.report_kind)},
                        {"report_iso", to_iso(report.published)},
                        {"report_date", in_words(report.published)},
                        {"report_age", age_in_words(report.published, call.today)},
                        {"report_rating",
                         overall == RatingValue::None ? std::string{} : rating_label(overall)},
                        {"report_rating_tag", to_id(overall)},
                        {"report_findings", counted(hit.findings_in_report, "passage")}});
    }
    return list;
}

void add_counts(Json& view,
                const SearchRequest& question,
                const Overview& overview,
                const ThemeTree& themes) {
    std::vector<CountRow> years = with_every_year(rows_of(overview, facet::kYear, themes));
    std::ranges::reverse(years);
    std::vector<CountRow> top = rows_of(overview, facet::kTheme, themes);
    std::erase_if(top, [](const CountRow& row) { return !row.parent.empty(); });
    // A facet's counts leave out its own filter, so its table would count more than its links find.
    const auto add = [&](const char* name,
                         const char* caption,
                         const char* first,
                         std::size_t facet,
                         std::vector<CountRow> rows) {
        if (question.filters.at(facet).empty())
            view[name] = counts_view({caption, first, facet, question, std::move(rows)});
    };
    add("year_table", "By year of publication", "Year", facet::kYear, std::move(years));
    add("theme_table", "By theme", "Theme", facet::kTheme, std::move(top));
    add("location_table",
        "By location",
        "Location",
        facet::kLocation,
        rows_of(overview, facet::kLocation, themes));
    add("service_table",
        "By service",
        "Service",
        facet::kService,
        rows_of(overview, facet::kService, themes));
}

// A location is a dossier of its own.
void add_places(Json& view, const ProviderDossier& found, const ThemeTree& themes) {
    constexpr std::size_t kPlaces = 30;
    Json list = Json::array();
    for (const CountRow& row : rows_of(found.overview, facet::kLocation, themes)) {
        SearchRequest filters = found.filters;
        filters.filters[facet::kLocation] = {{row.value}, {}};
        if (list.size() < kPlaces)
            list.push_back({{"place_label", row.label},
                            {"place_href", dossier_link("/providers/", found.id, filters)}});
    }
    view["has_places"] = !found.is_location && list.size() > 1;
    view["places"] = std::move(list);
}

// What was asked for beside the provider, each with the dossier without it.
Json filters_view(const ProviderDossier& found, const ThemeTree& themes) {
    Json list = Json::array();
    for (const Json& chip : chips_view(found.filters, themes))
        list.push_back({{"chip_label", chip["chip_label"]}});
    return list;
}

Json provider_view(const ProviderDossier& found, const Call& call) {
    const Overview& overview = found.overview;
    const SearchRequest& question = found.question;
    const std::string& name = found.names.front();
    Json view = page_view(name);
    view["heading_text"] = name;
    view["is_location"] = found.is_location;
    view["joined"] = Json::array();
    for (const std::string& other : found.same_number)
        view["joined"].push_back({{"joined_name", other}});
    view["has_joined"] = !found.same_number.empty();
    view["filters"] = filters_view(found, call.themes);
    view["has_filters"] = !view["filters"].empty();
    view["whole_href"] = dossier_link("/providers/", found.id, {});
    view["total"] = counted(overview.all.total_findings, "passage") + " in " +
                    counted(overview.all.total_reports, "report");
    view["all_href"] = search_link(question);
    view["good_total"] = in_words(overview.good.total_findings);
    view["good_href"] = search_link(with_polarity(question, "good"));
    view["concern_total"] = in_words(overview.concern.total_findings);
    view["concern_href"] = search_link(with_polarity(question, "concern"));
    view["must_total"] = in_words(overview.requirement.total_findings);
    view["must_href"] = search_link(with_polarity(question, "requirement"));
    view["reports"] = reports_view(found.reports, call);
    SearchRequest all_reports = question;
    all_reports.by = Grouping::Report;
    all_reports.sort = Sort::Newest;
    view["all_reports_href"] = search_link(all_reports);
    view["more_reports"] = found.reports.total_reports > found.reports.hits.size()
                               ? in_words(found.reports.total_reports)
                               : std::string{};
    add_counts(view, question, overview, call.themes);
    add_dossier(view, found, call);
    add_places(view, found, call.themes);
    view["json_href"] = dossier_link("/api/v1/providers/", found.id, found.filters);
    view["generation"] = overview.all.generation;
    return view;
}

}  // namespace

Answer provider(const Call& call) {
    ReadRequest read = read_dossier(call.parameters, call.themes);
    read.request.lenient = true;
    const auto found = provider_dossier(call.backend, call.id, read.request);
    if (!found) return error(status_of(found.error().kind));
    Json view = provider_view(*found, call);
    view["answered"] = true;
    add_problems(view, read.problems);
    return page_answer("provider", view);
}

}  // namespace findings::pages
