// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi.hpp"

#include "server/cross_routes.hpp"
#include "server/csv.hpp"
#include "server/json_schema.hpp"
#include "server/openapi_parameters.hpp"
#include "server/openapi_schemas.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings {
namespace {

using namespace openapi;
using json_schema::ref;

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
