// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation.hpp"
#include "indexer/schema/ids.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <xapian.h>

using namespace findings;
using test::request_for;
using test::TestIndex;

namespace {

const std::map<std::string, std::string>& ward_files() {
    static const std::map<std::string, std::string> files = {
        {"alder.md",
         "# Alder ward review\n\n## Restrictive practice\n\nThe garden was locked after four "
         "o'clock for every patient.\n\n"
         "Staff had opened the garden at night after patients asked for it.\n"},
        {"birch.md",
         "# Birch ward review\n\n## Medicines\n\nMedicines were stored safely and audited every "
         "week.\n\n"
         "The garden was open all day and patients valued it.\n"},
    };
    return files;
}

std::vector<std::string> texts(const SearchPage& page) {
    std::vector<std::string> out;
    for (const Hit& hit : page.hits) out.push_back(hit.passage.text);
    return out;
}

}  // namespace

TEST_CASE("search: words match all, in any form", "[search]") {
    const TestIndex index(ward_files());
    CHECK(index.search("gardens lock").total_findings == 1);
    CHECK(index.search("garden").total_findings == 3);
    CHECK(index.search("garden").total_reports == 2);
    // the heading over it says Medicines
    CHECK(index.search("garden medicines").total_findings == 1);
    CHECK(index.search("seclusion").total_findings == 0);
}

TEST_CASE("search: operators, phrases and exclusion", "[search]") {
    const TestIndex index(ward_files());
    CHECK(index.search("\"garden was locked\"").total_findings == 1);
    CHECK(index.search("\"locked was garden\"").total_findings == 0);
    CHECK(index.search("locked OR audited").total_findings == 2);
    CHECK(index.search("garden -locked").total_findings == 2);
    CHECK(index.search("garden NOT (locked OR night)").total_findings == 1);
    CHECK(index.search("garden NEAR/2 locked").total_findings == 1);
    CHECK(index.search("garden NEAR/1 clock").total_findings == 0);
    CHECK(index.search("medic*").total_findings >= 1);
}

TEST_CASE("search: = takes a word as it is written, and capitals where they were typed",
          "[search]") {
    const std::map<std::string, std::string> files = {
        {"aims.md",
         "# Review of Elm ward\n\n## Standing\n\nThe ward was rated by AIMS twice.\n\nEach aim was "
         "written down.\n\n"
         "Staff knew the aims of the ward.\n\nAims were reviewed weekly with restraints in "
         "mind.\n\nA restraint was recorded.\n"}};
    const TestIndex index(files);
    CHECK(index.search("aims").total_findings == 4);
    CHECK(index.search("=aim").total_findings == 1);
    CHECK(index.search("=aims").total_findings == 3);  // in capitals, too, as in a heading
    CHECK(index.search("=AIMS").total_findings == 1);
    CHECK(index.search("=restraint").total_findings == 1);
    CHECK(index.search("restraint -=restraints").total_findings == 1);
    CHECK(index.search("=AIMS OR =aim").total_findings == 2);
    CHECK(index.search("=aiming").total_findings == 0);
    CHECK(index.search("=elm").total_findings == 0);  // the title is not looked at, as for a phrase
    const auto page = index.search("=aims");
    for (const Hit& hit : page.hits) {
        CHECK(std::count_if(hit.snippet.begin(), hit.snippet.end(), [](const SnippetPart& p) {
                  return p.is_match;
              }) == 1);
    }
}

TEST_CASE("search: a phrase does not run from one passage or heading into the next", "[search]") {
    const TestIndex index(ward_files());
    CHECK(index.search("\"patient restrictive\"").total_findings == 0);
}

TEST_CASE("search: the title's words let a passage match", "[search]") {
    const TestIndex index(ward_files());
    const auto page = index.search("alder garden");
    CHECK(page.total_findings == 2);
    CHECK(page.total_reports == 1);
}

TEST_CASE("search: snippets mark the words, the text stays whole", "[search]") {
    const TestIndex index(ward_files());
    const auto page = index.search("locked");
    REQUIRE(page.hits.size() == 1);
    CHECK(page.hits[0].passage.text ==
          "The garden was locked after four o'clock for every patient.");
    const auto& snippet = page.hits[0].snippet;
    CHECK(std::any_of(snippet.begin(), snippet.end(), [](const SnippetPart& p) {
        return p.is_match && p.text == "locked";
    }));
}

TEST_CASE("search: pages join without gap or repeat, and twice the same", "[search]") {
    std::map<std::string, std::string> files;
    for (int i = 0; i < 12; ++i)
        files["r" + std::to_string(i) + ".txt"] = "Report " + std::to_string(i) +
                                                  "\n\nThe garden number " + std::to_string(i) +
                                                  " was open.\n";
    const TestIndex index(files);
    for (const Sort sort : {Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Rating}) {
        for (const std::string text : {"garden", ""}) {
            SearchRequest request = request_for(text);
            request.sort = sort;
            request.limit = 100;
            const auto whole = texts(index.search(request));
            CHECK(whole == texts(index.search(request)));
            std::vector<std::string> joined;
            request.limit = 5;
            for (request.offset = 0; request.offset < whole.size(); request.offset += 5) {
                for (const auto& passage_text : texts(index.search(request)))
                    joined.push_back(passage_text);
            }
            CHECK(joined == whole);
        }
    }
}

TEST_CASE("search: by report gives each report once, with its count", "[search]") {
    const TestIndex index(ward_files());
    SearchRequest request = request_for("garden");
    request.by = Grouping::Report;
    const auto page = index.search(request);
    REQUIRE(page.hits.size() == 2);
    CHECK(page.total_reports == 2);
    CHECK(page.total_findings == 3);
    CHECK(page.hits[0].findings_in_report + page.hits[1].findings_in_report == 3);
    CHECK(page.hits[0].report->id != page.hits[1].report->id);
}

TEST_CASE("search: dates are ranges of days", "[search]") {
    const TestIndex index({
        {"thread.html",
         "<html><head><meta name=\"date\" "
         "content=\"2017-07-26\"></head><body><main><h1>Old</h1><p>Published: 26 July 2017</p>"
         "<p>The garden was open for patients on every day of the week.</p></main></body></html>"},
        {"new.html",
         "<html><body><main><h1>New</h1><p>Published: March 2024</p><p>The garden was open for "
         "patients at night as well.</p></main></body></html>"},
    });
    const auto found = [&](const char* from, const char* to) {
        SearchRequest request = request_for("garden open");
        request.from = from_iso(from).value_or(PartialDate{});
        request.to = from_iso(to).value_or(PartialDate{});
        return index.search(request).total_findings;
    };
    CHECK(found("", "") == 2);
    CHECK(found("2018", "") == 1);
    CHECK(found("", "2017") == 1);
    CHECK(found("2017-07-26", "2017-07-26") == 1);
    CHECK(found("2017-07-27", "2023") == 0);
    CHECK(found("2024-03-15", "") == 1);  // "March 2024" may be the 15th
    CHECK(index.search("garden published:2017..2018").total_findings == 1);
}

TEST_CASE("search: a bad query is refused, or read as plain words where asked", "[search]") {
    const TestIndex index(ward_files());
    auto searcher = index.searcher();
    SearchRequest request = request_for("garden AND (");
    const auto refused = searcher.search(request);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::BadInput);
    request.lenient = true;
    const auto read = searcher.search(request);
    REQUIRE(read.has_value());
    CHECK(read->total_findings == 3);
    REQUIRE(read->notes.size() == 1);
    CHECK_THAT(read->notes[0], test::contains("character 12"));
}

TEST_CASE("search: a finding comes with its neighbours and its report", "[search]") {
    const TestIndex index(ward_files());
    const auto id = index.search("locked").hits.at(0).passage.id;
    auto searcher = index.searcher();
    const auto finding = searcher.finding(id);
    REQUIRE(finding.has_value());
    CHECK(finding->report->title == "Alder ward review");
    REQUIRE_FALSE(finding->after.empty());
    CHECK_THAT(finding->after[0].text, test::contains("at night"));
    const auto report = searcher.report(report_part(id));
    REQUIRE(report.has_value());
    CHECK(report->report.passages.size() >= 2);
    CHECK(searcher.finding("nobody-here").error().kind == ErrorKind::NotFound);
    CHECK(searcher.report("nobodyhere").error().kind == ErrorKind::NotFound);
}

TEST_CASE("search: no index is an error that says how to make one", "[search]") {
    const test::TempDir folder;
    const auto missing = Searcher::open(folder.path() / "none");
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().kind == ErrorKind::NotFound);
    CHECK_THAT(missing.error().hint, test::contains("findings index --index"));
}

TEST_CASE("search: an index of another schema is refused, and the next run builds it anew",
          "[search]") {
    TestIndex index(ward_files());
    const auto folder = index.index_dir() / "generations" / "current";
    {
        Xapian::WritableDatabase database(folder.string(),
                                          Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
        database.set_metadata("schema", "0");
        database.commit();
    }
    Manifest manifest = read_manifest(folder).value();
    manifest.schema_version = 0;
    REQUIRE(write_manifest(folder, manifest));
    const auto refused = Searcher::open(index.index_dir());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::IndexStale);
    CHECK_THAT(refused.error().message, test::contains("schema version 0"));
    CHECK_THAT(refused.error().hint, test::contains("findings index"));
    index.run();
    CHECK(index.search("garden").total_findings == 3);
}

TEST_CASE("search: every match is visited once", "[search]") {
    const TestIndex index(ward_files());
    std::size_t visited = 0;
    auto searcher = index.searcher();
    REQUIRE(searcher.each(request_for("garden"), [&](const Hit&) { return ++visited, true; })
                .has_value());
    CHECK(visited == 3);
}

TEST_CASE("search: a value outside a closed vocabulary is refused with the nearest one",
          "[search]") {
    const TestIndex index(ward_files());
    auto searcher = index.searcher();
    const auto [text, hint] = GENERATE(table<std::string, std::string>({
        {"theme:restrictve-care", "restrictive-care"},
        {"polarity:goood", "good"},
        {"-kind:concerns", "concern"},
        {"year:last", "2024"},
    }));
    CAPTURE(text);
    const auto refused = searcher.search(request_for(text));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::BadInput);
    CHECK_THAT(refused.error().hint, test::contains(hint));
    SearchRequest lenient = request_for(text);
    lenient.lenient = true;
    CHECK(searcher.search(lenient)->notes.size() == 1);
}

TEST_CASE("search: the place of an error is counted in characters", "[search]") {
    const TestIndex index(ward_files());
    const auto refused = index.searcher().search(request_for("\u00E9 \u00E9 (b"));
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().message, test::contains("character 5"));
}
