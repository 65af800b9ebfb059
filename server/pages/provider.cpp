// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/pages/counts.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/providers.hpp"
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
    view["year_table"] =
        counts_view({"By year of publication", "Year", facet::kYear, question, years});
    view["theme_table"] = counts_view({"By theme", "Theme", facet::kTheme, question, top});
    view["location_table"] = counts_view({"By location",
                                          "Location",
                                          facet::kLocation,
                                          question,
                                          rows_of(overview, facet::kLocation, themes)});
    view["service_table"] = counts_view({"By service",
                                         "Service",
                                         facet::kService,
                                         question,
                                         rows_of(overview, facet::kService, themes)});
}

Json provider_view(const std::vector<std::string>& names,
                   const Overview& overview,
                   const SearchPage& reports,
                   const Call& call) {
    const SearchRequest question = request_for_provider(names);
    Json view = page_view(names.front());
    view["heading_text"] = names.front();
    view["total"] = counted(overview.all.total_findings, "passage") + " in " +
                    counted(overview.all.total_reports, "report");
    view["all_href"] = search_link(question);
    view["good_total"] = in_words(overview.good.total_findings);
    view["good_href"] = search_link(with_polarity(question, "good"));
    view["concern_total"] = in_words(overview.concern.total_findings);
    view["concern_href"] = search_link(with_polarity(question, "concern"));
    view["must_total"] = in_words(overview.requirement.total_findings);
    view["must_href"] = search_link(with_polarity(question, "requirement"));
    view["reports"] = reports_view(reports, call);
    SearchRequest all_reports = question;
    all_reports.by = Grouping::Report;
    all_reports.sort = Sort::Newest;
    view["all_reports_href"] = search_link(all_reports);
    view["more_reports"] = reports.total_reports > reports.hits.size()
                               ? in_words(reports.total_reports)
                               : std::string{};
    add_counts(view, question, overview, call.themes);
    view["json_href"] = api_provider_link(provider_id(names.front()));
    view["generation"] = overview.all.generation;
    return view;
}

}  // namespace

Answer provider(const Call& call) {
    const auto names = provider_names(call.backend, call.id);
    if (!names) return error(status_of(names.error().kind));
    SearchRequest question = request_for_provider(*names);
    question.limit = 1;  // its reports are asked for below
    const auto overview = overview_of(call.backend, question);
    if (!overview) return error(status_of(overview.error().kind));
    question.by = Grouping::Report;
    question.sort = Sort::Newest;
    question.limit = limits::kReportsOfProvider;
    question.with_facets = false;
    const auto reports = call.backend.search(question);
    if (!reports) return error(status_of(reports.error().kind));
    Json view = provider_view(*names, *overview, *reports, call);
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("provider", view);
}

}  // namespace findings::pages
