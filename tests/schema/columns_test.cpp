// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/columns.hpp"

#include "tests/catch.hpp"

using namespace findings;

namespace {

ColumnsData sample() {
    ColumnsData data;
    data.facts = {{"built_at", "2026-01-02T03:04:05Z"}};
    data.last_docid = 2;
    data.report_ids = {"0123456789ab"};
    data.part_ids = {""};
    data.first_docids = {1, 3};
    data.report_words = {{"berrywood", "ward"}, {0, 2}, {0, 1}};
    data.first_day = {0, 20170701, 0};
    data.last_day = {0, 20170731, 0};
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (kFacets.at(i).many) {
            data.facets.at(i).offsets = {0, 0, 0, 0};
        } else {
            data.facets.at(i).ordinals = {kNone, kNone, kNone};
        }
    }
    data.facets[facet::kTheme].values = {{"access", "access", "Access", kNone},
                                         {"waiting-times", "waiting-times", "Waiting", 0}};
    data.facets[facet::kTheme].offsets = {0, 0, 2, 3};
    data.facets[facet::kTheme].ordinals = {0, 1, 0};
    data.facets[facet::kPolarity].values = {{"good", "good", "Good", kNone}};
    data.facets[facet::kPolarity].ordinals = {kNone, kNone, 0};
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
    CHECK(view->facets[facet::kPolarity].of(1).empty());
    CHECK(view->facets[facet::kPolarity].of(2).size() == 1);
    CHECK(view->docids_of(view->report_ordinal("0123456789ab")) == std::pair{1U, 3U});
    CHECK(view->report_ordinal("ba9876543210") == kNone);
    CHECK(view->report_words.of(0).size() == 2);
    CHECK(view->facets[facet::kPolarity].of_report == std::vector<std::uint32_t>{kVaries});
    CHECK(view->facets[facet::kRating].of_report == std::vector<std::uint32_t>{kNone});
}

TEST_CASE("columns: a file that claims more passages than it has bytes for is refused at once",
          "[schema]") {
    ColumnsData data = sample();
    data.last_docid = 4'000'000'000;
    data.first_docids.back() = data.last_docid + 1;
    CHECK_FALSE(ColumnsView::over(encode_columns(data)).has_value());
}

TEST_CASE("columns: cut or bent files are refused, never read out of bounds", "[schema]") {
    const std::string whole = encode_columns(sample());
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(ColumnsView::over(whole.substr(0, size)).has_value());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bent = whole;
        bent[at] = static_cast<char>(bent[at] ^ 0xFF);
        const auto view = ColumnsView::over(bent);
        if (!view) continue;
        for (std::uint32_t docid = 1; docid <= view->last_docid; ++docid) {
            CHECK(view->report_of_doc.at(docid) < view->report_ids.size());
            for (const FacetColumnView& facet : view->facets) {
                for (const std::uint32_t ordinal : facet.of(docid))
                    CHECK(ordinal < facet.values.size());
            }
        }
    }
}
