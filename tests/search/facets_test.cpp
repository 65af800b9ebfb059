// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/facet_values.hpp"
#include "indexer/schema/tokens.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <memory>
#include <set>

using namespace findings;
using test::request_for;

namespace {

/// The product's own corpus, indexed once for all tests of this file.
const test::TestIndex& corpus() {
    static const auto index = [] {
        auto made = std::make_unique<test::TestIndex>();
        namespace fs = std::filesystem;
        fs::create_directories(made->folder().parent_path());
        fs::copy(test::source_folder() / "corpus", made->folder(), fs::copy_options::recursive);
        made->run();
        return made;
    }();
    return *index;
}

Searcher& searcher() {
    static Searcher opened = corpus().searcher();
    return opened;
}

struct Count {
    std::uint64_t findings = 0;
    std::set<std::string> reports;
};

/// Counts again from the passages themselves, with none of the code that counts for the search.
std::map<std::string, Count> recount(const SearchRequest& request, std::size_t facet) {
    SearchRequest without = request;
    without.filters.at(facet) = {};
    std::map<std::string, Count> counts;
    const auto done = searcher().each(without, [&](const Hit& hit) {
        std::set<std::string> values;
        const TakeFacetValue take = [&](std::size_t number, std::string_view value) {
            if (number == facet && !value.empty()) values.insert(fold(value));
        };
        report_values(*hit.report, take);
        passage_values(*hit.report, hit.passage, take);
        for (const std::string& value : values) {
            Count& count = counts[value];
            count.findings += 1;
            count.reports.insert(hit.report->id);
        }
        return true;
    });
    REQUIRE(done.has_value());
    return counts;
}

std::vector<SearchRequest> several_searches() {
    SearchRequest ranged = request_for("staff", {{"kind", "concern"}});
    ranged.from = PartialDate{2016, 0, 0};
    ranged.to = PartialDate{2023, 6, 0};
    SearchRequest excluding = request_for("");
    excluding.filters.at(facet::kKind).exclude = {"context"};
    return {request_for(""),
            request_for("patients"),
            request_for("garden OR seclusion"),
            request_for("", {{"theme", "restrictive-care"}, {"polarity", "good"}}),
            request_for(
                "ward",
                {{"theme", "access"}, {"theme", "environment-safety"}, {"key_question", "safe"}}),
            ranged,
            excluding};
}

}  // namespace

TEST_CASE("facets: every count equals an independent recount", "[search]") {
    for (SearchRequest request : several_searches()) {
        request.facet_limit = 0;
        const SearchPage page = corpus().search(request);
        REQUIRE(page.facets.size() == kFacetCount);
        for (const FacetCounts& facet : page.facets) {
            CAPTURE(request.text, kFacets.at(facet.facet).name);
            const auto expected = recount(request, facet.facet);
            std::size_t with_findings = 0;
            for (const FacetValue& value : facet.values) {
                const auto found = expected.find(fold(value.value));
                CAPTURE(value.value);
                CHECK(value.findings == (found == expected.end() ? 0 : found->second.findings));
                CHECK(value.reports ==
                      (found == expected.end() ? 0 : found->second.reports.size()));
                if (value.findings > 0) ++with_findings;
            }
            CHECK(with_findings == expected.size());
        }
    }
}

TEST_CASE("facets: every count equals the total of the search it leads to", "[search]") {
    for (SearchRequest request : several_searches()) {
        request.facet_limit = 0;
        const auto page = searcher().search(request);
        REQUIRE(page.has_value());
        for (const FacetCounts& facet : page->facets) {
            for (const FacetValue& value : facet.values) {
                SearchRequest led_to = request;
                led_to.filters.at(facet.facet) = {{value.value}, {}};
                led_to.with_facets = false;
                const auto reached = searcher().search(led_to);
                REQUIRE(reached.has_value());
                CAPTURE(request.text, kFacets.at(facet.facet).name, value.value);
                CHECK(reached->total_findings == value.findings);
                CHECK(reached->total_reports == value.reports);
            }
        }
    }
}

TEST_CASE("facets: values of one facet are OR, facets are AND, sub-themes are in their theme",
          "[search]") {
    const auto total = [](const std::multimap<std::string, std::string>& filters) {
        return corpus().search(request_for("", filters)).total_findings;
    };
    const auto good = total({{"polarity", "good"}});
    const auto concern = total({{"polarity", "concern"}});
    CHECK(total({{"polarity", "good"}, {"polarity", "concern"}}) == good + concern);
    CHECK(total({{"theme", "restrictive-care"}}) >= total({{"theme", "blanket-restrictions"}}));
    CHECK(total({{"theme", "restrictive-care"}, {"theme", "blanket-restrictions"}}) ==
          total({{"theme", "restrictive-care"}}));
}

TEST_CASE("facets: a selected value is always listed, even with nothing in it", "[search]") {
    const auto page =
        corpus().search(request_for("zzzz", {{"theme", "access"}, {"provider", "Nobody at all"}}));
    const auto listed = [&](std::size_t facet, const std::string& wanted) {
        const auto& values = page.facets.at(facet).values;
        return std::any_of(values.begin(), values.end(), [&](const FacetValue& v) {
            return v.value == wanted && v.selected && v.findings == 0;
        });
    };
    CHECK(listed(facet::kTheme, "access"));
    CHECK(listed(facet::kProvider, "Nobody at all"));
}

TEST_CASE("facets: a child theme names its parent and stands after it", "[search]") {
    const auto page = corpus().search("");
    std::set<std::string> seen;
    for (const FacetValue& value : page.facets.at(facet::kTheme).values) {
        if (!value.parent.empty()) CHECK(seen.contains(value.parent));
        seen.insert(value.value);
    }
    CHECK(seen.size() > 20);
}

TEST_CASE("corpus: the questions a newcomer asks first", "[search]") {
    const auto first = corpus().search("recovery reintegration outside agencies");
    REQUIRE_FALSE(first.hits.empty());
    CHECK_THAT(first.hits[0].report->title, test::contains("Meadowbank"));
    const auto good =
        corpus().search(request_for("", {{"theme", "restrictive-care"}, {"polarity", "good"}}));
    CHECK(good.total_findings > 10);
    for (const Hit& hit : good.hits) CHECK(hit.passage.polarity == Polarity::Good);
    // individual patients' issues
    CHECK(corpus().search("zephyrkettle OR quimblethatch").total_findings == 0);
}
