// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"

#include "indexer/schema/columns.hpp"

using namespace findings;

namespace {

ColumnsData sample() {
    ColumnsData data;
    data.facts = {{"built_at", "2026-01-02T03:04:05Z"}};
    data.last_docid = 2;
    data.report_ids = {"0123456789ab"};
    data.report_of_doc = {kNone, 0, 0};
    data.first_day = {0, 20170701, 0};
    data.last_day = {0, 20170731, 0};
    data.rating_rank = {9, 1, 1};
    for (FacetColumn& facet : data.facets) facet.offsets = {0, 0, 0, 0};
    data.facets[0].values = {{"access", "access", "Access", kNone}, {"waiting-times", "waiting-times", "Waiting", 0}};
    data.facets[0].offsets = {0, 0, 2, 3};
    data.facets[0].ordinals = {0, 1, 0};
    return data;
}

}  // namespace

TEST_CASE("columns: what is written is read back", "[schema]") {
    const std::string bytes = encode_columns(sample());
    const auto view = ColumnsView::over(bytes);
    REQUIRE(view.has_value());
    CHECK(view->facts.at("built_at") == "2026-01-02T03:04:05Z");
    CHECK(view->report_ids == std::vector<std::string>{"0123456789ab"});
    CHECK(view->facets[0].of(1).size() == 2);
    CHECK(view->facets[0].of(2).front() == 0);
    CHECK(view->facets[0].values[1].parent == 0);
    CHECK(view->facets[1].of(1).empty());
}

TEST_CASE("columns: cut or bent files are refused, never read out of bounds", "[schema]") {
    const std::string whole = encode_columns(sample());
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(ColumnsView::over(whole.substr(0, size)).has_value());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bent = whole;
        bent[at] = static_cast<char>(bent[at] ^ 0xFF);
        const auto view = ColumnsView::over(bent);
        if (!view) continue;
        for (std::uint32_t docid = 0; docid <= view->last_docid; ++docid) {
            for (const FacetColumnView& facet : view->facets) {
                for (const std::uint32_t ordinal : facet.of(docid)) CHECK(ordinal < facet.values.size());
            }
        }
    }
}
