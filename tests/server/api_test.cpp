// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/url.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_server.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace findings;
using findings::test::hostile_base;
using findings::test::RunningServer;
using findings::test::small_base;
using Json = nlohmann::json;

namespace {

const std::string kConcern = "0a1b2c3d4e5f-aaaaaaa2";
const std::string kReport = "0a1b2c3d4e5f";

std::set<std::string> keys(const Json& object) {
    std::set<std::string> names;
    for (const auto& [key, value] : object.items()) names.insert(key);
    return names;
}

Json get(const RunningServer& server, const std::string& target) {
    return Json::parse(server.get(target).body);
}

}  // namespace

TEST_CASE("api: a search answer has the names of the contract", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/findings?q=restraint&polarity=concern&per_page=1");
    CHECK(keys(json) == std::set<std::string>{"query",
                                              "generation",
                                              "total_findings",
                                              "total_reports",
                                              "exact",
                                              "took_ms",
                                              "results",
                                              "facets",
                                              "facets_missing",
                                              "links"});
    CHECK(json["generation"] == "000001");
    CHECK(json["exact"] == true);
    CHECK(json["total_findings"] == 1);
    CHECK(json["total_reports"] == 1);
    CHECK(json["query"]["q"] == "restraint");
    CHECK(json["query"]["polarity"] == Json::array({"concern"}));
    CHECK(json["links"]["self"] == "/api/v1/findings?q=restraint&polarity=concern&per_page=1");

    const Json& finding = json["results"][0];
    CHECK(keys(finding) == std::set<std::string>{"id",
                                                 "kind",
                                                 "polarity",
                                                 "text",
                                                 "snippet",
                                                 "themes",
                                                 "key_question",
                                                 "page",
                                                 "section",
                                                 "report",
                                                 "links"});
    CHECK(finding["id"] == kConcern);
    CHECK(finding["kind"] == "concern");
    CHECK(finding["key_question"] == "safe");
    CHECK(finding["page"] == 14);
    CHECK(finding["section"] == Json::array({"Is the service safe?",
                                             "Assessing and managing risk to patients and staff"}));
    CHECK(finding["themes"][0] == Json({{"id", "restraint"},
                                        {"label", "Restraint and physical intervention"},
                                        {"score", 0.92}}));
    CHECK(finding["snippet"].get<std::string>().find("<mark>restraint</mark>") !=
          std::string::npos);
    CHECK(keys(finding["report"]) == std::set<std::string>{"id",
                                                           "title",
                                                           "report_kind",
                                                           "publisher",
                                                           "published",
                                                           "provider",
                                                           "location",
                                                           "service",
                                                           "region",
                                                           "rating",
                                                           "source_url",
                                                           "licence"});
    CHECK(finding["report"]["published"] == "2017-07-26");
    CHECK(finding["report"]["rating"] == "requires-improvement");

    const Json& facets = json["facets"];
    CHECK(facets.size() == kFacetCount);
    CHECK(facets["polarity"].size() == 3);  // its own filter is left out of its counts
    for (const Json& value : facets["polarity"])
        CHECK(value["selected"] == (value["value"] == "concern"));
    for (const Json& value : facets["theme"])
        CHECK(value.contains("parent") == (value["value"] == "restraint"));
}

TEST_CASE("api: next and prev lead through all results and no further", "[server]") {
    const RunningServer server(small_base());
    std::set<std::string> ids;
    std::string link = "/api/v1/findings?per_page=2";
    int pages = 0;
    std::string last;
    while (!link.empty()) {
        const Json json = get(server, link);
        for (const Json& finding : json["results"]) ids.insert(finding["id"]);
        CHECK(json["links"].contains("prev") == (pages > 0));
        last = link;
        link = json["links"].value("next", "");
        ++pages;
    }
    CHECK(pages == 3);
    CHECK(ids.size() == 5);
    CHECK(last == "/api/v1/findings?per_page=2&page=3");
}

TEST_CASE("api: the last page within reach has no next", "[server]") {
    const auto base = small_base();
    base->pretended_total = 5000;
    const RunningServer server(base);
    CHECK(get(server, "/api/v1/findings?page=99")["links"].contains("next"));
    CHECK_FALSE(get(server, "/api/v1/findings?page=100")["links"].contains("next"));
    CHECK_FALSE(get(server, "/api/v1/findings?per_page=60&page=16")["links"].contains(
        "next"));  // 17 would end at 1,020
}

TEST_CASE("api: absent fields are left out", "[server]") {
    const RunningServer server(small_base());
    const Json finding = get(server, "/api/v1/findings/9z8y7x6w5v4t-aaaaaaa2");
    for (const char* name :
         {"page", "page_label", "key_question", "marker", "addressee", "regulations", "measures"}) {
        CHECK_FALSE(finding.contains(name));
    }
    CHECK(finding["author"] == "Patient");
    CHECK(finding["report"]["published"] == "2019-03");
    for (const char* name : {"rating", "location", "region", "licence"})
        CHECK_FALSE(finding["report"].contains(name));
    CHECK_FALSE(finding["report"]["provider"].contains("id"));
}

TEST_CASE("api: what a measure prints in words is a number too, where it is one", "[server]") {
    const RunningServer server(small_base());
    const Json found = get(server, "/api/v1/findings?q=garden&polarity=good");
    const Json measures = found["results"][0]["measures"];
    REQUIRE(measures.size() == 3);
    CHECK(measures[0]["number"] == 4);
    CHECK(measures[1]["value"] == "Ninety-two");
    CHECK(measures[1]["number"] == 92);
    CHECK_FALSE(measures[2].contains("number"));
}

TEST_CASE("api: one finding has its context, its reasons and its citation", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/findings/" + kConcern);
    CHECK(json["id"] == kConcern);
    CHECK(json["before"].size() == 1);
    CHECK(json["after"][0]["id"] == "0a1b2c3d4e5f-aaaaaaa3");
    CHECK(json["why"]["themes"][0]["id"] == "restraint");
    CHECK(json["why"]["themes"][0]["cues"][0] ==
          Json({{"rule", "strong-cue"}, {"words", "prone restraint"}, {"begin", 24}, {"end", 39}}));
    CHECK(json["why"]["polarity"][0]["words"] == "did not record");
    CHECK(json["citation"].get<std::string>().find("Page 14") != std::string::npos);
    CHECK(json["links"]["report"] == "/api/v1/reports/" + kReport);
}

TEST_CASE("api: a report has the names of the contract", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/reports/" + kReport);
    CHECK(keys(json) == std::set<std::string>{"id",
                                              "title",
                                              "report_kind",
                                              "framework",
                                              "publisher",
                                              "published",
                                              "inspected",
                                              "provider",
                                              "location",
                                              "service",
                                              "region",
                                              "ratings",
                                              "source_url",
                                              "licence",
                                              "file",
                                              "pages",
                                              "findings",
                                              "generation",
                                              "links"});
    CHECK(json["inspected"] == Json({{"from", "2017-04-03"}, {"to", "2017-04-05"}}));
    CHECK(json["provider"] ==
          Json({{"name", "Northmoor Partnership NHS Foundation Trust"}, {"id", "RX9"}}));
    CHECK(json["ratings"]["overall"] ==
          Json({{"rating", "requires-improvement"}, {"date", "2017-07-26"}}));
    CHECK(json["ratings"]["caring"] ==
          Json({{"rating", "good"}, {"date", "2015-02"}, {"carried_forward", true}}));
    CHECK(json["findings"].size() == 3);
    CHECK(json["findings"][2]["regulations"] == Json::array({"12(2)(a)"}));
}

TEST_CASE("api: the list of reports", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/reports?q=restraint");
    CHECK(json["total"] == 2);
    CHECK(json["results"].size() == 2);
    CHECK(json["results"][0]["id"] == kReport);
    CHECK(json["results"][0]["matching_findings"] == 2);
    CHECK(json["facets"].contains("theme"));
    CHECK(json["links"]["self"] == "/api/v1/reports?q=restraint");
}

TEST_CASE("api: themes with their counts", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/themes");
    CHECK(json["themes"].size() == 4);
    CHECK(json["themes"][0]["id"] == "restrictive-care");
    CHECK(json["themes"][0]["findings"] == 3);
    CHECK(json["themes"][0]["reports"] == 2);
    CHECK(json["themes"][1]["parent"] == "restrictive-care");
    CHECK(json["themes"][3]["findings"] == 0);
    // Every count equals the length of the list it links to.
    for (const Json& theme : json["themes"]) {
        CHECK(get(server, theme["links"]["findings"])["total_findings"] == theme["findings"]);
    }
}

TEST_CASE("api: every facet count equals the total of its search", "[server]") {
    const RunningServer server(small_base());
    const Json facets = get(server, "/api/v1/findings")["facets"];
    for (const auto& [name, values] : facets.items()) {
        for (const Json& value : values) {
            const std::string query = to_query({{name, value["value"].get<std::string>()}});
            CHECK(get(server, "/api/v1/findings" + query)["total_findings"] == value["findings"]);
        }
    }
}

TEST_CASE("api: a refused search lists every problem", "[server]") {
    const RunningServer server(small_base());
    const auto answer = server.get("/api/v1/findings?foo=1&sort=up&theme=nosuch&page=0");
    CHECK(answer.status == 422);
    const Json json = Json::parse(answer.body);
    CHECK(json["status"] == 422);
    CHECK(json["title"] == "Unprocessable Content");
    REQUIRE(json["errors"].size() == 4);
    CHECK(json["errors"][0] ==
          Json({{"parameter", "foo"}, {"message", "is not a parameter of a search."}}));
    CHECK(json["errors"][1]["message"] ==
          "\"up\" is not known. Use one of: relevance, newest, oldest, rating.");
}

TEST_CASE("api: no field of a report can become markup in a snippet", "[server]") {
    const RunningServer server(hostile_base());
    const Json json = get(server, "/api/v1/findings?q=restraint");
    REQUIRE_FALSE(json["results"].empty());
    for (const Json& finding : json["results"]) {
        const std::string snippet = finding["snippet"];
        CHECK(snippet.find("<script") == std::string::npos);
        CHECK(snippet.find("<img") == std::string::npos);
        CHECK(snippet.find("<mark>restraint</mark>") != std::string::npos);
        std::string words(test::kHostileText);  // the source's own, byte for byte
        words += " restraint";
        CHECK(finding["text"] == words);
    }
}

TEST_CASE("api: invalid UTF-8 in a report does not break the answer", "[server]") {
    const auto base = small_base();
    base->reports[0].title = "cut \xE2\x82";
    base->reports[0].passages[1].text = "\xFF restraint";
    const RunningServer server(base);
    CHECK(server.get("/api/v1/findings").status == 200);
    CHECK(get(server, "/api/v1/reports/" + kReport)["title"] == "cut \xEF\xBF\xBD");
    CHECK(server.get("/search").status == 200);
}

TEST_CASE("api: completions of what is typed", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/suggest?q=restr");
    CHECK(json["q"] == "restr");
    const Json& theme = json["suggestions"][0];
    CHECK(keys(theme) == std::set<std::string>{"kind", "value", "label", "findings", "link"});
    CHECK(theme["link"] == "/search?theme=restrictive-care");
    CHECK(json["suggestions"][1]["link"] == "/search?q=restr");
    CHECK(server.get("/api/v1/suggest?x=1").status == 422);
    CHECK(server.get("/api/v1/suggest?q=%ff").status == 200);
    CHECK(server.get("/api/v1/suggest?q=" + std::string(2000, 'a')).status == 422);
}
