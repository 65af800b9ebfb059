// SPDX-License-Identifier: GPL-3.0-or-later

// The theme file as data: what `findings themes` says is what an index then holds.

#include "indexer/label/labeller.hpp"
#include "indexer/stored_reports.hpp"
#include "tests/catch.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace findings;
using nlohmann::json;
using test::Program;

namespace {

using Labels = std::map<std::string, std::set<std::string>>;  // theme ids by passage id

Labels labels_in(const std::filesystem::path& index_dir) {
    Labels labels;
    const auto read =
        each_stored_report(index_dir / "generations" / "current", [&](const StoredReport& stored) {
            for (const Passage& passage : stored.report.passages) {
                auto& ids = labels[passage.id];
                for (const ThemeLabel& theme : passage.themes) ids.insert(theme.id);
            }
        });
    CHECK(read.has_value());
    return labels;
}

/// The product's themes with another cue, one cue fewer, and a theme that no weights know.
std::string changed_taxonomy() {
    json file = json::parse(test::product_taxonomy());
    for (json& theme : file["themes"]) {
        if (theme["id"] == "seclusion-segregation")
            theme["cues_strong"] = json::array({"a phrase that nobody writes"}),
            theme["cue_patterns"] = json::array();
    }
    file["version"] = "test";
    file["themes"].push_back({{"id", "gardens"},
                              {"label", "Gardens"},
                              {"definition", "Gardens and courtyards."},
                              {"cues_strong", {"garden"}}});
    return file.dump();
}

void index_corpus(const Program& program) {
    program.folder.write("old.json", test::product_taxonomy());
    program.folder.write("new.json", changed_taxonomy());
    std::filesystem::create_directories(program.folder.path() / "files");
    for (const char* folder :
         {"inspections", "mha-visits", "news", "forum", "policy", "case-studies"}) {
        std::filesystem::copy(test::source_folder() / "corpus" / folder,
                              program.folder.path() / "files" / folder,
                              std::filesystem::copy_options::recursive);
    }
    program.run("index --taxonomy old.json files");
}

}  // namespace

TEST_CASE("themes diff: says beforehand what labelling the index anew then does", "[e2e]") {
    const Program program;
    index_corpus(program);
    const auto index_dir = program.folder.path() / "findings.idx";
    const Labels before = labels_in(index_dir);
    REQUIRE(before.size() > 50);
    // What a reader has corrected stays as it is under both files.
    const std::string corrected = before.begin()->first;
    REQUIRE(program.run("correct " + corrected + " +restraint -access --by Ann").exit_code == 0);
    program.run("index --taxonomy old.json files");
    const Labels corrected_before = labels_in(index_dir);
    REQUIRE(corrected_before.at(corrected).contains("restraint"));
    const auto none = json::parse(program.run("themes diff old.json old.json --json").out);
    CHECK(none["passages"] == before.size());
    CHECK(none["changed"] == 0);
    CHECK(none["changes"].empty());

    const auto run = program.run("themes diff old.json new.json --json");
    REQUIRE(run.exit_code == 0);
    const auto diff = json::parse(run.out);
    CHECK(labels_in(index_dir) == corrected_before);
    CHECK(diff["totals"]["gardens"]["gained"].get<int>() > 0);
    Labels expected = corrected_before;
    for (const json& change : diff["changes"]) {
        auto& ids = expected.at(change["id"]);
        CHECK((change["change"] == "+" ? ids.insert(change["theme"]).second
                                       : ids.erase(change["theme"]) == 1));
    }
    program.run("index --taxonomy new.json files");
    CHECK(labels_in(index_dir) == expected);
    CHECK(expected != corrected_before);

    const auto text = program.run("themes diff new.json old.json");
    CHECK_THAT(text.out, test::contains(" -gardens\n"));
    CHECK_THAT(text.out, test::contains("passages would change"));
    CHECK(program.run("themes diff new.json old.json --totals").out.find(" -gardens\n") ==
          std::string::npos);
}

TEST_CASE("stored reports: labelling them anew with the same file gives every label again",
          "[e2e]") {
    const Program program;
    index_corpus(program);
    const auto labeller = Labeller::create(test::product_taxonomy(), test::product_model());
    REQUIRE(labeller.has_value());
    auto searcher = Searcher::open(program.folder.path() / "findings.idx");
    REQUIRE(searcher.has_value());
    std::size_t reports = 0;
    const auto read =
        each_stored_report(program.folder.path() / "findings.idx/generations/current",
                           [&](StoredReport stored) {
                               ++reports;
                               Report& report = stored.report;
                               labeller->relabel(report, label::ThemeChange::of_everything());
                               for (std::size_t i = 0; i < report.passages.size(); ++i) {
                                   const auto kept = searcher->finding(report.passages[i].id);
                                   REQUIRE(kept.has_value());
                                   CAPTURE(report.passages[i].id, report.passages[i].text);
                                   CHECK(report.passages[i] == kept->passage);
                               }
                           });
    CHECK(read.has_value());
    CHECK(reports > 5);
    CHECK_FALSE(each_stored_report(program.folder.path() / "nowhere", [](const StoredReport&) {
                }).has_value());
}

TEST_CASE("themes diff and lint: over sheets of passages, and what they refuse", "[e2e]") {
    const Program program;
    program.folder.write("old.json", test::product_taxonomy());
    program.folder.write("new.json", changed_taxonomy());
    program.folder.write(
        "sheets/a.tsv",
        "id\tstyle\ttext\nx1\tnews\tThe garden was open.\nx2\tnews\tNothing here.\n");
    program.folder.write("sheets/second.tsv", "id\tthemes\nx1\taccess\n");
    const auto diff =
        json::parse(program.run("themes diff old.json new.json --json --passages sheets").out);
    CHECK(diff["passages"] == 2);
    CHECK(diff["changes"] == json::parse(R"([{"id":"x1","theme":"gardens","change":"+"}])"));
    CHECK(program.run("themes diff old.json none.json --passages sheets").exit_code == 1);
    CHECK_THAT(program.run("themes diff old.json new.json").err, test::contains("findings index"));

    CHECK(program.run("themes lint").exit_code == 0);
    const auto clean = json::parse(program.run("themes lint --json --passages sheets").out);
    CHECK(clean["errors"] == 0);
    CHECK(clean["warnings"] == 0);
    CHECK(clean["notes"][0]["rule"] == "silent-cue");
    program.folder.write(
        "bad.json",
        R"({"version":"1","themes":[{"id":"a","label":"A","cues_strong":["x y","X-Y"],"related":["b"]}]})");
    const auto bad = program.run("themes lint --taxonomy bad.json");
    CHECK(bad.exit_code == 1);
    CHECK_THAT(bad.out, test::contains("warning: a: \"X-Y\""));
    CHECK_THAT(bad.out, test::contains("2 errors, 1 warnings"));
    program.folder.write("sheets/b.tsv", "id\ttext\nx1\n");
    CHECK_THAT(program.run("themes diff old.json new.json --passages sheets").err,
               test::contains("line 2"));
}

TEST_CASE("themes export and import: there and back, and what they refuse", "[e2e]") {
    const Program program;
    const auto turtle = program.run("themes export --skos");
    REQUIRE(turtle.exit_code == 0);
    CHECK_THAT(turtle.out, test::contains("theme:restraint a skos:Concept"));
    CHECK(json::parse(program.run("themes export --skos --format jsonld").out).contains("@graph"));
    CHECK_THAT(program.run("themes export --base https://example.org/f/").out,
               test::contains("<https://example.org/f/themes>"));
    CHECK(program.run("themes export --base nowhere").exit_code == 1);
    CHECK(program.run("themes export --format xml").exit_code == 1);
    program.folder.write("themes.ttl", turtle.out);
    CHECK(program.run("themes import themes.ttl --out back.json").exit_code == 0);
    CHECK(json::parse(read_file(program.folder.path() / "back.json").value()) ==
          json::parse(test::product_taxonomy()));
    program.folder.write("bad.ttl", "not turtle");
    const auto bad = program.run("themes import bad.ttl");
    CHECK(bad.exit_code == 1);
    CHECK(bad.out.empty());
    CHECK_THAT(bad.err, test::contains("bad.ttl: Turtle, line 1"));
}
