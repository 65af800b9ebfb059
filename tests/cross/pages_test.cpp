// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/providers.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

#include <algorithm>
#include <optional>
#include <vector>

using namespace findings;
using findings::test::ServedCorpus;
using findings::test::totals_behind;
using Json = nlohmann::json;

namespace {

std::string unescaped(std::string text) {
    for (auto at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1))
        text.replace(at, 5, "&");
    for (auto at = text.find("&quot;"); at != std::string::npos; at = text.find("&quot;", at + 1))
        text.replace(at, 6, "\"");
    return text;
}

/// Links to searches with the words that stand in them.
struct CountedLink {
    std::string href, text;
};

std::vector<CountedLink> search_links(const std::string& html) {
    const std::string opening = "<a href=\"/search";
    std::vector<CountedLink> links;
    for (auto at = html.find(opening); at != std::string::npos; at = html.find(opening, at + 1)) {
        const auto begin = at + std::string("<a href=\"").size(), end = html.find('"', begin);
        const auto text = html.find('>', end) + 1;
        links.push_back({unescaped(html.substr(begin, end - begin)),
                         html.substr(text, html.find('<', text) - text)});
    }
    return links;
}

/// The number that the text begins with; nothing if it begins with none.
std::optional<std::uint64_t> number_in(const std::string& text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ',')
            break;
    }
    if (digits.empty()) return std::nullopt;
    return std::stoull(digits);
}

/// Checks that each number on a page is the total of the search that it links to; how many there
/// were.
std::size_t numbers_followed(const ServedCorpus& served, const std::string& target) {
    CAPTURE(target);
    const auto answer = served.get(target);
    CHECK(answer.status == 200);
    std::size_t checked = 0;
    for (const CountedLink& link : search_links(answer.body)) {
        const auto number = number_in(link.text);
        if (!number) continue;
        CAPTURE(link.href, link.text);
        const auto totals = totals_behind(link.href);
        CHECK(*number == (link.href.find("by=report") == std::string::npos ? totals.findings
                                                                           : totals.reports));
        ++checked;
    }
    return checked;
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("pages: every number of the cross-reference is the total of the search that it links to",
          "[cross][pages]") {
    const ServedCorpus served;
    for (const std::string target :
         {"/cross-reference",
          "/cross-reference?rows=theme&columns=service&q=restraint",
          "/cross-reference?rows=key_question&columns=rating&show=reports",
          "/cross-reference?rows=theme&columns=theme&theme=access&theme=restraint&polarity=concern&"
          "values=8"}) {
        CHECK(numbers_followed(served, target) > 20);
    }
}

TEST_CASE(
    "pages: every number of the dashboard and of a dossier is the total of the search that it "
    "links to",
    "[cross][pages]") {
    const ServedCorpus served;
    const Json facets = Json::parse(served.get("/api/v1/findings?per_page=1").body)["facets"];
    const std::string provider =
        "/providers/" + provider_id(facets["provider"][0]["value"].get<std::string>());
    for (const std::string& target :
         {std::string("/dashboard"),
          std::string("/dashboard?q=restraint&report_kind=quality-report&theme=restraint"),
          provider,
          provider + "?theme=restrictive-care&from=2012"}) {
        CHECK(numbers_followed(served, target) > 10);
    }
}

TEST_CASE("pages: a cross-reference shows what was not understood, and answers the rest",
          "[cross][pages]") {
    const ServedCorpus served;
    const auto answer = served.get("/cross-reference?rows=nosuch&q=restraint");
    CHECK(answer.status == 422);
    CHECK(answer.body.find("is not a filter") != std::string::npos);
    CHECK(answer.body.find("app-matrix") != std::string::npos);
    CHECK(served.get("/cross-reference?q=%28a").status == 422);
    CHECK(served.get("/api/v1/matrix?rows=nosuch").status == 422);
    CHECK(Json::parse(served.get("/api/v1/matrix?q=%28a").body)["errors"][0]["parameter"] == "q");
}

TEST_CASE("pages: the matrix as JSON has the names of its documentation", "[cross][pages]") {
    const ServedCorpus served;
    const Json json =
        Json::parse(served.get("/api/v1/matrix?rows=theme&columns=service&values=5").body);
    for (const char* name : {"query",
                             "generation",
                             "total_findings",
                             "total_reports",
                             "exact",
                             "took_ms",
                             "rows",
                             "columns",
                             "cells",
                             "links"})
        CHECK(json.contains(name));
    CHECK(json["rows"]["facet"] == "theme");
    CHECK(json["rows"]["values"].size() == 5);
    CHECK(json["cells"].size() == 5);
    CHECK(json["cells"][0].size() == 5);
    const auto csv = served.get("/api/v1/matrix?rows=theme&columns=service&values=5&format=csv");
    CHECK(csv.get_header_value("Content-Type").starts_with("text/csv"));
    CHECK(lines_of(csv.body) == 26);
}

TEST_CASE("pages: practice for a pasted text and for a finding", "[cross][pages]") {
    const ServedCorpus served;
    CHECK(served.get("/practice").status == 200);
    const auto page = served.get(
        "/practice?q=patients+could+not+go+into+the+garden+without+staff+and+this+applied+to+"
        "everyone");
    CHECK(page.status == 200);
    CHECK(page.body.find("Why this one") != std::string::npos);
    CHECK(page.body.find("Blanket restrictions") != std::string::npos);
    const Json concern = Json::parse(
        served.get("/api/v1/findings?theme=blanket-restrictions&polarity=concern&per_page=1").body);
    const std::string id = concern["results"][0]["id"];
    const Json json =
        Json::parse(served.get("/api/v1/findings/" + id + "/practice?per_page=3").body);
    CHECK(json["question"]["id"] == id);
    REQUIRE(json["results"].size() == 3);
    CHECK(json["results"][0]["polarity"] == "good");
    CHECK(json["results"][0]["why_chosen"]["in_words"].size() >= 2);
    CHECK(served.get("/practice?id=" + id).status == 200);
    CHECK(served.get("/api/v1/findings/000000000000-00000000/practice").status == 404);
    CHECK(served.get("/api/v1/practice").status == 422);
    CHECK(served.get("/api/v1/findings/" + id + "/similar").status == 200);
}

TEST_CASE("pages: what practice is chosen from is as much as its link finds", "[cross][pages]") {
    const ServedCorpus served;
    const Json json =
        Json::parse(served.get("/api/v1/practice?q=delayed+discharges+because+of+housing").body);
    const auto totals = totals_behind(json["links"]["all"]);
    CHECK(totals.findings == json["total_findings"].get<std::uint64_t>());
    CHECK(totals.reports == json["total_reports"].get<std::uint64_t>());
}

TEST_CASE("export: each form has everything that the search finds", "[cross][export]") {
    const ServedCorpus served;
    const std::string search = "q=restraint&polarity=concern";
    const auto total = totals_behind("/search?" + search).findings;
    const auto get = [&](const std::string& format) {
        return served.get("/api/v1/export?format=" + format + '&' + search);
    };
    const auto count = [](const std::string& text, const std::string& part) {
        std::size_t found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
            ++found;
        return found;
    };
    const std::string ndjson = get("ndjson").body;
    CHECK(lines_of(ndjson) == total + 1);
    CHECK(Json::parse(ndjson.substr(0, ndjson.find('\n')))["export"]["search"] ==
          "/search?q=restraint&polarity=concern");
    CHECK(lines_of(served.get("/api/v1/export?format=ndjson&header=0&" + search).body) == total);
    CHECK(count(get("ris").body, "TY  - RPRT\r\n") == total);
    CHECK(count(get("ris").body, "ER  - \r\n") == total);
    CHECK(count(get("bibtex").body, "@techreport{") == total);
    const Json csl = Json::parse(get("csljson").body);
    CHECK(csl.size() == total);
    CHECK(csl[0]["type"] == "report");
    const auto csv = get("csv");
    CHECK(csv.get_header_value("Content-Type") == "text/csv; charset=utf-8");
    CHECK(csv.get_header_value("Content-Disposition") ==
          "attachment; filename=\"findings-000001.csv\"");
    CHECK(csv.body.starts_with(
        "# Search: /search?q=restraint&polarity=concern\r\n# Generation: 000001\r\n"));
    CHECK(csv.body.find("\r\nid,text,kind,polarity,") != std::string::npos);
    CHECK(served.get("/api/v1/export?format=csv&header=0&" + search)
              .body.starts_with("id,text,kind,"));
}

TEST_CASE("export: what cannot be exported is refused before the first byte", "[cross][export]") {
    const ServedCorpus served;
    CHECK(served.get("/api/v1/export?format=nosuch").status == 422);
    CHECK(served.get("/api/v1/export?q=%28a").status == 422);
    CHECK(served.get("/api/v1/export?theme=nosuch").status == 422);
    CHECK(served.get("/api/v1/export?q=nosuchwordatall&format=csljson").body == "[\n]\n");
}
