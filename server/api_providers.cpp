// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/problem.hpp"
#include "server/providers.hpp"

#include <string>
#include <vector>

namespace findings::api {
namespace {

Json reports_of(const SearchPage& page) {
    Json list = Json::array();
    for (const Hit& hit : page.hits) {
        if (!hit.report) continue;
        Json report = json_of_report(*hit.report);
        report["matching_findings"] = hit.findings_in_report;
        report["links"] = {{"self", api_report_link(hit.report->id)},
                           {"page", report_link(hit.report->id)}};
        list.push_back(std::move(report));
    }
    return list;
}

}  // namespace

Answer provider(const Call& call) {
    if (const auto problems = unknown_parameters(call.parameters, {}); !problems.empty())
        return refused(problems);
    const auto names = provider_names(call.backend, call.id);
    if (!names) return problem_json(names.error());
    SearchRequest question = request_for_provider(*names);
    question.limit = 1;  // its reports are asked for below
    const auto overview = overview_of(call.backend, question);
    if (!overview) return problem_json(overview.error());
    question.by = Grouping::Report;
    question.sort = Sort::Newest;
    question.limit = limits::kReportsOfProvider;
    const auto reports = call.backend.search(question);
    if (!reports) return problem_json(reports.error());

    const std::string id = provider_id(names->front());
    Json json = {{"id", id},
                 {"name", names->front()},
                 {"names", *names},
                 {"generation", overview->all.generation},
                 {"total_findings", overview->all.total_findings},
                 {"total_reports", overview->all.total_reports},
                 {"by_polarity", json_of_row(total_of(*overview))},
                 {"trend", json_of_rows(rows_of(*overview, facet::kYear, call.themes))},
                 {"by_theme", json_of_rows(rows_of(*overview, facet::kTheme, call.themes))},
                 {"by_location", json_of_rows(rows_of(*overview, facet::kLocation, call.themes))},
                 {"reports", reports_of(*reports)}};
    json["links"] = {{"self", api_provider_link(id)},
                     {"page", provider_link(names->front())},
                     {"findings", api_findings_link(request_for_provider(*names))},
                     {"reports", api_reports_link(request_for_provider(*names))}};
    return ok(json);
}

}  // namespace findings::api
