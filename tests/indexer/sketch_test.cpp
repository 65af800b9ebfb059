// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sketch.hpp"

#include "indexer/repeat_groups.hpp"
#include "tests/catch.hpp"

#include <sstream>

using namespace findings;

namespace {

Passage passage_of(const std::string& text, SectionRole role = SectionRole::Body) {
    Passage passage;
    passage.text = text;
    passage.role = role;
    return passage;
}

/// Whether two passages, of two reports, end up in one group.
bool are_joined(const Passage& one,
                const Passage& other,
                const std::string& first_place = "",
                const std::string& second_place = "") {
    SketchFileWriter writer;
    for (const auto& [passage, place] :
         {std::pair(one, first_place), std::pair(other, second_place)}) {
        Report report;
        report.location.name = place;
        writer.begin_report();
        writer.add(Sketcher(report).sketch(passage, tokenise(passage.text)), passage);
    }
    std::ostringstream out;
    CHECK(writer.finish(out));
    const std::string bytes = out.str();
    const auto reader = SketchFileReader::over(bytes);
    REQUIRE(reader);
    return !group_repeats(std::span(&*reader, 1)).reports.empty();
}

bool are_joined(const std::string& one, const std::string& other) {
    return are_joined(passage_of(one), passage_of(other));
}

}  // namespace

TEST_CASE("sketch: case, punctuation and spaces do not tell passages apart", "[repeats]") {
    CHECK(are_joined("Staff were kind.", "staff were  kind"));
    CHECK(are_joined("How the regulation was not being met:",
                     "How the regulation was not being met"));
    CHECK_FALSE(are_joined("Staff were kind.", "Staff were rude."));
}

TEST_CASE("sketch: names, dates and numbers may differ", "[repeats]") {
    const auto [one, other] = GENERATE(table<std::string, std::string>({
        {"There were 12 beds at Ash House.",
         "There were 14 beds at The Old Vicarage Nursing Home."},
        {"There were 12 beds at Ash House on the day we visited the service.",
         "There were 14 beds at The Old Vicarage Nursing Home on the day we visited the service."},
        {"We carried out this unannounced inspection on 3 May 2016 and spoke with six patients and "
         "two relatives.",
         "We carried out this unannounced inspection on 14 and 15 November 2018 and spoke with 21 "
         "patients and 9 relatives."},
        {"The service is registered with Leeds City Council and has a contract for personal care.",
         "The service is registered with Kent County Council and has a contract for personal "
         "care."},
        {"Elmhurst Lodge is a care home that provides accommodation and nursing for up to 40 older "
         "people.",
         "Willow Court is a care home that provides accommodation and nursing for up to 23 older "
         "people."},
    }));
    CAPTURE(one, other);
    CHECK(are_joined(one, other));
}

TEST_CASE("sketch: a name that opens a sentence is known from the report", "[repeats]") {
    CHECK(are_joined(passage_of("Elmhurst provides accommodation and personal care to older people "
                                "in one adapted building."),
                     passage_of("Willowmere provides accommodation and personal care to older "
                                "people in one adapted building."),
                     "Elmhurst",
                     "The Willowmere"));
}

TEST_CASE("sketch: the name of a law is what is said, the name of a place is not", "[repeats]") {
    CHECK_FALSE(
        are_joined("Staff we spoke with had been trained in the Mental Health Act 1983 and knew "
                   "whom to ask for advice.",
                   "Staff we spoke with had been trained in the Mental Capacity Act 2005 and knew "
                   "whom to ask for advice."));
    CHECK_FALSE(
        are_joined("Managers told people about the Duty of Candour in the welcome pack that they "
                   "were given on the day.",
                   "Managers told people about the Deprivation of Liberty Safeguards in the "
                   "welcome pack that they were given on the day."));
    CHECK(
        are_joined("Staff at Elm Court had been trained in the Mental Health Act 1983 and knew "
                   "whom to ask for advice.",
                   "Staff at Ash House had been trained in the Mental Health Act 1983 and knew "
                   "whom to ask for advice."));
}

TEST_CASE("sketch: a word in twelve may differ, and small words as they like", "[repeats]") {
    const std::string text =
        "Staff had received training in safeguarding adults and knew whom to tell about suspected "
        "abuse, where the policy was kept "
        "and which records they had to write.";
    CHECK(are_joined(text,
                     "Staff have received training in the safeguarding of adults, and know whom to "
                     "tell about suspected abuse, where the "
                     "policy is kept and which records they have to write."));
    CHECK_FALSE(are_joined(text,
                           "Nurses had attended training in restraint of patients and knew whom to "
                           "tell about suspected abuse, where the "
                           "policy was kept and which records they had to write."));
}

TEST_CASE("sketch: what turns or measures the statement may not differ", "[repeats]") {
    const auto [one, other] = GENERATE(table<std::string, std::string>({
        {"The regulation was being met because the provider had assessed risks to patients on the "
         "wards and kept clear records of the assessments.",
         "The regulation was not being met because the provider had assessed risks to patients on "
         "the wards and kept clear records of the assessments."},
        {"Records showed that 95% of staff on the ward had completed mandatory training.",
         "Records showed that 45% of staff on the ward had completed mandatory training."},
        {"Records showed that 95 per cent of staff on the ward had completed mandatory training.",
         "Records showed that 45 per cent of staff on the ward had completed mandatory training."},
        {"The provider must make sure that staff receive supervision as regulation 18 demands of "
         "every service.",
         "The provider must make sure that staff receive supervision as regulation 17 demands of "
         "every service."},
        {"Following this inspection the service was rated as good overall and in each of the key "
         "areas we looked at during our visit to the location.",
         "Following this inspection the service was rated as inadequate overall and in each of the "
         "key areas we looked at during our visit to the location."},
        {"All patients on the ward had care plans that described the risks to them and the support "
         "that staff gave them every day and night.",
         "Few patients on the ward had care plans that described the risks to them and the support "
         "that staff gave them every day and night."},
        {"The kitchens, bathrooms, corridors, bedrooms and gardens of the home were safe for the "
         "people who lived there and for visitors on the day.",
         "The kitchens, bathrooms, corridors, bedrooms and gardens of the home were unsafe for the "
         "people who lived there and for visitors on the day."},
        {"The provider must train its nurses, doctors, porters, cooks and cleaners in moving and "
         "handling before the end of the summer term this year.",
         "The provider should train its nurses, doctors, porters, cooks and cleaners in moving and "
         "handling before the end of the summer term this year."},
        {"Falls with harm in the quarter | Ash ward 3 | Oak ward 7 | Elm ward 2",
         "Falls with harm in the quarter | Ash ward 9 | Oak ward 1 | Elm ward 2"},
        {"Give 5mg of the medicine at bedtime and record it on the chart.",
         "Give 50mg of the medicine at bedtime and record it on the chart."},
        {"There were 0 incidents of restraint in the months before the inspection of the ward.",
         "There were 9 incidents of restraint in the months before the inspection of the ward."},
    }));
    CAPTURE(one, other);
    CHECK_FALSE(are_joined(one, other));
}

TEST_CASE("sketch: passages that differ in a word must stand in the same role", "[repeats]") {
    const std::string one =
        "Staff spoke to people in the lounge, the dining room, bedrooms, corridors, bathrooms and "
        "the garden about breakfast, lunch and supper.";
    const std::string other =
        "Staff spoke to people in the lounge, the dining room, bedrooms, corridors, bathrooms and "
        "the garden about breakfast, lunch and tea.";
    CHECK(are_joined(passage_of(one, SectionRole::Findings),
                     passage_of(other, SectionRole::Findings)));
    CHECK_FALSE(are_joined(passage_of(one, SectionRole::Findings),
                           passage_of(other, SectionRole::However)));
    CHECK(are_joined(passage_of(one, SectionRole::Findings),
                     passage_of(one, SectionRole::However)));  // the same words are the same
}

TEST_CASE("sketch: labels are of no account", "[repeats]") {
    Passage one = passage_of("Staff training"), other = one;
    one.polarity = Polarity::Good;
    other.polarity = Polarity::Concern;
    CHECK(are_joined(one, other));
}

TEST_CASE("sketch: of a few words only the same are the same, and as the same thing", "[repeats]") {
    CHECK_FALSE(are_joined("Visited on 3 May", "Visited on 4 June"));
    CHECK_FALSE(are_joined("Ash House, Leeds", "Elm Court, York"));
    CHECK_FALSE(
        are_joined("There were 12 beds at Ash House.", "There were 12 chairs at Ash House."));
    CHECK_FALSE(are_joined("Complaints were made to 12 of the staff.",
                           "Complaints were made by 12 of the staff."));
    CHECK(are_joined(passage_of("Staff training", SectionRole::GoodPractice),
                     passage_of("Staff training.", SectionRole::GoodPractice)));
    CHECK_FALSE(are_joined(passage_of("Staff training", SectionRole::GoodPractice),
                           passage_of("Staff training", SectionRole::MustActions)));
    CHECK_FALSE(are_joined("* * *", "---"));
}

TEST_CASE("sketch: capitals in a text of capitals are no names", "[repeats]") {
    CHECK_FALSE(are_joined("PATIENTS WERE OFFERED FRESH FRUIT AND WATER",
                           "STAFF WERE GIVEN NEW KEYS AND ALARMS"));
    CHECK_FALSE(are_joined("Infection Control Audit Completed Each Month Here",
                           "Medicines Stock Check Signed Each Day Here"));
}

TEST_CASE("sketch: alike frames are told by counting differences, not by looking at each end",
          "[repeats]") {
    const std::vector<FrameWord> long_frame = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
                                               13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24};
    const auto changed = [&](auto&& change) {
        auto frame = long_frame;
        change(frame);
        return frame;
    };
    CHECK(are_alike(long_frame, long_frame));
    CHECK(are_alike(long_frame, changed([](auto& f) { f[3] = 90, f[20] = 91; })));
    CHECK_FALSE(are_alike(long_frame, changed([](auto& f) { f[3] = 90, f[10] = 92, f[20] = 91; })));
    CHECK(are_alike(long_frame, changed([](auto& f) { f.erase(f.begin()), f.push_back(70); })));
    CHECK(are_alike(changed([](auto& f) { f.insert(f.begin() + 9, 70); }), long_frame));
    CHECK_FALSE(are_alike(changed([](auto& f) {
                              f.insert(f.begin() + 9, {70, 71, 72});
                          }),
                          long_frame));
    CHECK_FALSE(are_alike(std::vector<FrameWord>{1, 2, 3}, std::vector<FrameWord>{1, 2, 4}));
    CHECK(are_alike(std::vector<FrameWord>{}, std::vector<FrameWord>{}));
}
