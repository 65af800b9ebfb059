// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <set>
#include <string>
#include <string_view>

using namespace findings;
using test::request_for;
using test::TestIndex;

namespace {

const std::string kStanding =
    "Our inspectors looked at how medicines were stored, given and recorded on each of the wards.";

std::string report(const std::string& place, const std::string& published, const std::string& own) {
    return "# " + place + "\n\nPublished: " + published + "\n\n## Safe\n\n" + kStanding + "\n\n" +
           own + "\n";
}

const TestIndex& index() {
    static const TestIndex made({
        {"ash.md",
         report("Ash House", "February 2019", "Medicines in the clinic were locked away.")},
        {"birch.md",
         report("Birch Court", "May 2022", "Medicines were counted twice a day by two nurses.")},
        {"cedar.md",
         report("Cedar Lodge",
                "January 2020",
                "Nobody had checked the medicines fridge since June.")},
    });
    return made;
}

SearchRequest once(const std::string& text) {
    SearchRequest request = request_for(text);
    request.repeats = Repeats::Once;
    return request;
}

const Hit& hit_with(const SearchPage& page, std::string_view words) {
    for (const Hit& hit : page.hits) {
        if (hit.passage.text.find(words) != std::string::npos) return hit;
    }
    FAIL("no hit has the words: " << words);
    return page.hits.front();
}

}  // namespace

TEST_CASE("repeats: what says the same is shown once, by the newest, and counted in full",
          "[search]") {
    const SearchPage all = index().search(request_for("medicines"));
    const SearchPage page = index().search(once("medicines"));
    CHECK(all.hits.size() == 6);
    CHECK(all.total_distinct == 6);
    CHECK(page.total_findings == 6);
    CHECK(page.total_reports == 3);
    CHECK(page.total_distinct == 4);
    CHECK(page.hits.size() == 4);
    const Hit& standing = hit_with(page, "Our inspectors");
    CHECK(standing.report->title == "Birch Court");
    CHECK(standing.same_words.findings == 3);
    CHECK(standing.same_words.reports == 3);
    CHECK(hit_with(page, "fridge").same_words.findings == 0);
}

TEST_CASE("repeats: the one that is shown lies in what the filters leave", "[search]") {
    SearchRequest request = once("medicines");
    request.filters[*facet_number("year")].include = {"2019"};
    const SearchPage page = index().search(request);
    CHECK(page.total_distinct == 2);
    CHECK(hit_with(page, "Our inspectors").report->title == "Ash House");
}

TEST_CASE("repeats: pages hold each result once and miss none", "[search]") {
    std::multiset<std::string> seen;
    for (std::uint32_t offset = 0; offset < 4; ++offset) {
        SearchRequest request = once("medicines");
        request.limit = 1;
        request.offset = offset;
        for (const Hit& hit : index().search(request).hits) seen.insert(hit.passage.text);
    }
    CHECK(seen.size() == 4);
    CHECK(std::set(seen.begin(), seen.end()).size() == 4);
}

TEST_CASE("repeats: no report is lost when reports are listed", "[search]") {
    SearchRequest request = once("inspectors");
    request.by = Grouping::Report;
    CHECK(index().search(request).hits.size() == 3);
}

TEST_CASE("repeats: as many are found by what says the same as were counted", "[search]") {
    const SearchPage page = index().search(once("medicines"));
    SearchRequest request;
    request.same_as = hit_with(page, "Our inspectors").passage.id;
    const SearchPage same = index().search(request);
    CHECK(same.total_findings == 3);
    for (const Hit& hit : same.hits) CHECK(hit.passage.text == kStanding);
    request.same_as = hit_with(page, "fridge").passage.id;
    CHECK(index().search(request).total_findings == 1);
}

TEST_CASE("repeats: an id that no finding has is refused", "[search]") {
    Searcher searcher = index().searcher();
    SearchRequest request;
    request.same_as = "nothing";
    const auto page = searcher.search(request);
    REQUIRE_FALSE(page);
    CHECK(page.error().kind == ErrorKind::BadInput);
    CHECK(page.error().message.find("same_as") != std::string::npos);
}

TEST_CASE("repeats: similar findings leave out what says the same, and show nothing twice",
          "[search]") {
    Searcher searcher = index().searcher();
    const SearchPage all = index().search(request_for("fridge"));
    const auto similar = searcher.similar(all.hits.front().passage.id, {});
    REQUIRE(similar);
    std::set<std::string> texts;
    for (const Hit& hit : similar->hits) CHECK(texts.insert(hit.passage.text).second);
}
