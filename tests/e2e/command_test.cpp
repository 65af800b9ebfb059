// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <sstream>

using namespace findings;
using nlohmann::json;

namespace {

using Run = test::Program::Run;

/// A good file and a bad one beside it.
class Program : public test::Program {
  public:
    Program() {
        folder.write("files/a.md",
                     "# Alder ward review\n\n## Restrictive practice\n\nThe garden was locked for "
                     "every patient at night.\n");
        folder.write("files/b.pdf", "%PDF-1.4 not really");
    }
};

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("commands: index says what it did and exits 2 when a file failed", "[e2e]") {
    const Program program;
    const Run indexed = program.run("index --json files");
    CHECK(indexed.exit_code == 2);
    const auto outcome = json::parse(indexed.out);
    CHECK(outcome["indexed"] == 1);
    CHECK(outcome["failed"] == 1);
    CHECK_THAT(indexed.err, test::contains("files/b.pdf"));
    const auto ledger = json::parse(program.run("ledger --json").out);
    REQUIRE(ledger.size() == 2);
    const auto failed = json::parse(program.run("ledger --failed --json").out);
    REQUIRE(failed.size() == 1);
    CHECK(failed[0]["state"] == "failed");
    CHECK_FALSE(failed[0]["cause"].get<std::string>().empty());
    for (const char* name : {"path",
                             "sha256",
                             "size_bytes",
                             "state",
                             "cause",
                             "parser",
                             "pages",
                             "passages",
                             "findings",
                             "warnings",
                             "duration_ms"}) {
        CAPTURE(name);
        CHECK(ledger[0].contains(name));
    }
}

TEST_CASE("commands: search, show and check over one index", "[e2e]") {
    const Program program;
    program.run("index files");
    const auto found = json::parse(program.run("search --json garden locked").out);
    CHECK(found["total_findings"] == 1);
    CHECK(found["total_reports"] == 1);
    CHECK(found["exact"] == true);
    const std::string id = found["results"][0]["id"];
    const auto shown = json::parse(program.run("show --json --why " + id).out);
    CHECK(shown["text"] == "The garden was locked for every patient at night.");
    CHECK(shown.contains("why"));
    CHECK_THAT(program.run("show --why " + id).out, test::contains("Why these labels"));
    CHECK_THAT(program.run("show " + id.substr(0, 12)).out, test::contains("Alder ward review"));
    CHECK(lines_of(program.run("search --format ndjson --limit all").out) ==
          json::parse(program.run("search --json").out)["total_findings"]);
    CHECK(program.run("check").exit_code == 0);
    CHECK_THAT(program.run("search --explain garden -locked").out,
               test::contains("garden NOT locked"));
}

TEST_CASE("commands: label takes lines and gives the same lines with labels", "[e2e]") {
    const Program program;
    const Run labelled = program.run(
        "label --why",
        "{\"id\":\"x1\",\"text\":\"No blanket restrictions were found on the ward.\"}\nnot json\n");
    CHECK(labelled.exit_code == 2);
    const auto line = json::parse(labelled.out);
    CHECK(line["id"] == "x1");
    CHECK(line["polarity"] == "good");
    const auto themes = line["themes"].get<std::vector<std::string>>();
    CHECK(std::find(themes.begin(), themes.end(), "blanket-restrictions") != themes.end());
    CHECK(std::find(themes.begin(), themes.end(), "restrictive-care") != themes.end());
    CHECK(line.contains("why"));
    CHECK_THAT(labelled.err, test::contains("line 2"));
}

TEST_CASE("commands: what cannot be run is one line with what, where and what to do, and exit 1",
          "[e2e]") {
    const Program program;
    program.run("index files");
    const auto [arguments, part] = GENERATE(table<std::string, std::string>({
        {"index nowhere", "nowhere"},
        {"search --index none garden", "findings index --index none"},
        {"search 'garden AND ('", "character 12"},
        {"search --from yesterday garden", "2024-03-15"},
        {"search --limit lots garden", "--limit lots"},
        {"show 000000000000-00000000", "000000000000-00000000"},
        {"ledger --index none", "findings index --index none"},
        {"check --index none", "none"},
        {"serve --index none --listen 127.0.0.1:0", "findings index --index none"},
        {"serve --listen nowhere", "127.0.0.1:8080"},
        {"search --sort sideways garden", "--sort"},
        {"frobnicate", "--help"},
    }));
    CAPTURE(arguments);
    const Run failed = program.run(arguments);
    CHECK(failed.exit_code == 1);
    CHECK(failed.out.empty());
    CHECK(lines_of(failed.err) == 1);
    CHECK_THAT(failed.err, test::contains(part));
}

TEST_CASE("commands: a TREC run names reports by their own ids", "[e2e]") {
    const Program program;
    program.folder.write(
        "docs/c.jsonl",
        "{\"_id\":\"d1\",\"title\":\"Gardens\",\"text\":\"Open all day.\"}\n"
        "{\"_id\":\"d2\",\"title\":\"Kitchens\",\"text\":\"Clean and bright.\"}\n");
    program.folder.write("q.tsv", "1\tgardens open\n2\tbright kitchen\n");
    program.run("index docs");
    const Run run = program.run("search --queries q.tsv --format trec --limit 5");
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, test::contains("1 Q0 d1 1 "));
    CHECK_THAT(run.out, test::contains("2 Q0 d2 1 "));
}

TEST_CASE("commands: a dry run changes nothing", "[e2e]") {
    const Program program;
    const Run dry = program.run("index --dry-run files");
    CHECK(dry.exit_code == 0);
    CHECK_THAT(dry.out, test::contains("new        files/a.md"));
    CHECK_FALSE(std::filesystem::exists(program.folder.path() / "findings.idx"));
}
