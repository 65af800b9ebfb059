// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/edit_distance.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <algorithm>

using namespace findings;
using test::request_for;
using test::TestIndex;

namespace {

const TestIndex& index() {
    static const TestIndex made({
        {"ash.md",
         "# Ash House\n\nProvider: Larkfield Care Trust\n\nRegion: Yorkshire and The "
         "Humber\n\nPublished: February 2019\n\n## Safe\n\n"
         "Seclusion was reviewed by a doctor every four hours.\n\nRestraint was used less than in "
         "the year before.\n\n"
         "Restrictive practices were reviewed by the ward.\n"},
        {"birch.md",
         "# Birch Court\n\nProvider: Larkfield Care Trust\n\nRegion: South West\n\nPublished: May "
         "2022\n\n## Safe\n\nStaff recorded every restraint and the restraints "
         "were reviewed.\n\nThe garden was open all day.\n"},
    });
    return made;
}

std::string meant(const std::string& text) { return index().search(text).did_you_mean; }

const Advice* advice_without(const SearchPage& page, const std::string& name) {
    const auto found = std::find_if(page.advice.begin(), page.advice.end(), [&](const Advice& a) {
        return a.without == name;
    });
    return found == page.advice.end() ? nullptr : &*found;
}

std::vector<std::string> labels(const std::string& typed, const std::string& kind) {
    Searcher searcher = index().searcher();
    std::vector<std::string> found;
    const auto suggestions = searcher.suggest(typed, 10);
    REQUIRE(suggestions.has_value());
    for (const Suggestion& suggestion : *suggestions) {
        if (suggestion.kind == kind) found.push_back(suggestion.label);
    }
    return found;
}

}  // namespace

TEST_CASE("edit distance: slips of typing count one each", "[search]") {
    CHECK(edit_distance("restraint", "restraint") == 0);
    CHECK(edit_distance("restriant", "restraint") == 1);
    CHECK(edit_distance("restrant", "restraint") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(distance_to_beginning("seclus", "seclussion") == 0);
    CHECK(distance_to_beginning("seclus", "sclusion") == 1);
}

TEST_CASE("did you mean: a word that no passage holds gives way to the one that was meant",
          "[search]") {
    CHECK(meant("restriant") == "restraint");
    CHECK(meant("seclusoin") == "seclusion");
    CHECK(meant("Seclussion reviewed") == "seclusion reviewed");
    CHECK(meant("polarity:neutral gardn") == "garden");
    CHECK(meant("restraint").empty());
    CHECK(meant("xylophone").empty());
}

TEST_CASE("did you mean: what is offered finds something", "[search]") {
    CHECK(meant("gardn seclusoin").empty());  // never in one passage
}

TEST_CASE("advice: what to leave out, with what that finds", "[search]") {
    const auto page = index().search(request_for("garden seclusion", {}));
    CHECK(page.total_findings == 0);
    REQUIRE(advice_without(page, "garden") != nullptr);
    CHECK(advice_without(page, "garden")->total_findings == 1);
    CHECK(advice_without(page, "garden")->request.text == "seclusion");
    CHECK(index().search("restraint").advice.empty());
}

TEST_CASE("advice: a filter that leaves nothing is named, others are not", "[search]") {
    SearchRequest request = request_for("garden", {{"region", "Yorkshire and The Humber"}});
    request.from = PartialDate{2018, 0, 0};
    const auto page = index().search(request);
    REQUIRE(advice_without(page, "region") != nullptr);
    CHECK(advice_without(page, "region")->total_findings == 1);
    CHECK(advice_without(page, "from") == nullptr);
    const auto followed = index().search(advice_without(page, "region")->request);
    CHECK(followed.total_findings == advice_without(page, "region")->total_findings);
}

TEST_CASE("advice: where leaving out one filter is not enough, all of them are offered",
          "[search]") {
    const auto page = index().search(
        request_for("garden", {{"region", "London"}, {"provider", "Nobody"}, {"year", "1999"}}));
    REQUIRE(page.advice.size() == 1);
    CHECK(page.advice.front().without == "filters");
    CHECK(page.advice.front().total_findings == 1);
    CHECK(index().search(page.advice.front().request).total_findings == 1);
}

TEST_CASE("suggest: names and words go on from what is typed", "[search]") {
    CHECK(labels("trust lark", "provider") == std::vector<std::string>{"Larkfield Care Trust"});
    CHECK(labels("restr", "word") == std::vector<std::string>{"restraint", "restrictive"});
    CHECK(labels("ward restrai", "word") == std::vector<std::string>{"ward restraint"});
    CHECK(labels("secluding", "word").empty());
    CHECK(labels("", "word").empty());
}
