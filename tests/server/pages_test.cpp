// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/server/markup.hpp"
#include "tests/server/running_server.hpp"
#include "tests/support/source_folder.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace findings;
using findings::test::check_page;
using findings::test::count;
using findings::test::has;
using findings::test::hostile_base;
using findings::test::Markup;
using findings::test::markup_of;
using findings::test::RunningServer;
using findings::test::small_base;

namespace {

const std::string kConcern = "0a1b2c3d4e5f-aaaaaaa2";
const std::string kReport = "0a1b2c3d4e5f";
const std::vector<std::string> kPages = {
    "/",
    "/search?q=restraint",
    "/search?q=restraint&by=report&theme=restraint&-kind=outcome&from=2010",
    "/search?q=nosuchword&theme=access",
    "/search?foo=1&theme=nosuch",
    "/findings/" + kConcern,
    "/reports/" + kReport,
    "/reports/" + kReport + "?q=prone&kind=concern",
    "/themes",
    "/themes/restrictive-care",
    "/themes/restraint",
    "/providers/northmoor-partnership-nhs-foundation-trust",
    "/about",
    "/accessibility",
    "/help/search",
    "/nosuch"};

}  // namespace

TEST_CASE(
    "pages: well-formed, one h1, one script of ours, no inline style, links that lead somewhere",
    "[server]") {
    const RunningServer server(small_base());
    for (const auto& target : kPages) {
        CAPTURE(target);
        const std::string html = server.get(target).body;
        check_page(html);
        CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
        CHECK(has(html, "<a class=\"nhsuk-skip-link\" href=\"#main\">"));
        CHECK_FALSE(has(html, "{{"));
    }
}

TEST_CASE("pages: every link of ours on every page is answered", "[server]") {
    const RunningServer server(small_base());
    std::set<std::string> links;
    for (const auto& target : kPages) {
        for (const auto& link : markup_of(server.get(target).body).links) {
            if (link.starts_with("/")) links.insert(link.substr(0, link.find('#')));
        }
    }
    CHECK(links.size() > 30);
    // They count whole results, which a base in memory does not give; tests/cross asks them over a
    // real index.
    for (const char* page : {"/cross-reference",
                             "/dashboard",
                             "/recommendations",
                             "/requirements",
                             "/measures",
                             "/outcomes"}) {
        CHECK(links.erase(page) == 1);
    }
    for (std::string link : links) {
        for (auto at = link.find("&amp;"); at != std::string::npos; at = link.find("&amp;"))
            link.replace(at, 5, "&");
        CAPTURE(link);
        CHECK(server.get(link).status == 200);
    }
}

TEST_CASE("pages: no text of a report, query or error becomes markup", "[server]") {
    const RunningServer server(hostile_base());
    const std::string bad = "%22'%3E%3Cscript%3Ealert(1)%3C/script%3E%7B%7Bq%7D%7D";
    for (const std::string& target : {std::string("/"),
                                      std::string("/search"),
                                      "/search?q=" + bad,
                                      "/search?service=" + bad + "&-provider=" + bad,
                                      "/search?" + bad + "=" + bad,
                                      "/search?theme=" + bad + "&sort=" + bad + "&from=" + bad,
                                      std::string("/search?q=restraint&by=report"),
                                      "/findings/" + kConcern,
                                      "/reports/" + kReport,
                                      "/reports/" + kReport + "?kind=" + bad,
                                      "/reports/" + kReport + "?q=" + bad,
                                      std::string("/themes/restraint"),
                                      "/about?" + bad + "=" + bad,
                                      std::string("/help/search"),
                                      "/" + bad}) {
        CAPTURE(target);
        const std::string html = server.get(target).body;
        const Markup markup = markup_of(html);
        CHECK(markup.fault == "");
        CHECK(markup.scripts() == 1);
        CHECK(std::ranges::count(markup.open, "img") == 0);
        CHECK_FALSE(markup.attributes.contains("onerror"));
        for (const auto& link : markup.links) CHECK_FALSE(link.starts_with("javascript"));
    }
    CHECK(has(server.get("/search?q=" + bad).body, "value=\"&quot;&#39;&gt;&lt;script&gt;"));
}

TEST_CASE(
    "templates: the snippet is the only value taken as it is, attributes stand in double quotes",
    "[server]") {
    for (const char* name :
         {"head",    "foot",     "box",   "problems",      "values",     "home",    "search",
          "finding", "report",   "card",  "counts",        "counts_row", "trend",   "themes",
          "theme",   "provider", "about", "accessibility", "help",       "correct", "error"}) {
        std::ifstream file(test::source_folder() / "server/templates" /
                           (std::string(name) + ".mustache"));
        std::stringstream text;
        text << file.rdbuf();
        const std::string source = text.str();
        CAPTURE(name);
        CHECK_FALSE(source.empty());
        CHECK(count(source, "{{{") ==
              count(source, "{{{snippet}}}") + count(source, "{{{linked_data}}}"));
        CHECK_FALSE(has(source, "{{&"));
        for (const char* bad :
             {"={{", "='", "style=", "<script>", "<style", " onclick=", " onload="}) {
            CHECK_FALSE(has(source, bad));
        }
    }
}

TEST_CASE("home: what it is, a box, doors with counts, newest reports, size", "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/").body;
    CHECK(has(html, "Search 5 findings from 2 inspection reports"));
    CHECK(has(html, "name=\"q\" type=\"search\""));
    CHECK(has(html, "<a href=\"/themes/restrictive-care\">Restrictive care</a>"));
    CHECK(has(html, "Passages a year: "));
    CHECK(has(html, "<h3 class=\"app-groups__name\">If you inspect</h3>"));
    CHECK(has(html, "<dt>Reports</dt><dd>2, 20"));
    CHECK(has(html, "href=\"/search?theme=restrictive-care&amp;polarity=good\">Good 1"));
    CHECK(has(html, "href=\"/search?theme=restrictive-care&amp;polarity=concern\">Concern 1"));
    CHECK_FALSE(has(html, "Access to care"));  // nothing behind that door
    CHECK(has(html, "<a href=\"/reports/0a1b2c3d4e5f\">Larkhollow House: quality report</a>"));
    CHECK(has(html, "<time datetime=\"2017-07-26\">26 July 2017</time>"));
    CHECK(count(html, "href=\"/search?q=") >= 4);
}

TEST_CASE("search: results as evidence", "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/search?q=restraint").body;
    CHECK(has(html, ">3 findings in 2 reports</h2>"));
    CHECK(has(html, "used prone <mark>restraint</mark> and did not record"));
    CHECK(has(html, "<span class=\"app-tag app-tag--concern\">Concern</span>"));
    CHECK(has(html, "<span class=\"app-tag app-tag--good-practice\">Good practice</span>"));
    CHECK(has(
        html,
        "<dt>Provider</dt> <dd><a "
        "href=\"/providers/northmoor-partnership-nhs-foundation-trust\">Northmoor Partnership NHS "
        "Foundation Trust</a></dd>"));
    CHECK(has(html, "<dt>Rated then</dt> <dd>Requires improvement</dd>"));
    CHECK(has(html, "<time datetime=\"2017-07-26\">26 July 2017</time> ("));
    CHECK(has(html, " years ago)"));
    CHECK(has(html, "data-copy=\"\">Copy link</button>"));
    CHECK(has(html, "<dt>Page</dt> <dd>14</dd>"));
    CHECK(has(html, "<li class=\"app-trail__item\">Is the service safe?</li>"));
    CHECK(has(html,
              "<a class=\"app-chip\" href=\"/search?theme=restraint\">Restraint and physical "
              "intervention</a>"));
    CHECK_FALSE(has(html, "href=\"/search?theme=restrictive-care\">"));  // its sub-theme says more
    CHECK(has(html, "href=\"/findings/" + kConcern + "\""));
    CHECK(has(html, "href=\"/api/v1/findings?q=restraint\">This page as JSON"));
}

TEST_CASE("search: filters are boxes of the same form, chosen ones can be taken off", "[server]") {
    const RunningServer server(small_base());
    const std::string html = server
                                 .get(
                                     "/search?q=restraint&theme=restraint&theme=blanket-"
                                     "restrictions&-kind=context&sort=newest&from=2016")
                                 .body;
    CHECK(has(html, "form=\"search\" name=\"theme\" value=\"restraint\" checked>"));
    CHECK(has(html, "app-facet__item--child"));
    CHECK(has(html, "Theme <span class=\"app-facet__selected\">2 selected</span></summary>"));
    CHECK(has(html, "<input type=\"hidden\" name=\"-kind\" value=\"context\">"));
    CHECK(has(html, "<input type=\"hidden\" name=\"sort\" value=\"newest\">"));
    CHECK_FALSE(has(html, "<input type=\"hidden\" name=\"theme\""));
    CHECK(has(html, "name=\"from\" type=\"text\" form=\"search\" value=\"2016\""));
    CHECK(has(html,
              "href=\"/"
              "search?q=restraint&amp;theme=blanket-restrictions&amp;-kind=context&amp;from=2016&"
              "amp;sort=newest\"><span "
              "class=\"nhsuk-u-visually-hidden\">Remove </span>Theme: Restraint and physical "
              "intervention</a>"));
    CHECK(has(html, "Kind of finding: not Context</a>"));
    CHECK(has(html, "From 2016</a>"));
    CHECK(has(html, "href=\"/search?q=restraint\">Clear all<span"));
    CHECK(has(html,
              "<button class=\"nhsuk-button nhsuk-button--small\" type=\"submit\" "
              "form=\"search\">Apply filters</button>"));
}

TEST_CASE("search: one click to good practice, and between findings and reports", "[server]") {
    const RunningServer server(small_base());
    const std::string all = server.get("/search?q=restraint&page=1").body;
    CHECK(has(all, "href=\"/search?q=restraint&amp;polarity=good\">Show good practice only</a>"));
    CHECK(has(all, "<a href=\"/search?q=restraint&amp;by=report\">One result a report</a>"));
    const std::string good = server.get("/search?q=restraint&polarity=good").body;
    CHECK(has(good, "href=\"/search?q=restraint\">Show everything, not only good practice</a>"));
    CHECK(has(good, ">1 finding in 1 report</h2>"));
    const std::string reports = server.get("/search?q=restraint&by=report").body;
    CHECK(has(reports, "2 matching findings"));
    CHECK(has(reports, "<a href=\"/search?q=restraint\">Every finding</a>"));
}

TEST_CASE("search: numbered pages within reach", "[server]") {
    const auto base = small_base();
    base->pretended_total = 5000;
    const RunningServer server(base);
    const std::string html = server.get("/search?per_page=2&page=2").body;
    CHECK(has(html, "rel=\"prev\" href=\"/search?per_page=2\""));
    CHECK(has(html, "rel=\"next\" href=\"/search?per_page=2&amp;page=3\""));
    CHECK(has(html, "href=\"/search?per_page=2&amp;page=2\" aria-current=\"page\""));
    CHECK(has(html, "href=\"/search?per_page=2&amp;page=500\""));
    CHECK_FALSE(has(html, "page=501"));
    CHECK(has(html, "Only the first 1,000 can be paged through"));
    CHECK(has(html, "<ol class=\"app-results\" start=\"3\">"));
}

TEST_CASE("search: nothing found, something misspelt, something not understood", "[server]") {
    const RunningServer server(small_base());
    const std::string nothing = server.get("/search?q=nosuchword&theme=access").body;
    CHECK(has(nothing, ">0 findings in 0 reports</h2>"));
    CHECK(has(nothing, "Nothing matches all of this"));
    CHECK_FALSE(has(nothing, "Without the filter"));  // would find nothing either: no advice
    const std::string narrow = server.get("/search?q=restraint&theme=access&from=2010").body;
    CHECK(has(narrow,
              "<a href=\"/search?q=restraint&amp;from=2010\">Without the filter "
              "\u201cTheme\u201d</a>: 3 findings"));
    CHECK(
        has(narrow, "<a href=\"/search?q=restraint\">The same words without any filter</a></li>"));
    CHECK(has(server.get("/search?q=restriant").body,
              "Did you mean <a href=\"/search?q=restraint\">restraint</a>?"));
    const auto wrong = server.get("/search?q=restraint&foo=1&from=yesterday");
    CHECK(wrong.status == 422);
    CHECK(has(wrong.body, "<strong>foo</strong>: is not a parameter of a search."));
    CHECK(has(wrong.body, "<a href=\"#from\">from: &quot;yesterday&quot; is not a date."));
    CHECK(has(wrong.body, ">3 findings in 2 reports</h2>"));  // the rest is answered
}

TEST_CASE("finding: in its context, with its reasons, particulars and citation", "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/findings/" + kConcern).body;
    CHECK(has(html, "<h1 class=\"app-title\">Concern at Larkhollow House</h1>"));
    CHECK(has(html, "Larkhollow House has three wards"));
    CHECK(has(html,
              "<blockquote class=\"app-context__passage app-context__passage--chosen\">Staff on "
              "two wards used "
              "<mark>prone restraint</mark> and <mark>did not record</mark> why"));
    CHECK(has(html, "The provider must ensure"));
    CHECK(has(html, "<mark>prone restraint</mark>"));
    CHECK(has(html, "<mark>did not record</mark>"));
    CHECK(has(html, "Quoted word for word from page 14."));
    CHECK(has(html,
              "<dt>Provider</dt><dd><a "
              "href=\"/providers/northmoor-partnership-nhs-foundation-trust\">"));
    CHECK(has(html, "\u201d Example Quality Commission (26 July 2017)."));
    CHECK(has(html, "Example Quality Commission (2017) "));
    CHECK(count(html, "data-copy=\"cite-") == 3);
    CHECK(
        has(html,
            "<a href=\"https://reports.example.org/1-101\" rel=\"noreferrer noopener external\">"));
    CHECK(has(html,
              "<a href=\"/search?theme=restraint&amp;polarity=good\">Good practice on Restraint "
              "and physical intervention</a>"));
}

TEST_CASE("report: particulars, ratings as published, findings in order, kinds to choose",
          "[server]") {
    const RunningServer server(small_base());
    const std::string html = server.get("/reports/" + kReport).body;
    CHECK(has(html, "<h1 class=\"app-title\">Larkhollow House: quality report</h1>"));
    CHECK(has(html, "2 findings in 3 passages"));
    CHECK(has(html,
              "<tr><th scope=\"row\">Safe</th><td><span class=\"app-tag "
              "app-tag--inadequate\">Inadequate</span></td><td>26 July 2017</td></tr>"));
    CHECK(has(html, "February 2015 at an earlier inspection"));
    CHECK(has(html, "<dd>3 to 5 April 2017</dd>"));
    CHECK(has(html, "<a href=\"#section-2\">Assessing and managing risk"));
    CHECK(html.find("three wards") < html.find("prone restraint"));
    CHECK(html.find("prone restraint") < html.find("The provider must ensure"));
    CHECK(has(html,
              "<a class=\"app-chip\" href=\"/reports/0a1b2c3d4e5f?kind=concern#findings\">Concern "
              "(1)</a>"));
    const std::string concerns = server.get("/reports/" + kReport + "?kind=concern").body;
    CHECK(has(concerns, "prone restraint"));
    CHECK_FALSE(has(concerns, "The provider must ensure"));
    CHECK(has(concerns, "1 of 3 passages."));
    const std::string words = server.get("/reports/" + kReport + "?q=PRONE%20restraint").body;
    CHECK(has(words, "1 of 3 passages, with &quot;PRONE restraint&quot;."));
    CHECK(has(words, "did not record"));
    CHECK_FALSE(has(words, "The provider must ensure"));
    CHECK(has(concerns, "#findings\" aria-current=\"true\">Concern (1)</a>"));
}

TEST_CASE(
    "finding: an offset inside a character or beyond the text marks nothing and changes nothing",
    "[server]") {
    const auto base = small_base();
    Passage& passage = base->reports[0].passages[1];
    passage.text = "Café staff";
    passage.themes = {{"restraint",
                       0.5F,
                       {{"strong-cue", "x", 3, 4},
                        {"strong-cue", "y", 2, 99},
                        {"strong-cue", "z", 6, 11},
                        {"strong-cue", "z", 8, 9}}}};
    passage.polarity_cues = {};
    const RunningServer server(base);
    CHECK(has(server.get("/findings/" + kConcern).body, ">Café <mark>staff</mark></blockquote>"));
}

TEST_CASE("pages: one finding and one report keep what was understood and say what was not",
          "[server]") {
    const RunningServer server(small_base());
    const auto finding = server.get("/findings/" + kConcern + "?foo=1");
    CHECK(finding.status == 422);
    CHECK(has(finding.body, "<strong>foo</strong>: is not a parameter of this page."));
    CHECK(has(finding.body, "Concern at Larkhollow House"));
    const auto report = server.get("/reports/" + kReport + "?kind=bad&kind=concern");
    CHECK(report.status == 422);
    CHECK(has(report.body, "<strong>kind</strong>: &quot;bad&quot; is not a kind of finding."));
    CHECK(has(report.body, "prone restraint"));
    CHECK_FALSE(has(report.body, "The provider must ensure"));
    CHECK(server.get("/?foo=1").status == 422);
}
