// SPDX-License-Identifier: GPL-3.0-or-later

// The trained layer: what it must say of plain statements, how it explains itself, and what it
// leaves to the rules.

#include "indexer/label/model.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <algorithm>
#include <string>

namespace findings {

using test::weighed;

TEST_CASE("weights: plain statements get their theme and polarity", "[label]") {
    const auto [text, theme, polarity] = GENERATE(table<std::string, std::string, Polarity>({
        {"No blanket restrictions were found.", "blanket-restrictions", Polarity::Good},
        {"The use of restraint increased on the ward.", "restraint", Polarity::Concern},
        {"Restraint fell by 40% in the year.", "restraint", Polarity::Good},
        {"The ward was dirty and furniture was broken.", "premises-cleanliness", Polarity::Concern},
        {"She asked for a drink at nine and was told that nobody gets one after supper.",
         "blanket-restrictions",
         Polarity::Concern},
        {"Staff could not see round two corners of the corridor.",
         "lines-of-sight",
         Polarity::Concern},
        {"The provider must ensure that staff receive regular supervision.",
         "training-supervision",
         Polarity::Requirement},
    }));
    const Passage passage = weighed(text);
    CAPTURE(text, test::themes_of(passage));
    CHECK(test::has_theme(passage, theme));
    CHECK(passage.polarity == polarity);
}

TEST_CASE("weights: a paragraph that begins with 'However' is what it says", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"However, the ward ran a breakfast group which 14 of 18 people attended.", Polarity::Good},
        {"However, nurses visited every day and families felt listened to.", Polarity::Good},
        {"However, staff did not check the emergency bag.", Polarity::Concern},
        {"However, care plans were not always up to date.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(weighed(text).polarity == polarity);
}

TEST_CASE("weights: text about nothing of ours gets no theme", "[label]") {
    const std::string text = GENERATE("The team of four spent two days at the hospital.",
                                      "Copyright of the trust, all rights reserved.",
                                      "The conference fee includes lunch and a printed programme.");
    CAPTURE(text);
    CHECK(weighed(text).themes.empty());
}

TEST_CASE("weights: a label shows the words that speak for it, as they stand", "[label]") {
    const Passage passage = weighed("Staff could not see round two corners of the corridor.");
    const auto label =
        std::find_if(passage.themes.begin(), passage.themes.end(), [](const ThemeLabel& theme) {
            return theme.id == "lines-of-sight";
        });
    REQUIRE(label != passage.themes.end());
    const auto shown = std::count_if(label->cues.begin(), label->cues.end(), [&](const Cue& cue) {
        return cue.weight > 0 && cue.begin < cue.end &&
               passage.text.substr(cue.begin, cue.end - cue.begin) == cue.words;
    });
    CHECK(shown >= 1);
}

TEST_CASE(
    "weights: what the rules say of the polarity is not shown against the label that it agrees "
    "with",
    "[label]") {
    const std::string text =
        GENERATE("Staff treated patients with kindness and explained their rights well.",
                 "Restraint fell by 40% in the year.",
                 "The ward was dirty and furniture was broken.",
                 "The provider must ensure that staff receive regular supervision.");
    const Passage passage = weighed(text);
    const std::string verdict = "rules: " + std::string(to_id(passage.polarity));
    CAPTURE(text, verdict);
    for (const Cue& cue : passage.polarity_cues) {
        CAPTURE(cue.words, cue.weight);
        CHECK_FALSE((cue.weight < 0 && cue.words == verdict));
    }
}

TEST_CASE("weights: a theme that was added after the training is labelled by its cues", "[label]") {
    std::string taxonomy = test::product_taxonomy();
    const std::string first = "\"themes\": [";
    const auto at = taxonomy.find(first);
    REQUIRE(at != std::string::npos);
    taxonomy.insert(
        at + first.size(),
        R"({"id": "zebra-care", "parent": null, "tier": "core", "label": "Zebras", "definition": "Care of zebras.",
        "cues_strong": ["zebra paddock"], "cues_weak": [], "weak_context": [], "near_misses": [], "polarity": {"good": [], "concern": []},
        "related": [], "key_questions": ["safe"], "quality_statements": [], "regulations": []},)");
    const auto labeller = Labeller::create(taxonomy, test::product_model());
    REQUIRE(labeller.has_value());
    Passage passage;
    passage.text = "The zebra paddock was locked at night.";
    labeller->label(passage);
    CHECK(test::has_theme(passage, "zebra-care"));
}

TEST_CASE("weights: a sentence of a long paragraph is not lost among the others", "[label]") {
    std::string text =
        "The service moved to its present site in the spring and is reached by the ring road. ";
    for (int i = 0; i < 4; ++i)
        text +=
            "The building has a reception, a meeting room and a car park that visitors share with "
            "the library. ";
    const Passage passage = weighed(text + "Seclusion was used without medical reviews.");
    CAPTURE(test::themes_of(passage));
    CHECK(test::has_theme(passage, "seclusion-segregation"));
}

TEST_CASE("weights: the key question of a heading stays, whatever the words are like", "[label]") {
    const std::string text = GENERATE(
        "By safe, we mean that restraint, seclusion and rapid tranquillisation were used as a last "
        "resort.",
        "Complaints were answered late and the ward was dirty.");
    Report report;
    report.report_kind = "quality-report";
    Passage passage;
    passage.text = text;
    passage.key_question = KeyQuestion::Caring;
    report.passages.push_back(passage);
    test::product_labeller().label(report);
    CHECK(report.passages[0].key_question == KeyQuestion::Caring);
}

TEST_CASE(
    "weights: a must of the report is a requirement below what people said, and no praise in the "
    "news",
    "[label]") {
    const auto [kind, role, polarity] = GENERATE(table<std::string, SectionRole, Polarity>({
        {"quality-report", SectionRole::PeopleSay, Polarity::Requirement},
        {"news", SectionRole::Body, Polarity::Neutral},
    }));
    Report report;
    report.report_kind = kind;
    Passage passage;
    passage.text =
        "The manager must make sure that every agency nurse has read the observation plan before "
        "the shift.";
    passage.role = role;
    report.passages.push_back(passage);
    test::product_labeller().label(report);
    CHECK(report.passages[0].polarity == polarity);
}

TEST_CASE("weights: a damaged file of weights is refused with the line", "[label]") {
    const auto [text, words] = GENERATE(table<std::string, std::string>({
        {"#class\ttheme\trestraint\t0.1\n", "line 1"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tword\t1.0\t7:12\n", "line 2"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tverb\t1.0\t0:12\n", "line 2"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tword\tnan\t0:12\n", "line 2"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tword\t1.0\t0:40000\n", "\"0:40000\" is no weight"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tword\t1.0\t0:-2147483648\n",
         "\"0:-2147483648\" is no weight"},
        {"#class\ttheme\trestraint\t0\t0\nheld\tword\t1\t0:12\nheld\tword\t1\t0:12\n", "line 3"},
    }));
    const auto model = label::LinearModel::read(text);
    REQUIRE_FALSE(model.has_value());
    CHECK_THAT(model.error().message, test::contains(words));
    CHECK_FALSE(model.error().hint.empty());
}

TEST_CASE("weights: what is written is what is read", "[label]") {
    const auto model = label::LinearModel::read(test::product_model());
    REQUIRE(model.has_value());
    const std::string written = model->write();
    CHECK(label::LinearModel::read(written)->write() == written);
    CHECK(test::product_model().ends_with(written));
}

TEST_CASE("weights: no label is explained by a word that is about nothing", "[label]") {
    const std::string text =
        GENERATE("Staff could not see round two corners of the corridor.",
                 "She was put into the seclusion room and could not get out of it for three days.",
                 "The trust had not told the family what was done about it.");
    const Passage passage = weighed(text);
    const auto check = [&](const std::vector<Cue>& cues) {
        CHECK_FALSE(cues.empty());
        for (const Cue& cue : cues) {
            CAPTURE(text, cue.words);
            for (const char* word : {"into", "could", "the", "was", "of", "it", "had", "what"})
                CHECK(cue.words != word);
        }
    };
    for (const ThemeLabel& theme : passage.themes) check(theme.cues);
    check(passage.polarity_cues);
}

TEST_CASE("weights: a key question names the theme or the words that it comes from", "[label]") {
    const Passage passage = weighed(
        "Medicines were stored in a locked room and the clinic fridge was checked each day.");
    CHECK(passage.key_question == KeyQuestion::Safe);
    const auto cue = std::find_if(passage.other_cues.begin(),
                                  passage.other_cues.end(),
                                  [](const Cue& one) { return one.rule == "key-question"; });
    REQUIRE(cue != passage.other_cues.end());
    CHECK(cue->words == "medicines");
}

}  // namespace findings
