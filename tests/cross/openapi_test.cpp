// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi.hpp"

#include "server/escape.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

#include <set>

using namespace findings;
using findings::test::ServedCorpus;

namespace {

/// A value that the description allows.
std::string example_of(const Json& parameter) {
    const Json& described = parameter["schema"];
    const Json& schema = described.value("type", "") == "array" ? described["items"] : described;
    const std::string name = parameter["name"];
    if (schema.contains("enum")) return schema["enum"][0];
    if (schema.value("type", "") == "integer") return std::to_string(schema["minimum"].get<int>());
    if (name == "from" || name == "to" || name.ends_with("year")) return "2019";
    if (name.ends_with("theme")) return "restraint";
    return "a";
}

bool names_parameter(const httplib::Response& answer, const std::string& name) {
    if (answer.status != 422) return false;
    const Json body = Json::parse(answer.body);
    for (const Json& problem : body["errors"]) {
        if (problem["parameter"] == name) return true;
    }
    return false;
}

std::string path_with(std::string path, const std::string& id) {
    const auto at = path.find("{id}");
    return at == std::string::npos ? path : path.replace(at, 4, id);
}

}  // namespace

TEST_CASE("openapi: every route for programs is described, and nothing else", "[cross][openapi]") {
    const Json described = Json::parse(openapi_of(site_routes()).dump());
    CHECK(described["openapi"] == "3.1.0");
    std::set<std::string> ids;
    std::size_t routes = 0;
    for (const Route& route : site_routes()) {
        if (route.audience != Audience::Program) continue;
        CAPTURE(route.path);
        ++routes;
        const Json& operation = described["paths"][std::string(route.path)]["get"];
        CHECK_FALSE(operation["summary"].get<std::string>().empty());
        CHECK(ids.insert(operation["operationId"].get<std::string>()).second);
        CHECK(operation["responses"].contains("200"));
    }
    CHECK(described["paths"].size() == routes);
}

TEST_CASE("openapi: a route takes the parameters that are described, and refuses others",
          "[cross][openapi]") {
    const ServedCorpus served;
    const Json described = Json::parse(served.get("/api/v1/openapi.json").body);
    const Json found =
        Json::parse(served.get("/api/v1/findings?q=restraint&per_page=1").body)["results"][0];
    for (const auto& [path, methods] : described["paths"].items()) {
        const std::string id =
            path.find("findings") != std::string::npos  ? found["id"].get<std::string>()
            : path.find("reports") != std::string::npos ? found["report"]["id"].get<std::string>()
            : path.find("themes") != std::string::npos  ? "restraint"
                                                        : "nobody";
        const std::string address = path_with(path, id);
        CAPTURE(address);
        for (const Json& parameter : methods["get"]["parameters"]) {
            if (parameter["in"] == "path") continue;
            const std::string name = parameter["name"];
            CAPTURE(name);
            const std::string before =
                name == "note" ? "id=a-1&" : "";  // a note belongs to the id before it
            CHECK_FALSE(names_parameter(served.get(address + '?' + before + escape_url(name) + '=' +
                                                   escape_url(example_of(parameter))),
                                        name));
        }
        if (path != "/api/v1/openapi.json")
            CHECK(names_parameter(served.get(address + "?nosuchparameter=1"), "nosuchparameter"));
    }
}

TEST_CASE("openapi: a name that a search takes somewhere is described wherever it is taken",
          "[cross][openapi]") {
    const ServedCorpus served;
    const Json described = Json::parse(served.get("/api/v1/openapi.json").body);
    for (const auto& [path, methods] : described["paths"].items()) {
        if (path.find("{id}") != std::string::npos || path == "/api/v1/openapi.json") continue;
        std::set<std::string> known;
        for (const Json& parameter : methods["get"]["parameters"])
            known.insert(parameter["name"].get<std::string>());
        for (const char* const name : {"q",
                                       "any",
                                       "repeats",
                                       "same_as",
                                       "sort",
                                       "by",
                                       "page",
                                       "per_page",
                                       "from",
                                       "to",
                                       "theme",
                                       "-region",
                                       "format",
                                       "rows",
                                       "id",
                                       "note"}) {
            CAPTURE(path, name);
            const std::string value = std::string(name) == "sort"      ? "newest"
                                      : std::string(name) == "repeats" ? "all"
                                      : std::string(name) == "by"      ? "report"
                                      : std::string(name) == "theme"   ? "restraint"
                                      : std::string(name) == "any"     ? "1"
                                      : std::string(name) == "rows"    ? "theme"
                                                                       : "2";
            const bool is_refused =
                names_parameter(served.get(path + '?' + name + '=' + value), name);
            if (!is_refused && !known.contains(name)) FAIL_CHECK("taken, and not described");
        }
    }
}

TEST_CASE("opensearch: a description that pages lead to", "[cross][opensearch]") {
    const ServedCorpus served;
    const auto answer = served.get("/opensearch.xml");
    CHECK(answer.status == 200);
    CHECK(answer.get_header_value("Content-Type") == "application/opensearchdescription+xml");
    CHECK(answer.body.find("/search?q={searchTerms}") != std::string::npos);
    CHECK(served.get("/").body.find(
              "<link rel=\"search\" type=\"application/opensearchdescription+xml\"") !=
          std::string::npos);
}

TEST_CASE(
    "linked data: findings and reports say what they are, without a character that could end the "
    "script",
    "[cross][metadata]") {
    const ServedCorpus served;
    const Json found =
        Json::parse(served.get("/api/v1/findings?q=restraint&per_page=1").body)["results"][0];
    for (const std::string& path :
         std::vector<std::string>{"/findings/" + found["id"].get<std::string>(),
                                  "/reports/" + found["report"]["id"].get<std::string>()}) {
        const std::string body = served.get(path).body,
                          open = "<script type=\"application/ld+json\">";
        const auto at = body.find(open);
        REQUIRE(at != std::string::npos);
        const std::string text =
            body.substr(at + open.size(), body.find("</script>", at) - at - open.size());
        CHECK(text.find('<') == std::string::npos);
        const Json data = Json::parse(text);
        CHECK(data["@context"] == "https://schema.org");
        CHECK(data["@type"] == (path.starts_with("/findings/") ? "Quotation" : "Report"));
    }
}
