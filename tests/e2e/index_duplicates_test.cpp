// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "indexer/generation.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <filesystem>

using namespace findings;
using test::TestIndex;
namespace fs = std::filesystem;

namespace {

/// Twenty-four sentences that a report about some place could hold, none twice.
std::string body(const std::string& place) {
    static const char* const kAreas[] =
        {"kitchen", "garden", "clinic", "laundry", "corridor", "lounge", "office", "library"};
    static const char* const kActs[] = {
        "was cleaned every morning before breakfast and a list on the door showed who had done it",
        "had been painted since our last visit and people told us that they liked its colour",
        "could be reached by people who used a wheelchair without asking anybody for help"};
    std::string text;
    for (const char* area : kAreas) {
        for (const char* act : kActs)
            text += "<p>The " + std::string(area) + " of " + place + " " + act + ".</p>\n";
    }
    return text;
}

struct Page {
    std::string url, title, lead, text, before;
};

std::string html(const Page& page) {
    return "<!doctype html><html><head><title>" + page.title + "</title>" +
           (page.url.empty() ? "" : "<link rel=\"canonical\" href=\"" + page.url + "\">") +
           "</head><body>" + page.before + "<main><h1>" + page.title + "</h1>" + page.lead +
           page.text + "</main></body></html>";
}

std::size_t in_state(const TestIndex& index, FileState state) {
    std::size_t count = 0;
    for (const auto& [name, entry] : index.ledger()) count += entry.state == state ? 1 : 0;
    return count;
}

void age(const TestIndex& index, const std::string& name, int days) {
    fs::last_write_time(index.folder() / name,
                        fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
}

}  // namespace

TEST_CASE(
    "duplicates: one page saved from several hosts, with other furniture around it, is one report",
    "[e2e]") {
    const std::string banner =
        "<div id=\"cookie-banner\" class=\"cookie-banner\"><p>We use cookies. Accept all "
        "cookies?</p></div><nav><a href=\"/\">Home</a></nav>";
    TestIndex index(
        {{"a.html",
          html({"https://www.cqc.org.uk/location/1-101",
                "Alder House",
                "",
                body("Alder House"),
                ""})},
         {"b.html",
          html({"http://dev.cqc.org.uk/location/1-101?tab=2#top",
                "Alder House",
                "",
                body("Alder House"),
                banner})},
         {"c.html",
          html({"https://www.cqc.org.uk./node/870", "Alder House", "", body("Alder House"), ""})},
         {"d.html", html({"", "Alder House", "", body("Alder House"), banner})}});
    CHECK(in_state(index, FileState::Indexed) == 1);
    CHECK(in_state(index, FileState::Duplicate) == 3);
    CHECK(index.ledger().at("files/b.html").cause == "the same page as files/a.html");
    CHECK(index.ledger().at("files/c.html").cause == "the same text as files/a.html");
    CHECK_FALSE(index.run().published);
    index.remove("a.html");
    CHECK(index.run().published);
    CHECK(in_state(index, FileState::Duplicate) == 2);
    CHECK(index.search("kitchen").total_reports == 1);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("duplicates: of the versions of a page the newest by its own dates is indexed", "[e2e]") {
    const std::string url = "https://www.cqc.org.uk/location/1-101/inspection-summary";
    TestIndex index({{"new.html",
                      html({url,
                            "Alder House",
                            "<p>Published: 4 May 2018</p>",
                            body("Alder House") + "<p>The new lift worked well.</p>",
                            ""})},
                     {"old.html",
                      html({"http://cqc.org.uk/location/1-101/inspection-summary",
                            "Alder House",
                            "<p>Published: 1 March 2015</p>",
                            body("Alder House") + "<p>The old stairs were steep.</p>",
                            ""})}});
    age(index, "new.html", 100);
    index.run();
    const auto ledger = index.ledger();
    CHECK(is_in_index(ledger.at("files/new.html").state));
    CHECK(ledger.at("files/old.html").state == FileState::Superseded);
    CHECK(ledger.at("files/old.html").cause ==
          "an older version of the page in files/new.html (that one is of 2018-05-04, this one of "
          "2015-03-01)");
    CHECK(index.search("stairs").total_reports == 0);
    index.remove("new.html");
    index.run();
    CHECK(index.search("stairs").total_reports == 1);
}

TEST_CASE("duplicates: versions without a date go by the time of the file", "[e2e]") {
    const std::string url = "https://example.org/policies/visiting";
    TestIndex index(
        {{"a.html",
          html({url, "Visiting policy", "", body("every ward") + "<p>Visits end at six.</p>", ""})},
         {"b.html",
          html({url + "/",
                "Visiting policy",
                "",
                body("every ward") + "<p>Visits end at seven.</p>",
                ""})}});
    age(index, "a.html", 1);
    age(index, "b.html", 2);
    index.run();
    CHECK(index.ledger().at("files/b.html").state == FileState::Superseded);
    age(index, "b.html", 0);
    index.run();
    CHECK(index.ledger().at("files/a.html").state == FileState::Superseded);
    CHECK(index.search("seven").total_reports == 1);
}

TEST_CASE("duplicates: an address that a site gives for all its pages makes no versions of them",
          "[e2e]") {
    TestIndex index(
        {{"a.html", html({"https://example.org/", "Gardens", "", body("the park"), ""})},
         {"b.html",
          html({"https://example.org/",
                "Kitchens",
                "",
                "<p>Nine cooks shared one stove and said that it was too small for the work.</p>",
                ""})},
         {"c.html",
          html({"https://example.org/page",
                "Lifts",
                "",
                "<p>The lift had been out of order for eleven weeks and nobody knew why it was "
                "so.</p>",
                ""})},
         {"d.html",
          html({"https://example.org/page",
                "Stairs",
                "",
                "<p>Stairs were steep, and people with sticks asked for a second rail on each "
                "side.</p>",
                ""})},
         {"e.html",
          html({"https://example.org/topic?t=1",
                "Topic",
                "",
                "<p>Question: who decides on leave, and may a patient ask for a reason in "
                "writing?</p>",
                ""})},
         {"f.html",
          html({"https://example.org/topic?t=2",
                "Topic",
                "",
                "<p>Question: who keeps the key of the garden, and when may patients have it "
                "opened?</p>",
                ""})}});
    CHECK(in_state(index, FileState::Indexed) == 6);
    CHECK_THAT(index.ledger().at("files/d.html").kin + index.ledger().at("files/c.html").kin,
               test::contains("another text: both are indexed"));
}

TEST_CASE("duplicates: nearly the same text is one report when nothing of it is lost", "[e2e]") {
    std::string typo = body("Alder House");
    typo.replace(typo.find("breakfast"), 9, "break fast");
    TestIndex index(
        {{"a.html", html({"", "Alder House", "", body("Alder House"), ""})},
         {"resaved.html", html({"", "Alder House", "", typo, ""})},
         {"longer.html",
          html({"", "Alder House", "", body("Alder House") + "<p>Share this page</p>", ""})}});
    CHECK(in_state(index, FileState::Indexed) == 1);
    CHECK_THAT(index.ledger().at("files/resaved.html").cause,
               test::contains("nearly the same text as files/"));
    CHECK_FALSE(index.run().published);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("duplicates: two inspections that share a template are two reports", "[e2e]") {
    const auto [name, other] = GENERATE(table<std::string, std::string>({
        {"another place", "<p>Published: 4 May 2018</p>" + body("Birch House")},
        {"another date", "<p>Published: 9 June 2019</p>" + body("Alder House")},
        {"another number",
         "<p>Published: 4 May 2018</p>" + body("Alder House") + "<p>There were 4 falls.</p>"},
        {"another judgement",
         "<p>Published: 4 May 2018</p>" + body("Alder House") +
             "<p>There were 3 falls and they were not recorded.</p>"},
        {"another sentence",
         "<p>Published: 4 May 2018</p>" + body("Alder House") +
             "<p>An inspector heard staff talk kindly about people in the lounge by the "
             "window.</p>"},
    }));
    CAPTURE(name);
    TestIndex index(
        {{"a.html",
          html({"",
                "Inspection",
                "<p>Published: 4 May 2018</p>",
                body("Alder House") + "<p>There were 3 falls and they were recorded.</p>",
                ""})},
         {"b.html", html({"", "Inspection", "", other, ""})}});
    CHECK(in_state(index, FileState::Indexed) == 2);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("duplicates: where in doubt both are indexed and the ledger says so", "[e2e]") {
    TestIndex index({{"a.html",
                      html({"",
                            "Alder House",
                            "",
                            body("Alder House") + "<p>People enjoyed singing together in small "
                                                  "groups on most evenings of each week.</p>",
                            ""})},
                     {"b.html",
                      html({"",
                            "Alder House",
                            "",
                            body("Alder House") + "<p>People enjoyed baking bread beside their own "
                                                  "families during long weekends at home.</p>",
                            ""})}});
    CHECK(in_state(index, FileState::Indexed) == 2);
    CHECK_THAT(index.ledger().at("files/b.html").kin,
               test::contains("nearly the same text as files/a.html ("));
    CHECK_FALSE(index.run().published);
}

TEST_CASE("duplicates: equal short texts of two places are two reports", "[e2e]") {
    const std::string text =
        "<p>We have not inspected this service yet. When we have inspected it we will publish a "
        "report on this page.</p>";
    TestIndex index(
        {{"a.html", html({"https://www.cqc.org.uk/location/1-101", "Alder House", "", text, ""})},
         {"b.html", html({"https://www.cqc.org.uk/location/1-202", "Birch House", "", text, ""})}});
    CHECK(in_state(index, FileState::Indexed) == 2);
}
