// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_lint.hpp"

#include "indexer/label/phrase_parts.hpp"
#include "indexer/label/theme_diff.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings::label {
namespace {

/// "rule theme cue" of each note, sorted.
std::vector<std::string> found(const std::vector<LintNote>& notes) {
    std::vector<std::string> lines;
    for (const LintNote& note : notes)
        lines.push_back(note.rule + " " + note.theme + (note.cue.empty() ? "" : " " + note.cue));
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// One theme with a definition and these members.
std::vector<std::string> linted(const std::string& members) {
    const auto taxonomy = Taxonomy::read(
        R"({"version":"1","themes":[{"id":"a","label":"A","definition":"What it is.",)" + members +
        "}]}");
    REQUIRE(taxonomy.has_value());
    return found(lint(*taxonomy));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("theme lint: cues that are equal once folded are named once, the later one",
          "[label][lint]") {
    CHECK(linted(R"j("cues_strong":["face down","Face-down","restraints","restraint"])j") ==
          Lines{"duplicate-cue a Face-down", "duplicate-cue a restraint"});
    CHECK(linted(R"j("cues_strong":["suicide"],"cue_patterns":["suicide"])j") ==
          Lines{"duplicate-cue a suicide"});
    CHECK(
        linted(
            R"j("cues_strong":["organisation chart"],"cue_patterns":["organization (chart|plan)"])j") ==
        Lines{"duplicate-cue a organisation chart"});
    CHECK(linted(R"j("cues_weak":["delay","delays"],"weak_context":["bed","beds"])j") ==
          Lines{"duplicate-cue a beds", "duplicate-cue a delays"});
    // Abbreviations count as printed.
    CHECK(linted(R"j("cues_strong":["RT","rt lead"])j").empty());
    // "OAPs", in any case, takes in "OAP" as printed; not the other way about.
    CHECK(linted(R"j("cues_strong":["OAP","OAPs"])j") == Lines{"duplicate-cue a OAP"});
    CHECK(linted(R"j("cues_strong":["seclusion","locked garden"])j").empty());
    // A weak cue beside the same strong one brings its context.
    CHECK(linted(R"j("cues_strong":["hold"],"cues_weak":["hold"])j").empty());
}

TEST_CASE("theme lint: a pair that another pair takes in, in either order, is named",
          "[label][lint]") {
    CHECK(
        linted(
            R"j("cue_pairs":[{"any":["drink"],"with":["night"]},{"any":["Nights"],"with":["drinks"]}])j") ==
        Lines{"duplicate-pair a Nights"});
    CHECK(
        linted(
            R"j("cue_pairs":[{"any":["drink"],"with":["night"]},{"any":["drink","tea"],"with":["night","evening"]}])j") ==
        Lines{"duplicate-pair a drink"});
    CHECK(
        linted(
            R"j("cue_pairs":[{"any":["drink"],"with":["night"]},{"any":["drink"],"with":["evening"]}])j")
            .empty());
}

TEST_CASE("theme lint: a cue inside which another always fires is shadowed", "[label][lint]") {
    CHECK(linted(R"j("cues_strong":["prone","prone position","positions"])j") ==
          Lines{"shadowed-cue a prone position"});
    CHECK(linted(
              R"j("cues_strong":["held down firmly"],"cue_patterns":["(held|pinned) .. down"])j") ==
          Lines{"shadowed-cue a held down firmly"});
    // Only some of the choices contain it; a longer gap than the other's; no run of whole words.
    CHECK(linted(R"j("cues_strong":["bed"],"cue_patterns":["(free|no) (bed|room)"])j").empty());
    CHECK(linted(R"j("cue_patterns":["held .. down","he held ... down now"])j").empty());
    CHECK(linted(R"j("cues_strong":["restrain","restraint chair"])j").empty());
}

TEST_CASE("theme lint: a longer cue that a near miss of the shorter one spares is no shadow",
          "[label][lint]") {
    CHECK(
        linted(
            R"j("cues_strong":["restraint","physical restraint"],"near_misses":["restraint of trade"])j")
            .empty());
    // "prone to" can never lie over "prone position".
    CHECK(linted(R"j("cues_strong":["prone","prone position"],"near_misses":["prone to"])j") ==
          Lines{"shadowed-cue a prone position"});
    // A near miss that takes both away spares neither.
    CHECK(linted(
              R"j("cues_strong":["restraint","pay restraint"],"near_misses":["pay restraint"])j") ==
          Lines{"covered-cue a pay restraint"});
}

TEST_CASE("theme lint: cues that never count, common words, cues without a word", "[label][lint]") {
    CHECK(linted(R"j("cues_strong":["vision panels"],"near_misses":["vision panel"])j") ==
          Lines{"covered-cue a vision panels"});
    CHECK(linted(R"j("cues_strong":["staff","staffing","£"],"cues_weak":["held"])j") ==
          Lines{"common-word a staff", "empty-cue a £"});
}

TEST_CASE("theme lint: a strong cue in two themes is named unless it is meant", "[label][lint]") {
    const std::string themes =
        R"("themes":[{"id":"a","label":"A","definition":"x","cues_strong":["LeDeR"]},{"id":"b","label":"B","definition":"x","cues_strong":["LeDeR"]}]})";
    CHECK(found(lint(Taxonomy::read(R"({"version":"1",)" + themes).value())) ==
          Lines{"shared-cue b LeDeR"});
    CHECK(lint(Taxonomy::read(R"({"version":"1","shared_cues":["LeDeR"],)" + themes).value())
              .empty());
}

TEST_CASE("theme lint: names that lead nowhere and missing definitions are errors",
          "[label][lint]") {
    const auto taxonomy = Taxonomy::read(
        R"({"version":"1","key_questions":{"safe":{"quality_statements":["Safeguarding"]}},
        "regulations":{"Some Regulations 2014":{"12":"Safe care"},"Some (Registration) Regulations 2009":{"18":"Incidents"},"Some Regulations 2010":{"9":"Old"}},
        "themes":[{"id":"a","label":"A","definition":" ","related":["b","a"],"regulations":["Regulation 12","Registration Regulation 18","Regulation 9"],
                   "quality_statements":["Safeguarding","Kindness"]}]})");
    REQUIRE(taxonomy.has_value());
    const auto notes = lint(*taxonomy);
    CHECK(found(notes) == Lines{"no-definition a",
                                "unknown-regulation a Regulation 9",
                                "unknown-related a a",
                                "unknown-related a b",
                                "unknown-statement a Kindness"});
    CHECK(std::all_of(notes.begin(), notes.end(), [](const LintNote& note) {
        return note.severity == Severity::Error;
    }));
}

TEST_CASE("theme lint: cues that fire in no passage are for information", "[label][lint]") {
    const auto taxonomy = Taxonomy::read(
        R"({"version":"1","themes":[{"id":"a","label":"A","definition":"x","cues_strong":["seclusion room","long wait"],"cues_weak":["held"]}]})");
    const auto notes =
        silent_cues(taxonomy.value(), {"Two people had long waits.", "He was held."});
    CHECK(found(notes) == Lines{"silent-cue a seclusion room"});
    CHECK(notes[0].severity == Severity::Info);
}

TEST_CASE("theme lint: the product's own file is clean", "[label][lint]") {
    CHECK(found(lint(Taxonomy::read(test::product_taxonomy()).value())).empty());
}

TEST_CASE("theme lint: a phrase with very many choices is looked at in part", "[label][lint]") {
    std::string group = "(a";
    for (int i = 0; i < 50; ++i) group += "|w" + std::to_string(i);
    group += ")";
    CHECK(spelt_out(group + " " + group + " " + group + " " + group).size() == 512);
    CHECK(spelt_out("(a|b c) # .. d") ==
          std::vector<std::string>{"a 12 qzq qzq qzq d", "b c 12 qzq qzq qzq d"});
}

TEST_CASE("theme diff: gains and losses by passage and theme", "[label][lint]") {
    Passage before, after;
    before.id = after.id = "r-1";
    before.themes = {{"a", 1, {}}, {"b", 1, {}}};
    after.themes = {{"c", 1, {}}, {"b", 1, {}}};
    ThemeDiff diff;
    diff.compare(before, after);
    diff.compare(after, after);
    CHECK(diff.changes() == std::vector<LabelChange>{{"r-1", "a", false}, {"r-1", "c", true}});
    CHECK(diff.compared() == 2);
    CHECK(diff.changed() == 1);
    CHECK(diff.totals().at("a").lost == 1);
    CHECK(diff.totals().at("c").gained == 1);
    CHECK_FALSE(diff.totals().contains("b"));
}

}  // namespace findings::label
