// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi_schemas.hpp"

#include "indexer/schema/fields.hpp"
#include "server/json_schema.hpp"

#include <string>
#include <utility>
#include <vector>

namespace findings::openapi {
namespace {

using namespace json_schema;

Json totals() {
    return {{"generation", text()}, {"total_findings", number()}, {"total_reports", number()}};
}

Json list_schema(const char* items, const std::vector<std::string>& more = {}) {
    Json properties = totals();
    properties["query"] = ref("Query");
    properties["results"] = list_of(ref(items));
    properties["links"] = ref("Links");
    std::vector<std::string> required =
        {"query", "generation", "total_findings", "total_reports", "results", "links"};
    required.insert(required.end(), more.begin(), more.end());
    return object_of(std::move(properties), required);
}

Json place_schema() { return object_of({{"name", text()}, {"id", text()}}, {}); }

Json finding_schema() {
    Json themes =
        list_of(object_of({{"id", text()}, {"label", text()}, {"score", {{"type", "number"}}}},
                          {"id", "label"}));
    return object_of({{"id", text()},
                      {"kind", facet_value(facet::kKind)},
                      {"polarity", facet_value(facet::kPolarity)},
                      {"mixed", one_of({"good", "concern"})},
                      {"text", text()},
                      {"snippet", text()},
                      {"themes", std::move(themes)},
                      {"key_question", text()},
                      {"page", {{"type", "integer"}, {"minimum", 1}}},
                      {"section", list_of(text())},
                      {"report", ref("ReportParticulars")},
                      {"links", ref("Links")}},
                     {"id", "kind", "polarity", "text"});
}

Json report_properties() {
    return {{"id", text()},
            {"title", text()},
            {"report_kind", text()},
            {"publisher", text()},
            {"published", text()},
            {"provider", place_schema()},
            {"location", place_schema()},
            {"service", text()},
            {"region", text()},
            {"source_url", text()},
            {"licence", text()}};
}

Json report_schema() {
    Json report = report_properties();
    report["findings"] = list_of(ref("Finding"));
    report["ratings"] = {{"type", "object"}};
    return object_of(std::move(report), {"id", "findings"});
}

Json provider_schema() {
    Json provider = totals();
    for (const char* const name : {"id", "name", "is"}) provider[name] = text();
    for (const char* const name : {"names", "same_number"}) provider[name] = list_of(text());
    for (const char* const name : {"trend", "by_theme", "by_location", "ratings", "themes_by_year"})
        provider[name] = list_of({{"type", "object"}});
    provider["reports"] = list_of(ref("ReportParticulars"));
    for (const char* const name : {"repeated", "improved"}) provider[name] = ref("Pairs");
    provider["requirements"] =
        object_of({{"total", number()}, {"results", list_of({{"type", "object"}})}},
                  {"total", "results"});
    return object_of(
        std::move(provider),
        {"id", "name", "names", "generation", "total_findings", "total_reports", "reports"});
}

Json dashboard_schema() {
    Json dashboard = totals();
    for (const char* const name : {"by_theme",
                                   "by_service",
                                   "by_region",
                                   "by_year",
                                   "by_key_question",
                                   "by_rating",
                                   "by_report_kind"})
        dashboard[name] = list_of(ref("Counts"));
    dashboard["not_known"] = {{"type", "object"},
                              {"additionalProperties",
                               object_of({{"findings", number()},
                                          {"reports", number()},
                                          {"share_of_reports", {{"type", "number"}}}},
                                         {"findings", "reports", "share_of_reports"})}};
    return object_of(std::move(dashboard),
                     {"generation",
                      "total_findings",
                      "total_reports",
                      "by_theme",
                      "by_service",
                      "by_region",
                      "by_year",
                      "not_known"});
}

Json matrix_schema() {
    Json matrix = totals();
    for (const char* const name : {"rows", "columns"}) matrix[name] = {{"type", "object"}};
    matrix["cells"] = list_of({{"type", "array"}});
    return object_of(std::move(matrix), {"rows", "columns", "cells", "total_findings"});
}

Json problem_schema() {
    return object_of({{"type", text()},
                      {"title", text()},
                      {"status", {{"type", "integer"}}},
                      {"detail", text()},
                      {"errors",
                       list_of(object_of({{"parameter", text()}, {"message", text()}},
                                         {"parameter", "message"}))}},
                     {"type", "title", "status"});
}

Json counts_schema() {
    return object_of({{"value", text()},
                      {"label", text()},
                      {"parent", text()},
                      {"findings", number()},
                      {"good", number()},
                      {"concern", number()},
                      {"requirement", number()},
                      {"reports", number()}},
                     {"value", "label", "findings", "good", "concern", "requirement"});
}

Json pairs_schema() {
    return object_of({{"total", number()},
                      {"pairs",
                       list_of(object_of({{"earlier", ref("Finding")},
                                          {"later", ref("Finding")},
                                          {"themes", list_of(text())},
                                          {"regulations", list_of(text())},
                                          {"reports_between", number()}},
                                         {"earlier", "later", "themes", "regulations"}))}},
                     {"total", "pairs"});
}

Json practice_schema() {
    return object_of({{"generation", text()},
                      {"total_findings", number()},
                      {"results", list_of(ref("Finding"))}},
                     {"generation", "results"});
}

Json suggestions_schema() {
    return object_of({{"q", text()},
                      {"suggestions",
                       list_of(object_of({{"kind", text()},
                                          {"value", text()},
                                          {"label", text()},
                                          {"findings", number()},
                                          {"link", text()}},
                                         {"kind", "value", "label"}))}},
                     {"q", "suggestions"});
}

Json themes_schema() {
    return object_of(
        {{"themes", list_of(object_of({{"id", text()}, {"label", text()}}, {"id", "label"}))}},
        {"themes"});
}

Json theme_schema() {
    return object_of({{"id", text()}, {"label", text()}, {"total_findings", number()}},
                     {"id", "label", "total_findings"});
}

Json pack_schema() {
    return object_of({{"title", text()},
                      {"generation", text()},
                      {"items",
                       list_of(object_of({{"finding", ref("Finding")},
                                          {"note", text()},
                                          {"citation", text()},
                                          {"caveats", list_of(text())}},
                                         {"finding", "citation"}))},
                      {"missing", list_of(text())}},
                     {"title", "generation", "items", "missing"});
}

}  // namespace

Json schemas() {
    return {{"Finding", finding_schema()},
            {"ReportParticulars", object_of(report_properties(), {"id"})},
            {"Report", report_schema()},
            {"Query", {{"type", "object"}}},
            {"Links", {{"type", "object"}, {"additionalProperties", text()}}},
            {"Problem", problem_schema()},
            {"Counts", counts_schema()},
            {"Pairs", pairs_schema()},
            {"FindingList", list_schema("Finding", {"facets", "exact"})},
            {"ReportList", list_schema("ReportParticulars", {"total", "facets"})},
            {"SimilarList", list_schema("Finding")},
            {"RegisterList", list_schema("Finding", {"register", "total_distinct"})},
            {"PracticeList", practice_schema()},
            {"Suggestions", suggestions_schema()},
            {"Matrix", matrix_schema()},
            {"Dashboard", dashboard_schema()},
            {"Themes", themes_schema()},
            {"Theme", theme_schema()},
            {"Provider", provider_schema()},
            {"Pack", pack_schema()}};
}

}  // namespace findings::openapi
