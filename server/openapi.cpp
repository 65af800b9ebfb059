// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/cross_routes.hpp"
#include "server/csv.hpp"
#include "server/limits.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

/// Which parameters a route takes.
enum Takes : unsigned {
    kNothing = 0,
    kSearch = 1,   // all of a search
    kFilters = 2,  // its words, filters and dates
    kTyped = 4,    // q alone
    kMatrix = 8,
    kPractice = 16,
    kExport = 32,
    kPack = 64,
    kNoWords = 128,  // of those of a search: not q, which the finding stands for
    kNoProvider = 256,
    kNoGroups = 512,  // not by: it lists findings
};

struct Operation {
    std::string_view path, id, summary;
    unsigned takes;
    std::string_view schema;  // of the answer
};

constexpr std::array kOperations = {
    Operation{"/api/v1/findings",
              "searchFindings",
              "Findings that match, with facets and totals",
              kSearch,
              "FindingList"},
    Operation{"/api/v1/findings/{id}",
              "finding",
              "One finding in its context, with why each label is there",
              kNothing,
              "Finding"},
    Operation{"/api/v1/findings/{id}/similar",
              "similarFindings",
              "Findings like this one",
              kSearch | kNoWords,
              "SimilarList"},
    Operation{"/api/v1/findings/{id}/practice",
              "practiceForFinding",
              "Good practice on the themes of this finding",
              kPractice | kNoWords,
              "PracticeList"},
    Operation{"/api/v1/reports",
              "searchReports",
              "Reports with findings that match",
              kSearch,
              "ReportList"},
    Operation{"/api/v1/reports/{id}",
              "report",
              "A report with its findings in order",
              kNothing,
              "Report"},
    Operation{"/api/v1/suggest",
              "suggest",
              "What something typed may become",
              kTyped,
              "Suggestions"},
    Operation{"/api/v1/practice",
              "practice",
              "Good practice for a text",
              kPractice,
              "PracticeList"},
    Operation{"/api/v1/recommendations",
              "recommendations",
              "Recommendations, each said once",
              kSearch | kNoGroups,
              "RegisterList"},
    Operation{"/api/v1/requirements",
              "requirements",
              "What providers must and should do",
              kSearch | kNoGroups,
              "RegisterList"},
    Operation{"/api/v1/measures",
              "measures",
              "Numbers that reports state",
              kSearch | kNoGroups,
              "RegisterList"},
    Operation{"/api/v1/outcomes",
              "outcomes",
              "What was aimed for and achieved",
              kSearch | kNoGroups,
              "RegisterList"},
    Operation{"/api/v1/export",
              "export",
              "All that matches, in a form for other programs",
              kSearch | kExport,
              ""},
    Operation{"/api/v1/matrix",
              "matrix",
              "Two filters against each other",
              kSearch | kMatrix,
              "Matrix"},
    Operation{"/api/v1/dashboard",
              "dashboard",
              "Findings and ratings at a glance, and what is not known",
              kFilters,
              "Dashboard"},
    Operation{"/api/v1/themes", "themes", "All themes with their counts", kNothing, "Themes"},
    Operation{"/api/v1/themes/{id}",
              "theme",
              "One theme: definition, counts, trend",
              kNothing,
              "Theme"},
    Operation{"/api/v1/providers/{id}",
              "provider",
              "A provider or location over the years",
              kFilters | kNoProvider,
              "Provider"},
    Operation{"/api/v1/pack", "pack", "Picked findings in order, with notes", kPack, "Pack"},
    Operation{"/api/v1/openapi.json", "openapi", "This description", kNothing, ""},
};

Json text_schema() { return {{"type", "string"}}; }
Json number_schema() { return {{"type", "integer"}, {"minimum", 0}}; }
Json ref(std::string_view schema) {
    return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json parameter(std::string_view name, const char* about, Json schema, bool is_list = false) {
    Json json = {{"name", name}, {"in", "query"}, {"description", about}};
    if (is_list) {
        json["schema"] = list_of(std::move(schema));
        json["explode"] = true;
    } else {
        json["schema"] = std::move(schema);
    }
    return json;
}

Json facet_schema(std::size_t facet) {
    Json schema = text_schema();
    schema["maxLength"] = limits::kMaxFilterBytes;
    Json values = Json::array();
    for (const VocabularyValue& value : facet_vocabulary(facet)) {
        if (!value.id.empty()) values.push_back(value.id);
    }
    if (values.empty()) return schema;
    values.push_back(kAnyValue);
    return {{"type", "string"}, {"enum", std::move(values)}};
}

Json one_of(std::initializer_list<const char*> values) {
    return {{"type", "string"}, {"enum", std::vector<std::string>(values.begin(), values.end())}};
}

Json counted_to(std::uint32_t highest) {
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", highest}};
}

Json search_parameter(std::string_view name) {
    if (name == "q")
        return parameter(name,
                         "Words in the query language",
                         {{"type", "string"}, {"maxLength", limits::kMaxQueryBytes}});
    if (name == "any") return parameter(name, "1: any of the words is enough", one_of({"0", "1"}));
    if (name == "repeats")
        return parameter(name,
                         "Findings that say the same: all of them, or one for all",
                         one_of({"all", "once"}));
    if (name == "same_as")
        return parameter(name,
                         "Id of a finding: only it and those that say the same",
                         text_schema());
    if (name == "sort")
        return parameter(name, "Order", one_of({"relevance", "newest", "oldest", "rating"}));
    if (name == "by") return parameter(name, "What a result is", one_of({"finding", "report"}));
    if (name == "page")
        return parameter(name, "Page of the results", counted_to(limits::kMaxResultDepth));
    if (name == "per_page")
        return parameter(name, "Results a page", counted_to(limits::kMaxPageSize));
    if (name == kFromFilter)
        return parameter(name, "Dated on or after: year, month or day", text_schema());
    if (name == kToFilter) return parameter(name, "Dated on or before", text_schema());
    return parameter(name, "", text_schema());
}

bool takes_search_parameter(unsigned takes, std::string_view name) {
    const bool is_filter = name == "q" || name == "any" || name == kFromFilter || name == kToFilter;
    if (name == "q" && (takes & (kNoWords | kPractice)) != 0) return false;
    if (name == "any" && (takes & kNoProvider) != 0) return false;
    if (name == "by" && (takes & kNoGroups) != 0) return false;
    return (takes & (kSearch | kPractice)) != 0 || ((takes & kFilters) != 0 && is_filter);
}

void add_own(Json& list, unsigned takes) {
    if ((takes & kTyped) != 0)
        list.push_back(parameter("q", "What was typed so far", text_schema()));
    if ((takes & kMatrix) != 0) {
        Json names = Json::array();
        for (const Facet& facet : kFacets) names.push_back(facet.name);
        const Json facets = {{"type", "string"}, {"enum", names}};
        list.push_back(parameter("rows", "Filter whose values are the rows", facets));
        list.push_back(parameter("columns", "Filter whose values are the columns", facets));
        list.push_back(
            parameter("values", "Values of each, those with most findings", counted_to(64)));
        list.push_back(parameter("format", "Form of the answer", one_of({"json", "csv"})));
    }
    if ((takes & kPractice) != 0) {
        if ((takes & kNoWords) == 0)
            list.push_back(parameter("q",
                                     "Any text: a concern, a requirement, a paragraph",
                                     {{"type", "string"}, {"maxLength", limits::kMaxPastedBytes}}));
        if ((takes & kNoWords) == 0)
            list.push_back(parameter("id", "Id of a finding in place of a text", text_schema()));
        list.push_back(parameter("like_service", "The reader's own service", text_schema()));
        list.push_back(parameter("like_region", "The reader's own region", text_schema()));
    }
    if ((takes & kExport) != 0) {
        list.push_back(
            parameter("format",
                      "Form of the answer",
                      one_of({"csv", "ndjson", "ris", "bibtex", "csljson", "measures"})));
        list.push_back(parameter("header", "0: without the heading", one_of({"1", "0"})));
    }
    if ((takes & kPack) != 0) {
        list.push_back(parameter("id", "Ids of findings, in order", text_schema(), true));
        list.push_back(parameter("note",
                                 "A note on the finding whose id comes before it",
                                 text_schema(),
                                 true));
        list.push_back(parameter("add",
                                 "Ids or addresses of findings, with blanks between",
                                 text_schema(),
                                 true));
        list.push_back(parameter("title", "Title of the pack", text_schema()));
        list.push_back(parameter("format",
                                 "Form of the answer",
                                 one_of({"json", "html", "docx", "odt", "md"})));
    }
}

Json parameters_of(const Operation& operation) {
    Json list = Json::array();
    if (operation.path.find("{id}") != std::string_view::npos) {
        list.push_back({{"name", "id"},
                        {"in", "path"},
                        {"required", true},
                        {"schema",
                         {{"type", "string"},
                          {"pattern", "^[0-9a-z-]+$"},
                          {"maxLength", limits::kMaxIdBytes}}}});
    }
    for (const std::string_view name : search_parameter_names()) {
        if (takes_search_parameter(operation.takes, name)) list.push_back(search_parameter(name));
    }
    if ((operation.takes & (kSearch | kFilters | kPractice)) != 0) {
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            const std::string name(kFacets.at(facet).name);
            if ((facet == facet::kProvider || facet == facet::kPolarity) &&
                (operation.takes & kNoProvider) != 0)
                continue;
            list.push_back(
                parameter(name, "Any of these values; * = any at all", facet_schema(facet), true));
            list.push_back(parameter("-" + name,
                                     "None of these values; * = whatever has none",
                                     facet_schema(facet),
                                     true));
        }
    }
    add_own(list, operation.takes);
    return list;
}

Json content_of(const Operation& operation) {
    Json content = Json::object();
    if (operation.takes & kExport) {
        for (const char* const type : {"text/csv",
                                       "application/x-ndjson",
                                       "application/x-research-info-systems",
                                       "application/x-bibtex",
                                       "application/vnd.citationstyles.csl+json"})
            content[type] = Json::object();
        return content;
    }
    content[std::string(kJsonType)] = operation.schema.empty()
                                          ? Json{{"schema", {{"type", "object"}}}}
                                          : Json{{"schema", ref(operation.schema)}};
    if (operation.takes & kMatrix) content["text/csv"] = Json::object();
    if (operation.takes & kPack) {
        for (const char* const type :
             {"text/html",
              "text/markdown",
              "application/vnd.oasis.opendocument.text",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
            content[type] = Json::object();
    }
    return content;
}

Json operation_of(const Operation& operation) {
    const Json problem = {{"description", "What was not understood"},
                          {"content", {{std::string(kProblemType), {{"schema", ref("Problem")}}}}}};
    Json responses = {
        {"200", {{"description", operation.summary}, {"content", content_of(operation)}}},
        {"304", {{"description", "As it was: the ETag still holds"}}},
        {"422", problem}};
    if (operation.path.find("{id}") != std::string_view::npos)
        responses["404"] = {
            {"description", "Nothing has this id"},
            {"content", {{std::string(kProblemType), {{"schema", ref("Problem")}}}}}};
    return {{"operationId", operation.id},
            {"summary", operation.summary},
            {"parameters", parameters_of(operation)},
            {"responses", std::move(responses)}};
}

Json object_of(Json properties, const std::vector<std::string>& required) {
    Json json = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) json["required"] = required;
    return json;
}

Json totals() {
    return {{"generation", text_schema()},
            {"total_findings", number_schema()},
            {"total_reports", number_schema()}};
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

Json place_schema() { return object_of({{"name", text_schema()}, {"id", text_schema()}}, {}); }

Json finding_schema() {
    Json themes = list_of(object_of(
        {{"id", text_schema()}, {"label", text_schema()}, {"score", {{"type", "number"}}}},
        {"id", "label"}));
    return object_of({{"id", text_schema()},
                      {"kind", facet_schema(facet::kKind)},
                      {"polarity", facet_schema(facet::kPolarity)},
                      {"mixed", one_of({"good", "concern"})},
                      {"text", text_schema()},
                      {"snippet", text_schema()},
                      {"themes", std::move(themes)},
                      {"key_question", text_schema()},
                      {"page", {{"type", "integer"}, {"minimum", 1}}},
                      {"section", list_of(text_schema())},
                      {"report", ref("ReportParticulars")},
                      {"links", ref("Links")}},
                     {"id", "kind", "polarity", "text"});
}

Json report_properties() {
    return {{"id", text_schema()},
            {"title", text_schema()},
            {"report_kind", text_schema()},
            {"publisher", text_schema()},
            {"published", text_schema()},
            {"provider", place_schema()},
            {"location", place_schema()},
            {"service", text_schema()},
            {"region", text_schema()},
            {"source_url", text_schema()},
            {"licence", text_schema()}};
}

Json schemas() {
    Json report = report_properties();
    report["findings"] = list_of(ref("Finding"));
    report["ratings"] = {{"type", "object"}};
    Json provider = totals();
    for (const char* const name : {"id", "name", "is"}) provider[name] = text_schema();
    for (const char* const name : {"names", "same_number"}) provider[name] = list_of(text_schema());
    for (const char* const name : {"trend", "by_theme", "by_location", "ratings", "themes_by_year"})
        provider[name] = list_of({{"type", "object"}});
    provider["reports"] = list_of(ref("ReportParticulars"));
    for (const char* const name : {"repeated", "improved"}) provider[name] = ref("Pairs");
    provider["requirements"] =
        object_of({{"total", number_schema()}, {"results", list_of({{"type", "object"}})}},
                  {"total", "results"});
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
                               object_of({{"findings", number_schema()},
                                          {"reports", number_schema()},
                                          {"share_of_reports", {{"type", "number"}}}},
                                         {"findings", "reports", "share_of_reports"})}};
    Json matrix = totals();
    for (const char* const name : {"rows", "columns"}) matrix[name] = {{"type", "object"}};
    matrix["cells"] = list_of({{"type", "array"}});
    return {
        {"Finding", finding_schema()},
        {"ReportParticulars", object_of(report_properties(), {"id"})},
        {"Report", object_of(std::move(report), {"id", "findings"})},
        {"Query", {{"type", "object"}}},
        {"Links", {{"type", "object"}, {"additionalProperties", text_schema()}}},
        {"Problem",
         object_of({{"type", text_schema()},
                    {"title", text_schema()},
                    {"status", {{"type", "integer"}}},
                    {"detail", text_schema()},
                    {"errors",
                     list_of(object_of({{"parameter", text_schema()}, {"message", text_schema()}},
                                       {"parameter", "message"}))}},
                   {"type", "title", "status"})},
        {"Counts",
         object_of({{"value", text_schema()},
                    {"label", text_schema()},
                    {"parent", text_schema()},
                    {"findings", number_schema()},
                    {"good", number_schema()},
                    {"concern", number_schema()},
                    {"requirement", number_schema()},
                    {"reports", number_schema()}},
                   {"value", "label", "findings", "good", "concern", "requirement"})},
        {"Pairs",
         object_of({{"total", number_schema()},
                    {"pairs",
                     list_of(object_of({{"earlier", ref("Finding")},
                                        {"later", ref("Finding")},
                                        {"themes", list_of(text_schema())},
                                        {"regulations", list_of(text_schema())},
                                        {"reports_between", number_schema()}},
                                       {"earlier", "later", "themes", "regulations"}))}},
                   {"total", "pairs"})},
        {"FindingList", list_schema("Finding", {"facets", "exact"})},
        {"ReportList", list_schema("ReportParticulars", {"total", "facets"})},
        {"SimilarList", list_schema("Finding")},
        {"RegisterList", list_schema("Finding", {"register", "total_distinct"})},
        {"PracticeList",
         object_of({{"generation", text_schema()},
                    {"total_findings", number_schema()},
                    {"results", list_of(ref("Finding"))}},
                   {"generation", "results"})},
        {"Suggestions",
         object_of({{"q", text_schema()},
                    {"suggestions",
                     list_of(object_of({{"kind", text_schema()},
                                        {"value", text_schema()},
                                        {"label", text_schema()},
                                        {"findings", number_schema()},
                                        {"link", text_schema()}},
                                       {"kind", "value", "label"}))}},
                   {"q", "suggestions"})},
        {"Matrix", object_of(std::move(matrix), {"rows", "columns", "cells", "total_findings"})},
        {"Dashboard",
         object_of(std::move(dashboard),
                   {"generation",
                    "total_findings",
                    "total_reports",
                    "by_theme",
                    "by_service",
                    "by_region",
                    "by_year",
                    "not_known"})},
        {"Themes",
         object_of({{"themes",
                     list_of(object_of({{"id", text_schema()}, {"label", text_schema()}},
                                       {"id", "label"}))}},
                   {"themes"})},
        {"Theme",
         object_of(
             {{"id", text_schema()}, {"label", text_schema()}, {"total_findings", number_schema()}},
             {"id", "label", "total_findings"})},
        {"Provider",
         object_of(
             std::move(provider),
             {"id", "name", "names", "generation", "total_findings", "total_reports", "reports"})},
        {"Pack",
         object_of({{"title", text_schema()},
                    {"generation", text_schema()},
                    {"items",
                     list_of(object_of({{"finding", ref("Finding")},
                                        {"note", text_schema()},
                                        {"citation", text_schema()},
                                        {"caveats", list_of(text_schema())}},
                                       {"finding", "citation"}))},
                    {"missing", list_of(text_schema())}},
                   {"title", "generation", "items", "missing"})}};
}

}  // namespace

Json openapi_of(std::span<const Route> routes) {
    Json paths = Json::object();
    for (const Route& route : routes) {
        if (route.audience != Audience::Program) continue;
        const auto known = std::ranges::find(kOperations, route.path, &Operation::path);
        // A route that nobody described is there all the same; a test complains of it.
        const Operation operation = known != kOperations.end()
                                        ? *known
                                        : Operation{route.path, route.path, "", kNothing, ""};
        paths[std::string(route.path)] = {{"get", operation_of(operation)}};
    }
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Findings"},
              {"version", FINDINGS_VERSION},
              {"description",
               "Search over inspection findings. Every answer names the generation of the base "
               "that gave it; the same request to the same generation gives the same answer."},
              {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
            {"servers", Json::array({{{"url", "/"}}})},
            {"security", Json::array()},
            {"paths", std::move(paths)},
            {"components", {{"schemas", schemas()}}}};
}

namespace api {

Answer openapi(const Call&) {
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(openapi_of(site_routes())),
            .headers = {}};
}

}  // namespace api
}  // namespace findings
