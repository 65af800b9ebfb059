// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"
#include "indexer/label/regulation_names.hpp"
#include "indexer/label/regulations.hpp"
#include "indexer/label/words.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

namespace findings {
namespace {

using Names = std::vector<std::string>;

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
        {"Regulation 12 of the Health and Social Care Act 2008 (Regulated Activities) Regulations "
         "2010",
         {"2010/12"}},
        {"Regulation 18 of the Care Quality Commission (Registration) Regulations 2009",
         {"2009/18"}},
        {"Reg 18 (Registration) 2009", {"2009/18"}},
        {"Reg 16 (CQC Registration)", {"2009/16"}},
        {"Regulation 18 CQC (Registration)", {"2009/18"}},
        {"Regulation 12 (2009)", {"2009/12"}},
        {"Registration Reg 18", {"2009/18"}},
        {"This was a condition of registration. Regulation 18", {"18"}},
        {"Regulation 18(1)(2)(a)(ii)", {"18(1)", "18(2)(a)(ii)"}},
        {"Regulation 18(2)(a)(i)(ii)(b)", {"18(2)(a)(i)", "18(2)(a)(ii)", "18(2)(b)"}},
        {"Regulation 12(2)(h)(i)", {"12(2)(h)", "12(2)(i)"}},
        {"Regulation 12(2)(a)(b)(i)", {"12(2)(a)", "12(2)(b)", "12(2)(i)"}},
        {"Regulation 19(3)(a)", {"19(3)(a)"}},
        {"Charts were incomplete and medicines were late. 12(2)(g)", {"12(2)(g)"}},
        {"Staff were few. 18 (1) and (2)(a).", {"18(1)", "18(2)(a)"}},
        {"The audit found four gaps. 12 (of 30) were old.", {}},
        {"We read the act. 17 (a)bc", {}},
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

TEST_CASE("regulations: each instrument has its own numbers", "[label]") {
    const auto [text, names] = GENERATE(table<std::string, Names>({
        {"Regulation 16 Registration Regulations 2009 Notification of death", {"2009/16"}},
        {"Regulation 18 CQC (Registration) Regulations", {"2009/18"}},
        {"Under the Care Quality Commission (Registration) Regulations 2009, regulation 18(2)(e)",
         {"2009/18(2)(e)"}},
        {"This is a breach of Regulation 18 of the Care Quality Commission (Registration) "
         "Regulations 2009 and of Regulation 12 of the Health and Social Care Act 2008 (Regulated "
         "Activities) Regulations 2014.",
         {"2009/18", "12"}},
        {"This is a breach of Regulation 21(1) of The Regulated Services (Service Providers and "
         "Responsible Individuals) (Wales) Regulations 2017.",
         {"wales-2017/21(1)"}},
        {"Regulation 35(2)(d) of the Regulated Services (Service Providers and Responsible "
         "Individuals) (Wales) Regulations 2017",
         {"wales-2017/35(2)(d)"}},
        {"This is to comply with Regulation 4(1)(a) of The Social Care and Social Work Improvement "
         "Scotland (Requirements for Care Services) Regulations 2011 (SSI 2011/210).",
         {"scotland-2011/4(1)(a)"}},
        {"in order to comply with SSI 2011/210, Regulation 15(b)(i)", {"scotland-2011/15(b)(i)"}},
        {"Regulation 13 (4) of The Nursing Homes Regulations (Northern Ireland) 2005",
         {"northern-ireland-2005/13(4)"}},
        {"Regulation 6 of the Ionising Radiation (Medical Exposure) Regulations 2017", {"2017/6"}},
        {"There was a breach of Regulation 12 because staff had not followed the Human Medicines "
         "Regulations 2012.",
         {"12"}},
        {"Regulation 12 HSCA 2008 (Regulated Activities) Regulations 2014", {"12"}},
        {"regulation 17 of the 2014 Regulations", {"17"}},
    }));
    CAPTURE(text);
    CHECK(label::read_regulations(text, false).regulations == names);
}

TEST_CASE("regulations: a plain number is of the notice above it, or of its publisher's nation",
          "[label]") {
    Passage passage;
    passage.role = SectionRole::Breach;
    passage.section = {
        "Regulation 18 Registration Regulations 2009 Notification of other "
        "incidents"};
    const auto named = [&](std::string_view text, std::string_view nation) {
        auto cited = label::cited_by(text, false);
        label::name_instruments(cited, passage, false, nation);
        return cited.regulations;
    };
    CHECK(named("We were not told. Regulation 18(1)(2)(a)(ii)", {}) ==
          Names{"2009/18(1)", "2009/18(2)(a)(ii)"});
    CHECK(named("They also broke regulation 12.", {}) == Names{"12"});
    passage.section = {"Areas for improvement"};
    CHECK(named("Regulation 21(2)", "wales") == Names{"wales/21(2)"});
    CHECK(named("Regulation 12 HSCA (RA) Regulations 2014", {}) == Names{"12"});
}

TEST_CASE("regulations: a report of the outcomes era cites the 2010 Regulations", "[label]") {
    CHECK(label::read_regulations("Regulation 12", true).regulations == Names{"2010/12"});
    CHECK(label::read_regulations("Regulation 12 HSCA (RA) Regulations 2014", true).regulations ==
          Names{"12"});
}

TEST_CASE("regulations: named by their subject behind a breach", "[label]") {
    const auto [text, names] = GENERATE(table<std::string, Names>({
        {"There was a breach of the regulations around safe care and treatment, consent and good "
         "governance.",
         {"12", "11", "17"}},
        {"We identified breaches in relation to staffing, safeguarding and governance at this "
         "inspection.",
         {"18", "13", "17"}},
        {"The provider was in breach of Regulation 12 (Safe care and treatment).", {"12"}},
        {"The service was not meeting legal requirements relating to dignity and respect.", {"10"}},
        {"There was a breach of regulation 17(2)(b) because governance was poor.", {"17(2)(b)"}},
        {"They had failed to tell us of incidents, a breach of the regulations relating to "
         "notification of other incidents.",
         {"2009/18"}},
        {"Staffing was good and governance was strong.", {}},
        {"There was a breach of confidentiality. Staffing was low.", {}},
    }));
    CAPTURE(text);
    CHECK(label::cited_by(text, false).regulations == names);
}

TEST_CASE("regulations: a heading that cites one speaks for the requirements below it", "[label]") {
    Passage passage;
    passage.role = SectionRole::Breach;
    passage.section = {"Requirement notices",
                       "Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment",
                       "How the regulation was not being met:"};
    CHECK(label::cited_above(passage, false).regulations == Names{"12"});
    passage.section = {"Requirement notices", "Good governance"};
    CHECK(label::cited_above(passage, false).regulations == Names{"17"});
    passage.role = SectionRole::Findings;
    CHECK(label::cited_above(passage, false).regulations.empty());
    CHECK(label::regulation_titled("Safe care and treatment", false) == "12");
    CHECK(label::regulation_titled("Cleanliness and infection control", true) == "2010/12");
}

}  // namespace findings
