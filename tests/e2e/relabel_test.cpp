// SPDX-License-Identifier: GPL-3.0-or-later

// Another theme file over the same files: words and postings are taken up, labels are those of an
// index made from nothing.

#include "tests/catch.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

#include <sys/stat.h>

using nlohmann::json;
namespace test = findings::test;
using test::Program;

namespace {

/// One cue fewer and one more.
std::string with_other_cues() {
    json file = json::parse(test::product_taxonomy());
    for (json& theme : file["themes"]) {
        if (theme["id"] == "therapeutic-environment") theme["cues_strong"].push_back("garden");
        if (theme["id"] == "seclusion-segregation") theme["cues_strong"].erase(0);
    }
    return file.dump();
}

/// Another theme, which changes what every passage may get.
std::string with_another_theme() {
    json file = json::parse(test::product_taxonomy());
    file["themes"].push_back({{"id", "gardens"},
                              {"label", "Gardens"},
                              {"definition", "Gardens and courtyards."},
                              {"cues_strong", {"garden"}}});
    return file.dump();
}

std::string everything(const Program& program) {
    return program.run("search --format ndjson --limit all ''").out;
}

ino_t postings_of(const Program& program) {
    struct stat found {};
    REQUIRE(
        ::stat((program.folder.path() / "findings.idx/generations/current/postlist.glass").c_str(),
               &found) == 0);
    return found.st_ino;
}

void index_corpus(const Program& program, const std::string& taxonomy) {
    program.folder.write("themes.json", taxonomy);
    const auto folder = program.folder.path() / "files";
    if (!std::filesystem::exists(folder)) {
        for (const char* name : {"inspections", "mha-visits", "case-studies"}) {
            std::filesystem::create_directories(folder);
            std::filesystem::copy(test::source_folder() / "corpus" / name,
                                  folder / name,
                                  std::filesystem::copy_options::recursive);
        }
    }
    REQUIRE(program.run("index --taxonomy themes.json files").exit_code == 0);
}

}  // namespace

TEST_CASE(
    "another theme file: the postings stay, the labels are those of an index made from nothing",
    "[e2e]") {
    for (const std::string& changed : {with_other_cues(), with_another_theme()}) {
        const Program grown, made_anew;
        index_corpus(grown, test::product_taxonomy());
        const std::string before = everything(grown);
        const ino_t postings = postings_of(grown);
        index_corpus(grown, changed);
        index_corpus(made_anew, changed);
        CHECK(everything(grown) != before);
        CHECK(everything(grown) == everything(made_anew));
        CHECK(postings_of(grown) == postings);
        CHECK(grown.run("check").exit_code == 0);
    }
}

TEST_CASE("another theme file: what a file has of findings is counted again", "[e2e]") {
    const Program grown, made_anew;
    index_corpus(grown, test::product_taxonomy());
    index_corpus(grown, with_another_theme());
    index_corpus(made_anew, with_another_theme());
    const auto counts = [](const Program& program) {
        std::map<std::string, int> findings;
        for (const json& entry : json::parse(program.run("ledger --json").out))
            findings[entry["path"]] = entry["findings"];
        return findings;
    };
    CHECK(counts(grown) == counts(made_anew));
}
