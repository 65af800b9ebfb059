// SPDX-License-Identifier: GPL-3.0-or-later

// What a finding rests on: who said it, what was read, what was seen.

#include "indexer/schema/evidence.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <string>
#include <vector>

namespace findings {
namespace {

using Sources = std::vector<std::string_view>;

Passage labelled(const std::string& text, SectionRole role = SectionRole::Body) {
    Passage passage;
    passage.text = text;
    passage.role = role;
    test::product_labeller().label(passage);
    return passage;
}

}  // namespace

TEST_CASE("evidence: the words name the source", "[label]") {
    const auto [text, sources] = GENERATE(table<std::string, Sources>({
        {"Patients on the ward told us that they felt safe at night.", {"people"}},
        {"A young person said the food was cold.", {"people"}},
        {"Carers said that nobody had rung them back.", {"relatives"}},
        {"Staff told us they were proud to work here.", {"staff"}},
        {"Care records showed that risk assessments were out of date.", {"records"}},
        {"We reviewed twelve care plans and found three without a goal.", {"records"}},
        {"We observed staff speaking kindly to a patient in distress.", {"observation"}},
        {"Healthwatch told us that people waited too long.", {"partners"}},
        {"Patients said meals were late. Staff said this was due to the kitchen.",
         {"people", "staff"}},
        {"Staff completed the training.", {}},
        {"The trust must review restraint.", {}},
    }));
    CAPTURE(text);
    CHECK(evidence_of(labelled(text)) == sources);
}

TEST_CASE("evidence: what was seen in records is what was read", "[label]") {
    CHECK(evidence_of(labelled("We saw records of restraint that named no staff.")) ==
          Sources{"records"});
}

TEST_CASE("evidence: under what people say they are the source, unless the words name another",
          "[label]") {
    CHECK(evidence_of(labelled("The food had got better.", SectionRole::PeopleSay)) ==
          Sources{"people"});
    CHECK(evidence_of(labelled("Relatives said that visits were easy to arrange.",
                               SectionRole::PeopleSay)) == Sources{"relatives"});
}

TEST_CASE("evidence: the words that name the source are shown with their place", "[label]") {
    const Passage passage = labelled("On both wards patients told us that staff were kind.");
    const auto cue = std::find_if(passage.other_cues.begin(),
                                  passage.other_cues.end(),
                                  [](const Cue& one) { return one.rule == "evidence-people"; });
    REQUIRE(cue != passage.other_cues.end());
    CHECK(cue->words == "patients told us");
    CHECK(passage.text.substr(cue->begin, cue->end - cue->begin) == cue->words);
}

}  // namespace findings
