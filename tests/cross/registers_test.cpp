// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/registers.hpp"

#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

#include <algorithm>

using namespace findings;
using findings::test::corpus_searcher;
using findings::test::ServedCorpus;
using findings::test::totals_behind;
using Json = nlohmann::json;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("registers: each lists the kinds that belong there, and its link finds as many",
          "[cross][registers]") {
    const ServedCorpus served;
    const auto [name, kinds] =
        GENERATE(table<std::string, std::string>({{"recommendations", "recommendation"},
                                                  {"requirements", "requirement improvement"},
                                                  {"measures", "measure"},
                                                  {"outcomes", "outcome"}}));
    CAPTURE(name);
    const Json json = Json::parse(served.get("/api/v1/" + name + "?per_page=100").body);
    CHECK(json["register"] == name);
    CHECK(json["total_findings"] > 0);
    CHECK(totals_behind(json["links"]["findings"]).findings ==
          json["total_findings"].get<std::uint64_t>());
    for (const Json& result : json["results"]) {
        CHECK(kinds.find(result["kind"].get<std::string>()) != std::string::npos);
        CHECK(result.contains("follow_up"));
    }
    const auto page = served.get("/" + name);
    CHECK(page.status == 200);
    CHECK(count(page.body, "<article") == std::min<std::size_t>(10, json["results"].size()));
    CHECK(served.get("/api/v1/" + name + "?by=report").status == 422);
    CHECK(served.get("/" + name + "?theme=nosuch").status == 422);
}

TEST_CASE("registers: a reader's own kind narrows them and never widens them",
          "[cross][registers]") {
    SearchRequest request = test::request_for("", {{"kind", "improvement"}});
    CHECK(search_of(Register::Requirements, request).filters[facet::kKind].include ==
          std::vector<std::string>{"improvement"});
    CHECK(search_of(Register::Outcomes, request).filters[facet::kKind].include ==
          std::vector<std::string>{"outcome"});
}

TEST_CASE("registers: what a later report on the same place says of the same theme is named",
          "[cross][registers]") {
    const auto report = [](const std::string& date, const std::string& body) {
        return "# Ash House\n\nInspection report by the Care Quality Commission\n\nProvider: "
               "Example Care Limited\n\nLocation: Ash House\n\nPublished: " +
               date + "\n\n## Is the service safe?\n\n" + body;
    };
    test::TestIndex index({{"a.md",
                            report("3 May 2017",
                                   "### Action the provider MUST take\n\nThe provider must ensure "
                                   "that the ligature risk assessment is up to date.\n")},
                           {"b.md",
                            report("9 June 2019",
                                   "The ligature risk assessment was up to date and staff knew "
                                   "every ligature risk on it.\n")}});
    Searcher searcher = index.searcher();
    SearchRequest request;
    request.text = "ligature";
    const auto entries = register_page(searcher, Register::Requirements, request);
    REQUIRE(entries);
    REQUIRE(entries->page.hits.size() == 1);
    const EntryFollowUp& follow_up = entries->follow_ups.front();
    CHECK(follow_up.later_reports == 1);
    REQUIRE_FALSE(follow_up.good.empty());
    CHECK(searcher.finding(follow_up.good)
              ->passage.text.starts_with("The ligature risk assessment was up to date"));
    CHECK(follow_up.again.empty());
}

TEST_CASE("registers: the numbers of a search can be taken away, a line each",
          "[cross][registers][export]") {
    const ServedCorpus served;
    const std::string csv = served.get("/api/v1/export?format=measures&kind=measure&header=0").body;
    CHECK(csv.starts_with("finding,value,value2,unit,kind,population,"));
    CHECK(count(csv, "\r\n") > 10);
}

TEST_CASE("feed: the newest findings of any search, with ids that stay", "[cross][feed]") {
    const ServedCorpus served;
    const auto answer = served.get("/feeds/findings.atom?q=restraint&polarity=good");
    CHECK(answer.status == 200);
    CHECK(answer.get_header_value("Content-Type") == "application/atom+xml");
    const auto total = totals_behind("/search?q=restraint&polarity=good").findings;
    CHECK(count(answer.body, "<entry>") == std::min<std::uint64_t>(50, total));
    CHECK(count(answer.body, "<updated>") == count(answer.body, "<entry>") + 1);
    CHECK(answer.body.find("href=\"/feeds/findings.atom?q=restraint&amp;polarity=good\"") !=
          std::string::npos);
    const Json first = Json::parse(
        served.get("/api/v1/findings?q=restraint&polarity=good&sort=newest&per_page=1").body);
    CHECK(answer.body.find(
              "<id>urn:findings:finding:" + first["results"][0]["id"].get<std::string>() +
              "</id>") < answer.body.find("</entry>"));
    CHECK(served.get("/feeds/findings.atom?nosuch=1").status == 422);
}

TEST_CASE("metadata: pages of findings and reports name their source for reference managers",
          "[cross][metadata]") {
    const ServedCorpus served;
    const Json found =
        Json::parse(served.get("/api/v1/findings?q=restraint&per_page=1").body)["results"][0];
    for (const std::string& path :
         std::vector<std::string>{"/findings/" + found["id"].get<std::string>(),
                                  "/reports/" + found["report"]["id"].get<std::string>()}) {
        CAPTURE(path);
        const std::string body = served.get(path).body;
        CHECK(count(body, "<meta name=\"citation_title\" content=\"") == 1);
        CHECK(count(body, "<meta name=\"citation_technical_report_number\"") == 1);
    }
}
