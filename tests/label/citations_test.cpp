// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "indexer/label/measures.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/label/regulation_names.hpp"
#include "indexer/label/regulations.hpp"
#include "indexer/label/words.hpp"
#include "tests/catch.hpp"

namespace findings {
namespace {

using Names = std::vector<std::string>;

/// "12 %", "18 weeks", "3": value and unit of each measure of a text.
Names measures_in(const std::string& text) {
    Names found;
    for (const auto& measure : label::read_measures(text, label::read_words(text)).values) {
        found.push_back(measure.unit.empty() ? measure.value : measure.value + ' ' + measure.unit);
    }
    return found;
}

}  // namespace

TEST_CASE("regulations: numbers with their paragraphs", "[label]") {
    const auto [text, names] = GENERATE(table<std::string, Names>({
        {"Regulation 12(1)(2)(a)(b)", {"12(1)", "12(2)(a)", "12(2)(b)"}},
        {"This was a breach of regulation 12(2)(b).", {"12(2)(b)"}},
        {"regulations 12 and 17", {"12", "17"}},
        {"Regulations 9, 12 and 18", {"9", "12", "18"}},
        {"Regulation 17 HSCA (RA) Regulations 2014 Good governance", {"17"}},
        {"Regulation 17 (2) (a) and Regulation 18(1)", {"17(2)(a)", "18(1)"}},
        {"Regulation 20A", {"20A"}},
        {"Regulation 12(2)(a)(b), (c) and (d)", {"12(2)(a)", "12(2)(b)", "12(2)(c)", "12(2)(d)"}},
        {"Regulation 17(1), (2)(a)", {"17(1)", "17(2)(a)"}},
        {"Regulation 12 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2010", {"2010/12"}},
        {"Regulation 18 of the Care Quality Commission (Registration) Regulations 2009", {"2009/18"}},
        {"He was on section 17 leave.", {}},
        {"Section 136 was used 12 times.", {}},
        {"The regulations 2014 apply.", {}},
        {"A regulation 28 report was issued.", {}},
        {"Registered in 12 places; reg number 4521", {}},
        {"deregulation 12", {}},
        {"Regulation 12. 17 staff were asked.", {"12"}},
        {"", {}},
    }));
    CAPTURE(text);
    CHECK(label::read_regulations(text, false).regulations == names);
}

TEST_CASE("regulations: a report of the outcomes era cites the 2010 Regulations", "[label]") {
    CHECK(label::read_regulations("Regulation 12", true).regulations == Names{"2010/12"});
    CHECK(label::read_regulations("Regulation 12 HSCA (RA) Regulations 2014", true).regulations == Names{"12"});
}

TEST_CASE("regulations: named by their subject behind a breach", "[label]") {
    const auto [text, names] = GENERATE(table<std::string, Names>({
        {"There was a breach of the regulations around safe care and treatment, consent and good governance.", {"12", "11", "17"}},
        {"We identified breaches in relation to staffing, safeguarding and governance at this inspection.", {"18", "13", "17"}},
        {"The provider was in breach of Regulation 12 (Safe care and treatment).", {"12"}},
        {"The service was not meeting legal requirements relating to dignity and respect.", {"10"}},
        {"There was a breach of regulation 17(2)(b) because governance was poor.", {"17(2)(b)"}},
        {"They had failed to tell us of incidents, a breach of the regulations relating to notification of other incidents.", {"2009/18"}},
        {"Staffing was good and governance was strong.", {}},
        {"There was a breach of confidentiality. Staffing was low.", {}},
    }));
    CAPTURE(text);
    CHECK(label::cited_by(text, false).regulations == names);
}

TEST_CASE("regulations: a heading that cites one speaks for the requirements below it", "[label]") {
    Passage passage;
    passage.role = SectionRole::Breach;
    passage.section = {"Requirement notices", "Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment", "How the regulation was not being met:"};
    CHECK(label::cited_above(passage, false).regulations == Names{"12"});
    passage.section = {"Requirement notices", "Good governance"};
    CHECK(label::cited_above(passage, false).regulations == Names{"17"});
    passage.role = SectionRole::Findings;
    CHECK(label::cited_above(passage, false).regulations.empty());
    CHECK(label::regulation_titled("Safe care and treatment", false) == "12");
    CHECK(label::regulation_titled("Cleanliness and infection control", true) == "2010/12");
}

TEST_CASE("measures: figures with their unit", "[label]") {
    const auto [text, values] = GENERATE(table<std::string, Names>({
        {"12% of units did not meet the standard.", {"12 %"}},
        {"Nearly a quarter (24%) of records were missing.", {"24 %"}},
        {"People waited 18 weeks.", {"18 weeks"}},
        {"There were 61 episodes of restraint.", {"61"}},
        {"One in eight beds was empty.", {"One in eight"}},
        {"We looked at 19 of 32 records.", {"19 of 32"}},
        {"It scored 4.8 out of 5.", {"4.8 out of 5"}},
        {"The team took 2,310 referrals.", {"2,310"}},
        {"It cost \u00A32 million.", {"2 million \u00A3"}},
    }));
    CAPTURE(text);
    CHECK(measures_in(text) == values);
}

TEST_CASE("measures: numbers that only name or date something", "[label]") {
    const std::string text = GENERATE("Larch is a 12 bed ward.", "Larch is a 12-bed ward for men.", "The line is open 24/7.",
                                      "This was a breach of Regulation 12.", "breach of regulations 12 and 17", "Section 136 suite",
                                      "3. Review the policy.", "(4) Review the policy.", "Telephone 020 7946 0000",
                                      "Call 01632 960001 for help.", "In 2016 the ward opened.", "from 2014 to 2017", "See page 12.",
                                      "The visit was on 9 August 2024.", "Staff followed NG10.", "COVID-19", "a 17-year-old patient");
    CAPTURE(text);
    CHECK(measures_in(text).empty());
}

TEST_CASE("measures: period and comparator", "[label]") {
    const std::string text = "12% of units did not meet the standard in 2016/17, up from 17% since 2014/15.";
    const auto values = label::read_measures(text, label::read_words(text)).values;
    REQUIRE_FALSE(values.empty());
    CHECK(values[0].period == "2016/17");
    CHECK(values[0].comparator.find("up from 17%") != std::string::npos);
}

}  // namespace findings
