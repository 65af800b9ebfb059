// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"

#include <vector>

#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

using namespace findings;
using findings::test::ServedCorpus;
using findings::test::totals_behind;
using Json = nlohmann::json;

TEST_CASE("dashboard: every row counts what its links find, over the base and over a part of it", "[cross][dashboard]") {
    const ServedCorpus served;
    for (const std::string query : {"", "?q=restraint&-kind=context", "?rating=*&region=*", "?theme=restrictive-care&-year=2016"}) {
        CAPTURE(query);
        const Json json = Json::parse(served.get("/api/v1/dashboard" + query).body);
        std::size_t checked = 0;
        for (const char* const name : {"by_theme", "by_service", "by_region", "by_year", "by_key_question", "by_rating", "by_report_kind"}) {
            for (const Json& row : json[name]) {
                const auto totals = totals_behind(row["links"]["findings"]);
                CAPTURE(row.dump());
                CHECK(totals.findings == row["findings"].get<std::uint64_t>());
                CHECK(totals.reports == row["reports"].get<std::uint64_t>());
                ++checked;
            }
        }
        CHECK(checked > 15);
        for (const auto& [name, gap] : json["not_known"].items()) {
            CAPTURE(name);
            const auto totals = totals_behind(gap["links"]["findings"]);
            CHECK(totals.findings == gap["findings"].get<std::uint64_t>());
            CHECK(totals.reports == gap["reports"].get<std::uint64_t>());
        }
        CHECK(totals_behind(json["links"]["findings"]).findings == json["total_findings"].get<std::uint64_t>());
    }
    CHECK(served.get("/api/v1/dashboard?sort=newest").status == 422);
    CHECK(served.get("/dashboard?theme=nosuch").status == 422);
}

TEST_CASE("filters: name:* is what has a value, -name:* what has none, in a filter, in the text and in brackets", "[cross][search]") {
    const auto total = [](const std::string& search) { return totals_behind("/search?" + search).findings; };
    const auto all = total("");
    for (const std::string name : {"provider", "rating", "theme", "year", "region"}) {
        CAPTURE(name);
        const auto with = total(name + "=*"), without = total("-" + name + "=*");
        CHECK(with > 0);
        CHECK(with + without == all);
        CHECK(total("q=" + name + "%3A*") == with);
        CHECK(total("q=-" + name + "%3A*") == without);
        CHECK(total("q=%28" + name + "%3A*%29") == with);
    }
}
