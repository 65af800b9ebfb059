// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/dates.hpp"
#include "server/json_of.hpp"
#include "server/overview.hpp"
#include "server/pages/counts.hpp"
#include "server/providers.hpp"
#include "server/theme_tree.hpp"
#include "tests/catch.hpp"
#include "tests/server/markup.hpp"
#include "tests/server/running_server.hpp"

using namespace findings;
using findings::test::check_page;
using findings::test::has;
using findings::test::hostile_base;
using findings::test::RunningServer;
using findings::test::small_base;

namespace {

const std::string kProvider = "northmoor-partnership-nhs-foundation-trust";

Json get(const RunningServer& server, const std::string& target) {
    return Json::parse(server.get(target).body);
}

}  // namespace

TEST_CASE("provider_id: one for all ways to write a name, never longer than an id", "[server]") {
    CHECK(provider_id("Northmoor Partnership NHS Foundation Trust") == kProvider);
    CHECK(provider_id("NORTHMOOR PARTNERSHIP, NHS Foundation-Trust ") == kProvider);
    CHECK(provider_id("") == "");
    CHECK(provider_id("St Jude's (Wessex) Ltd.") == "st-jude-s-wessex-ltd");
    // Letters that an id cannot have: names that differ only in them do not become one.
    CHECK(provider_id("T\u0177 Coed") != provider_id("T\u00fd Coed"));
    CHECK(provider_id("\u65e5\u672c").size() == 8);
    CHECK(provider_id(std::string(500, 'a')).size() <= 64);
    CHECK(provider_id(std::string(500, 'a')) != provider_id(std::string(501, 'a')));
}

TEST_CASE("theme tree: a theme is mapped to what was in force on the day of the report",
          "[server]") {
    const auto tree = ThemeTree::parse(R"({
        "crosswalk_dates": {"regulations_2010": {"from": "2010-10-01", "until": "2015-03-31"},
                            "regulations": {"from": "2015-04-01"}, "quality_statements": {"from": "2023-11-21"}},
        "regulations": {"HSCA 2008 (Regulated Activities) Regulations 2014": {"12": "Safe care and treatment"},
                        "HSCA 2008 (Regulated Activities) Regulations 2010": {"13": "Management of medicines"}},
        "themes": [{"id": "medicines", "label": "Medicines", "regulations": ["Regulation 12", "Registration Regulation 18"],
                    "regulations_2010": ["Regulation 13"], "quality_statements": ["Medicines optimisation"]}]})");
    REQUIRE(tree.has_value());
    const auto [inspected, published, regulations, statements] =
        GENERATE(table<PartialDate, PartialDate, std::string, std::size_t>({
            {{2014, 9, 2}, {2015, 6, 1}, "2010/13 ", 0},
            {{}, {2015, 4, 1}, "12 2009/18 ", 0},
            {{2023, 11, 20}, {}, "12 2009/18 ", 0},
            {{2023, 11, 21}, {}, "12 2009/18 ", 1},
            {{}, {2015, 0, 0}, "12 2009/18 2010/13 ", 0},  // a year with both
            {{}, {}, "12 2009/18 2010/13 ", 1},            // no day: all of it
        }));
    Report report;
    report.inspected_to = inspected;
    report.published = published;
    const Crosswalk walk = tree->crosswalk_of(*tree->find("medicines"), report);
    std::string values;
    for (const auto& regulation : walk.regulations) values += regulation.value + " ";
    CAPTURE(to_iso(inspected), to_iso(published));
    CHECK(values == regulations);
    CHECK(walk.quality_statements.size() == statements);
    Passage passage;
    passage.themes = {{"medicines", 0.9F, {}}};
    const Json why = json_of_why(passage, report, *tree);
    CHECK(why["themes"][0]["crosswalk"]["regulations"].size() == walk.regulations.size());
    CHECK(why["themes"][0]["crosswalk"]["quality_statements"].size() == statements);
}

TEST_CASE("finding: its page names the frameworks of the day of its report", "[server]") {
    const auto [day, framework, names, not_named] = GENERATE(
        table<PartialDate, std::string, std::vector<std::string>, std::vector<std::string>>({
            {{2014, 9, 2},
             "outcomes-2010",
             {"day of the inspection, 2 September 2014",
              ">Regulation 11 of 2010: Safeguarding</a>"},
             {">Regulation 13: Abuse<", "<dt>Key question", "<dt>Quality statement"}},
            {{2017, 4, 5},
             "kloe-2014",
             {"day of the inspection, 5 April 2017",
              "regulation=13\">Regulation 13: Abuse</a>",
              "key_question=safe\">Safe</a>"},
             {"of 2010", "<dt>Quality statement"}},
            {{2024, 1, 9},
             "saf-2023",
             {"day of the inspection, 9 January 2024",
              ">Regulation 13: Abuse</a>",
              "<dt>Quality statement</dt><dd>Safeguarding</dd>"},
             {"of 2010"}},
            {{},
             "",
             {"states no day",
              ">Regulation 11 of 2010: Safeguarding</a>",
              ">Regulation 13: Abuse</a>",
              "<dt>Quality statement"},
             {"day of the"}},
        }));
    auto base = small_base();
    base->taxonomy_json = R"({
        "crosswalk_dates": {"regulations_2010": {"from": "2010-10-01", "until": "2015-03-31"},
                            "regulations": {"from": "2015-04-01"}, "quality_statements": {"from": "2023-11-21"}},
        "regulations": {"HSCA 2008 (Regulated Activities) Regulations 2014": {"13": "Abuse"},
                        "HSCA 2008 (Regulated Activities) Regulations 2010": {"11": "Safeguarding"}},
        "themes": [{"id": "restraint", "label": "Restraint", "key_questions": ["safe"], "regulations": ["Regulation 13"],
                    "regulations_2010": ["Regulation 11"], "quality_statements": ["Safeguarding"]}]})";
    for (Report& report : base->reports) {
        report.framework = framework;
        report.inspected_from = {};
        report.inspected_to = day;
        if (!day.known()) report.published = {};
    }
    const RunningServer server(base);
    const std::string html = server.get("/findings/0a1b2c3d4e5f-aaaaaaa2").body;
    CAPTURE(to_iso(day),
            html.substr(std::min(html.size(), html.find("Why it is labelled so")), 1500));
    for (const std::string& name : names) CHECK(has(html, name));
    for (const std::string& name : not_named) CHECK_FALSE(has(html, name));
}

TEST_CASE("themes: all of them with their sub-themes and counts", "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/themes").body;
    CHECK(has(html, "<a href=\"/themes/restrictive-care\">Restrictive care</a>"));
    CHECK(has(html, "<a href=\"/themes/restraint\">Restraint and physical intervention</a>"));
    CHECK(has(html, "Limits on liberty."));
    CHECK(has(html, "href=\"/search?theme=restrictive-care&amp;polarity=good\">Good practice 1"));
}

TEST_CASE(
    "theme: its definition, good practice before concerns, and numbers that lead to their lists",
    "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/themes/restrictive-care").body;
    check_page(html);
    CHECK(has(html, "<h1 class=\"app-title\">Restrictive care</h1>"));
    CHECK(has(html, "Limits on liberty."));
    CHECK(html.find(">Good practice</h2>") < html.find(">Concerns</h2>"));
    CHECK(has(html, "<caption>Sub-themes</caption>"));
    CHECK(has(html, "<caption>By year of publication</caption>"));
    CHECK(
        has(html, "href=\"/search?theme=restrictive-care&amp;polarity=concern&amp;year=2017\">1"));
    CHECK(has(server.get("/themes/restraint").body,
              "href=\"/themes/restrictive-care\">Restrictive care</a></li>"));
    CHECK(server.get("/themes/nosuch").status == 404);
    CHECK(server.get("/themes/restraint?foo=1").status == 422);
}

TEST_CASE("api: one theme with its counts by year and polarity", "[server]") {
    const RunningServer server(small_base());
    const Json json = get(server, "/api/v1/themes/restrictive-care");
    CHECK(json["id"] == "restrictive-care");
    CHECK(json["definition"] == "Limits on liberty.");
    CHECK(json["total_findings"] == 3);
    CHECK(json["by_polarity"] ==
          Json({{"findings", 3}, {"good", 1}, {"concern", 1}, {"requirement", 1}}));
    CHECK(json["sub_themes"].size() == 2);
    CHECK(json["good_practice"].size() == 1);
    std::uint64_t of_years = 0;
    for (const Json& year : json["trend"]) of_years += year["findings"].get<std::uint64_t>();
    CHECK(of_years == 3);
    const std::string list = json["links"]["findings"];
    CHECK(get(server, list)["total_findings"] == json["total_findings"]);
    CHECK(server.get("/api/v1/themes/nosuch").status == 404);
    CHECK(server.get("/api/v1/themes/restraint?x=1").status == 422);
}

TEST_CASE("provider: its reports and findings, found by name and by number", "[server]") {
    const auto base = small_base();
    base->reports[0].provider.id = "1-9900000300";
    const RunningServer server(base);
    const std::string html = server.get("/providers/" + kProvider).body;
    check_page(html);
    CHECK(has(html, "<h1 class=\"app-title\">Northmoor Partnership NHS Foundation Trust</h1>"));
    CHECK(has(html, "<a href=\"/reports/0a1b2c3d4e5f\">Larkhollow House: quality report</a>"));
    const Json json = get(server, "/api/v1/providers/" + kProvider);
    CHECK(json["id"] == kProvider);
    CHECK(json["name"] == "Northmoor Partnership NHS Foundation Trust");
    CHECK(json["reports"].size() == json["total_reports"]);
    CHECK(get(server, json["links"]["findings"])["total_findings"] == json["total_findings"]);
    CHECK(get(server, "/api/v1/providers/1-9900000300")["id"] == kProvider);
    CHECK(server.get("/providers/nobody").status == 404);
    CHECK(server.get("/api/v1/providers/nobody").status == 404);
    CHECK(server.get("/providers/1-9900000301").status == 404);
}

TEST_CASE("provider: a hostile name has an address and a page, and is no markup", "[server]") {
    const RunningServer server(hostile_base());
    const auto id = provider_id(test::kHostileText);
    const auto page = server.get("/providers/" + id);
    CHECK(page.status == 200);
    check_page(page.body);
}

TEST_CASE("counts: a year without a finding is shown, a mistaken year does not fill the page",
          "[server]") {
    const auto row = [](const char* year) {
        CountRow made;
        made.value = made.label = year;
        made.findings = 1;
        return made;
    };
    CHECK(pages::with_every_year({row("2019"), row("2022")}).size() == 4);
    CHECK(pages::with_every_year({row("1900"), row("2022")}).size() == 2);
    CHECK(pages::with_every_year({}).empty());
}
