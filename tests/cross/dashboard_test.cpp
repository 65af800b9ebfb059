// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/limits.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

#include <vector>

using namespace findings;
using findings::test::ServedCorpus;
using findings::test::totals_behind;
using Json = nlohmann::json;

TEST_CASE("dashboard: every row counts what its links find, over the base and over a part of it",
          "[cross][dashboard]") {
    const ServedCorpus served;
    for (const std::string query : {"",
                                    "?q=restraint&-kind=context",
                                    "?rating=*&region=*",
                                    "?theme=restrictive-care&-year=2016"}) {
        CAPTURE(query);
        const Json json = Json::parse(served.get("/api/v1/dashboard" + query).body);
        std::size_t checked = 0;
        for (const char* const name : {"by_theme",
                                       "by_service",
                                       "by_region",
                                       "by_year",
                                       "by_key_question",
                                       "by_rating",
                                       "by_report_kind"}) {
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
        CHECK(totals_behind(json["links"]["findings"]).findings ==
              json["total_findings"].get<std::uint64_t>());
    }
    CHECK(served.get("/api/v1/dashboard?sort=newest").status == 422);
    CHECK(served.get("/dashboard?theme=nosuch").status == 422);
}

TEST_CASE("dashboard: a count that no query can narrow to stands without a link",
          "[cross][dashboard]") {
    const ServedCorpus served;
    // Two themes are asked for already, so that a third is a condition in the text, which is full.
    constexpr std::size_t kLongWord = 50;
    std::string words = "restraint";
    std::size_t bytes = words.size();
    for (; bytes + kLongWord + sizeof " OR " < limits::kQueryBytes;
         bytes += kLongWord + sizeof " OR " - 1)
        words += "%20OR%20" + std::string(kLongWord, 'q');
    const std::string query = "?q=" + words + "&theme=restrictive-care&theme=restraint";
    const Json json = Json::parse(served.get("/api/v1/dashboard" + query).body);
    REQUIRE(json["total_findings"].get<std::uint64_t>() > 0);
    std::size_t without = 0;
    for (const char* const name : {"by_theme", "by_service", "by_year"}) {
        for (const Json& row : json[name]) {
            CAPTURE(row.dump());
            if (row["links"].empty())
                ++without;
            else
                CHECK(totals_behind(row["links"]["findings"]).findings ==
                      row["findings"].get<std::uint64_t>());
        }
    }
    CHECK(without > 0);
    const std::string page = served.get("/dashboard" + query).body;
    const auto table = page.find("Findings by theme");
    REQUIRE(table != std::string::npos);
    const std::string rows = page.substr(table, page.find("</table>", table) - table);
    const std::string cell = "<td class=\"app-table__number\">";
    std::size_t linked = 0, bare = 0;
    for (auto at = rows.find(cell); at != std::string::npos; at = rows.find(cell, at + 1)) {
        const char first = rows.at(at + cell.size());
        linked += first == '<' ? 1 : 0;
        bare += first >= '1' && first <= '9' ? 1 : 0;
    }
    CHECK(linked > 0);  // of the themes asked for
    CHECK(bare > 0);
}

TEST_CASE(
    "filters: name:* is what has a value, -name:* what has none, in a filter, in the text and in "
    "brackets",
    "[cross][search]") {
    const auto total = [](const std::string& search) {
        return totals_behind("/search?" + search).findings;
    };
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
