// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_change.hpp"

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <nlohmann/json.hpp>

using namespace findings;
using label::ThemeChange;
using nlohmann::json;

namespace {

ThemeChange change_by(const std::function<void(json&)>& edit,
                      const std::function<bool(const std::string&)>& is_trained = {}) {
    json file = json::parse(test::product_taxonomy());
    edit(file);
    const auto before = Taxonomy::read(test::product_taxonomy());
    const auto after = Taxonomy::read(file.dump());
    REQUIRE(before.has_value());
    REQUIRE(after.has_value());
    return ThemeChange::between(*before, *after, is_trained);
}

json& theme(json& file, const std::string& id) {
    for (json& one : file["themes"]) {
        if (one["id"] == id) return one;
    }
    FAIL("no such theme");
    return file;
}

Passage passage(const std::string& text, std::vector<std::string> section = {}) {
    Passage made;
    made.text = text;
    made.section = std::move(section);
    return made;
}

const char* const kUntouched = "The ward was warm and people said that the food was good.";

}  // namespace

TEST_CASE("theme change: another version, date or definition touches nothing", "[label]") {
    const auto change = change_by([](json& file) {
        file["version"] = "9.9";
        theme(file, "access")["definition"] = "Something else.";
    });
    CHECK_FALSE(change.touches(passage("Waiting lists, ligature points and seclusion.")));
}

TEST_CASE(
    "theme change: a new cue touches the passages that have its longest word, however it is "
    "printed",
    "[label]") {
    const auto change = change_by([](json& file) {
        theme(file, "access")["cues_strong"].push_back("the turnstile at night");
    });
    CHECK(change.touches(passage("Nobody could pass the Turnstiles after dark.")));
    CHECK(change.touches(passage("The turn stile was broken.")));       // cut in two by a PDF
    CHECK(change.touches(passage("Staff must see to theturnstile.")));  // run together by one
    CHECK(change.touches(passage(kUntouched, {"Turnstiles"})));         // a heading counts
    CHECK(change.touches(
        passage("A passage with a \xEF\xAC\x81ling cabinet.")));  // a ligature: cannot be told, so
                                                                  // it is read
    CHECK_FALSE(change.touches(passage(kUntouched)));
    CHECK_FALSE(change.touches(passage(
        "Most urns, tiles and returns tiled.")));  // the letters, but no word that begins with them
}

TEST_CASE(
    "theme change: a cue that is gone touches what it touched; choices are looked for one by one",
    "[label]") {
    const auto gone =
        change_by([](json& file) { theme(file, "ligature-risks")["cues_strong"] = json::array(); });
    CHECK(gone.touches(passage("There were ligature points in the bathroom.")));
    const auto choices = change_by([](json& file) {
        theme(file, "access")["cue_patterns"].push_back("(ramp|lift shaft) .. broken");
    });
    CHECK(choices.touches(passage("The ramp was broken.")));
    CHECK_FALSE(choices.touches(passage(kUntouched)));
}

TEST_CASE("theme change: a new theme that no weights know is no more than its phrases", "[label]") {
    const auto add = [](json& file) {
        const json gardens = {{"id", "gardens"},
                              {"label", "Gardens"},
                              {"definition", "d"},
                              {"cues_strong", {"garden"}}};
        file["themes"].insert(file["themes"].begin() + 2, gardens);
    };
    const auto change = change_by(add, [](const std::string& id) { return id != "gardens"; });
    CHECK(change.touches(passage("The gardens were open.")));
    CHECK_FALSE(change.touches(passage("He disregarded the food.")));
    CHECK_FALSE(change.touches(passage(kUntouched)));
    CHECK(change_by(add, [](const std::string&) { return true; }).touches(passage(kUntouched)));
    CHECK(change_by(add).touches(passage(kUntouched)));
}

TEST_CASE("theme change: another theme, key question or crosswalk touches everything", "[label]") {
    CHECK(change_by([](json& file) {
              theme(file, "access")["key_questions"] = json::array({"safe"});
          }).touches(passage(kUntouched)));
    CHECK(change_by([](json& file) {
              file["themes"].erase(file["themes"].size() - 1);
          }).touches(passage(kUntouched)));
    CHECK(change_by([](json& file) {
              theme(file, "access")["cues_strong"].push_back("# ... #");
          }).touches(passage(kUntouched)));
    CHECK(ThemeChange::of_everything().touches(passage(kUntouched)));
}
