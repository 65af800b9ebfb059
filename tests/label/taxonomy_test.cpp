// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/taxonomy.hpp"

#include "indexer/label/labeller.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings {
namespace {

std::string file_of(const std::string& themes) {
    return R"({"version":"1","themes":[)" + themes + "]}";
}

}  // namespace

TEST_CASE("taxonomy: a faulty file is an error that names the fault", "[label]") {
    const auto [json, words] = GENERATE(table<std::string, std::string>({
        {"", "JSON"},
        {"{", "JSON"},
        {"[]", "no JSON object"},
        {"{}", "\"themes\""},
        {R"({"themes":[{"id":"a","label":"A"}]})", "\"version\""},
        {R"({"version":"1","language":"en_GB","themes":[{"id":"a","label":"A","cues_strong":["a"]}]})",
         "\"language\""},
        {file_of(""), "\"themes\""},
        {file_of("1"), "theme number 1"},
        {file_of(R"({"label":"A"})"), "\"id\""},
        {file_of(R"({"id":"a"})"), "\"label\""},
        {file_of(R"({"id":"a","label":"A"},{"id":"a","label":"A"})"), "twice"},
        {file_of(R"({"id":"a","label":"A","parent":"b"})"), "not in the file"},
        {file_of(
             R"({"id":"a","label":"A"},{"id":"b","label":"B","parent":"a"},{"id":"c","label":"C","parent":"b"})"),
         "two levels"},
        {file_of(R"({"id":"a","label":"A","parent":"a"})"), "two levels"},
        {file_of(R"({"id":"a","label":"A","cues_strong":"x"})"), "array of strings"},
        {file_of(R"({"id":"a","label":"A","cues_strong":[1]})"), "strings only"},
        {file_of(R"({"id":"a","label":"A","key_questions":["kind"]})"), "unknown key question"},
        {file_of(R"({"id":"a","label":"A","cue_pairs":[{"any":["x"]}]})"), "cue pair"},
        {file_of(R"({"id":"a","label":"A","near_misses":[1]})"), "near miss"},
    }));
    CAPTURE(json);
    const auto read = Taxonomy::read(json);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().kind == ErrorKind::BadInput);
    CAPTURE(read.error().message, read.error().hint);
    CHECK((read.error().message + read.error().hint).find(words) != std::string::npos);
    CHECK_FALSE(Labeller::create(json, {}).has_value());
}

TEST_CASE("taxonomy: parents come before their children whatever the order of the file",
          "[label]") {
    const auto read =
        Taxonomy::read(file_of(R"({"id":"b","label":"B","parent":"a"},{"id":"a","label":"A"})"));
    REQUIRE(read.has_value());
    REQUIRE(read->themes.size() == 2);
    CHECK(read->themes[0].id == "a");
    CHECK(read->find("b")->parent == "a");
    CHECK(read->find("z") == nullptr);
}

TEST_CASE("taxonomy: prose near misses are cut into phrases", "[label]") {
    const auto read = Taxonomy::read(file_of(
        R"j({"id":"a","label":"A","near_misses":[{"text":"pay restraint / trade; isolation (COVID, norovirus)"},{"text":"x","match":["y z"]}]})j"));
    REQUIRE(read.has_value());
    CHECK(read->themes[0].near_misses ==
          std::vector<std::string>{"pay restraint", "trade", "isolation", "y z"});
}

TEST_CASE(
    "taxonomy: the product's own file has the themes of the design and labels by name and version",
    "[label]") {
    const auto read = Taxonomy::read(test::product_taxonomy());
    REQUIRE(read.has_value());
    CHECK(read->themes.size() == 58);
    for (const auto& theme : read->themes) {
        CAPTURE(theme.id);
        CHECK_FALSE(theme.cues_strong.empty());
        CHECK_FALSE(theme.key_questions.empty());
        CHECK_FALSE(theme.definition.empty());
        for (const auto& cue : theme.cues_strong) {
            // A cue that is its own near miss could never fire.
            CAPTURE(cue);
            CHECK(std::find(theme.near_misses.begin(), theme.near_misses.end(), cue) ==
                  theme.near_misses.end());
        }
    }
    CHECK(Labeller::create(test::product_taxonomy(), {})->version().find(read->version) !=
          std::string::npos);
}

}  // namespace findings
