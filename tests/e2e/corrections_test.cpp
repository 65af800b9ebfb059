// SPDX-License-Identifier: GPL-3.0-or-later

// Corrections of labels, from the command that takes one to the facets of the next generation.

#include "search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

using namespace findings;
using nlohmann::json;
using test::Program;

namespace {

constexpr const char* kSentence = "Patients were restrained face down on four occasions in June.";
constexpr const char* kReport =
    "# Hill House inspection report\n\n## Safe\n\nPatients were restrained face down on four "
    "occasions in June.\n\n"
    "Medicines were stored in a locked cupboard and checked every day.\n";

void index_report(const Program& program,
                  const std::string& text = kReport,
                  const std::string& name = "files/a.md") {
    program.folder.write(name, text);
    program.folder.write("files/b.md",
                         "# Lake House inspection report\n\n## Safe\n\nThe garden was kept well by "
                         "two volunteers.\n");
    REQUIRE(program.run("index files").exit_code == 0);
}

json found(const Program& program, const std::string& arguments) {
    return json::parse(program.run("search --json " + arguments).out);
}

std::string id_of(const Program& program, const std::string& sentence = kSentence) {
    const json page = found(program, "--limit 50 restrained");
    for (const json& hit : page["results"]) {
        if (hit["text"] == sentence) return hit["id"];
    }
    return {};
}

json shown(const Program& program, const std::string& id) {
    return json::parse(program.run("show --json --why " + id).out);
}

bool has_theme(const json& finding, const std::string& id) {
    return std::any_of(finding["themes"].begin(), finding["themes"].end(), [&](const json& theme) {
        return theme["id"] == id;
    });
}

json list(const Program& program) { return json::parse(program.run("correct --list --json").out); }

}  // namespace

TEST_CASE("correct: takes effect with the next run, in labels, searches and counts, and says so",
          "[e2e]") {
    const Program program;
    index_report(program);
    const std::string id = id_of(program);
    REQUIRE_FALSE(id.empty());
    const json before = shown(program, id);
    REQUIRE(has_theme(before, "restraint"));
    CHECK_FALSE(before.contains("corrections"));

    const auto run = program.run("correct " + id +
                                 " +medicines -restraint polarity=good key_question=well-led --by "
                                 "'Ann Archer' --note 'It was sedation.'");
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, test::contains("takes effect with the next `findings index`"));
    CHECK(shown(program, id)["themes"] == before["themes"]);
    CHECK(list(program)["corrections"][0]["state"] == "waiting");

    const auto index = program.run("index --json files");
    const json outcome = json::parse(index.out);
    CHECK(outcome["published"] == true);
    CHECK(outcome["unchanged"] == 2);
    CHECK(outcome["corrections"] == 1);
    CHECK(outcome["corrections_lost"] == 0);
    const json after = shown(program, id);
    CHECK(has_theme(after, "medicines"));
    CHECK_FALSE(has_theme(after, "restraint"));
    CHECK_FALSE(has_theme(after, "restrictive-care"));
    CHECK(after["polarity"] == "good");
    CHECK(after["kind"] == "good-practice");
    CHECK(after["key_question"] == "well-led");
    const json& correction = after["corrections"][0];
    CHECK(correction["by"] == "Ann Archer");
    CHECK(correction["note"] == "It was sedation.");
    CHECK(correction["before"]["polarity"] == before["polarity"]);
    CHECK(correction["before"]["themes"].size() == before["themes"].size());
    CHECK(found(program, "--theme restraint ''")["total_findings"] == 0);
    CHECK(found(program, "--theme medicines --polarity good ''")["total_findings"] >= 1);
    const auto text = program.run("show --why " + id).out;
    CHECK_THAT(text, test::contains("by Ann Archer"));
    CHECK_THAT(text, test::contains("the program had said: concern"));
    CHECK_THAT(text, test::contains("correction \"Ann Archer\""));
    CHECK(list(program)["corrections"][0]["state"] == "applied");
    CHECK(json::parse(program.run("index --json files").out)["published"] == false);
    CHECK(program.run("check").exit_code == 0);
}

TEST_CASE(
    "correct: survives a change of the theme file, of the file and of its place, and undoing gives "
    "the labels back",
    "[e2e]") {
    const Program program;
    index_report(program);
    const std::string id = id_of(program);
    const json before = shown(program, id);
    REQUIRE(program.run("correct " + id + " -restraint +access --by Ann").exit_code == 0);
    // The theme file changes: every passage is labelled anew.
    json taxonomy = json::parse(test::product_taxonomy());
    taxonomy["version"] = "test";
    program.folder.write("new.json", taxonomy.dump());
    program.run("index --taxonomy new.json files");
    CHECK_FALSE(has_theme(shown(program, id), "restraint"));
    // The file changes, and with it every id.
    index_report(program, std::string(kReport) + "\nThe lift was out of order.\n");
    const std::string changed = id_of(program);
    CHECK(changed != id);
    CHECK_FALSE(has_theme(shown(program, changed), "restraint"));
    CHECK(list(program)["corrections"][0]["found"] == changed);
    // It moves to another folder and changes at the same time.
    std::filesystem::remove(program.folder.path() / "files/a.md");
    index_report(program, std::string(kReport) + "\nThe roof was new.\n", "files/2019/a.md");
    const std::string moved = id_of(program);
    CHECK_FALSE(has_theme(shown(program, moved), "restraint"));
    CHECK(has_theme(shown(program, moved), "access"));

    REQUIRE(program.run("correct --undo 1 --by Bob --note 'it was restraint'").exit_code == 0);
    program.run("index files");
    CHECK(shown(program, moved)["themes"] == before["themes"]);
    const json undone = list(program)["corrections"][0];
    CHECK(undone["state"] == "undone");
    CHECK(undone["undone"]["by"] == "Bob");
}

TEST_CASE("correct: words that stand in another report too are left alone there", "[e2e]") {
    const Program program;
    index_report(program);
    program.folder.write("files/c.md",
                         "# Mill House inspection report\n\n## Safe\n\n" + std::string(kSentence) +
                             "\n\nThe kitchen was clean.\n");
    program.run("index files");
    const std::string id = id_of(program);
    program.run("correct " + id + " -restraint --by Ann");
    program.run("index files");
    CHECK(found(program, "--theme restraint ''")["total_findings"] == 1);
}

TEST_CASE(
    "correct: a passage that is gone is reported, and its correction is kept until it comes back",
    "[e2e]") {
    const Program program;
    index_report(program);
    const std::string id = id_of(program);
    program.run("correct " + id + " -restraint --by Ann");
    program.run("index files");
    index_report(program, "# Hill House inspection report\n\n## Safe\n\nThe hall was painted.\n");
    const auto run = program.run("index files");
    CHECK_THAT(run.err, test::contains("correct --list"));
    CHECK(list(program)["corrections"][0]["state"] == "not-found");
    CHECK_THAT(program.run("correct --list").out, test::contains("NOT FOUND"));
    index_report(program);
    CHECK(list(program)["corrections"][0]["state"] == "applied");
    CHECK_FALSE(has_theme(shown(program, id), "restraint"));
}

TEST_CASE("correct: only the segment of the corrected file is made anew", "[e2e]") {
    const Program program;
    std::string filler;
    for (int i = 0; i < 13000; ++i)
        filler +=
            "Staff spoke with person " + std::to_string(i) + " about the plan for the week.\n\n";
    program.folder.write("files/1.md", "# One\n\n" + filler);
    program.folder.write("files/2.md", "# Two\n\n" + filler + "The garden was open.\n");
    index_report(program, kReport, "files/3.md");
    const auto segments = [&] {
        std::set<std::string> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(program.folder.path() / "findings.idx/segments"))
            names.insert(entry.path().filename());
        return names;
    };
    const auto before = segments();
    REQUIRE(before.size() > 1);
    program.run("correct " + id_of(program) + " -restraint --by Ann");
    program.run("index files");
    std::set<std::string> kept;
    const auto after = segments();
    std::set_intersection(before.begin(),
                          before.end(),
                          after.begin(),
                          after.end(),
                          std::inserter(kept, kept.end()));
    CHECK(after.size() == before.size());
    CHECK(kept.size() == before.size() - 1);
}

TEST_CASE("correct: what it refuses, and lines of the file that cannot be read", "[e2e]") {
    const Program program;
    index_report(program);
    const std::string id = id_of(program);
    const auto refused = [&](const std::string& arguments, const std::string& why) {
        CAPTURE(arguments);
        const auto run = program.run("correct " + arguments);
        CHECK(run.exit_code == 1);
        CHECK_THAT(run.err, test::contains(why));
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    };
    refused(id + " +restraint", "not said who");
    refused(id + " --by Ann", "nothing is to be changed");
    refused(id + " +nosuch --by Ann", "\"nosuch\" is no theme");
    refused(id + " +access -access --by Ann", "added and removed");
    refused(id + " polarity=lovely --by Ann", "no polarity");
    refused(id + " colour=red --by Ann", "colour=red: not a change");
    refused(id + " --bye Ann", "not a change");
    refused("0123456789ab-cdefghjk +access --by Ann", "0123456789ab-cdefghjk");
    refused("--undo 3 --by Ann", "no correction 3");
    refused("", "give the id");
    CHECK(list(program)["corrections"].empty());

    program.run("correct " + id + " +access --by Ann");
    program.folder.write(
        "findings.idx/corrections.jsonl",
        read_file(program.folder.path() / "findings.idx/corrections.jsonl").value() + "rubbish\n");
    CHECK_THAT(program.run("index files").err,
               test::contains("corrections.jsonl, line 2: not JSON"));
    CHECK(has_theme(shown(program, id), "access"));
    const auto listed = program.run("correct --list");
    CHECK(listed.exit_code == 2);
    CHECK_THAT(listed.err, test::contains("line 2"));
}

TEST_CASE("correct: exports a sheet that labels and lint can read", "[e2e]") {
    const Program program;
    index_report(program);
    const std::string id = id_of(program);
    program.run("correct " + id + " -restraint +medicines polarity=neutral --by Ann");
    const std::string waiting = program.run("correct --export").out;
    program.run("index files");
    const std::string applied = program.run("correct --export").out;
    CHECK_THAT(applied, test::contains("id\tthemes\tpolarity\tkey_question\tstyle\ttags\ttext\n"));
    CHECK_THAT(applied, test::contains(id + "\tmedicines\tneutral\tsafe\t"));
    CHECK_THAT(applied, test::contains(std::string("\t") + kSentence + "\n"));
    CHECK(waiting == applied);
    program.folder.write("sheets/corrections.tsv", applied);
    CHECK(json::parse(program.run("themes lint --json --passages sheets").out)["errors"] == 0);
}
