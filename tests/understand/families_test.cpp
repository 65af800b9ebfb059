// SPDX-License-Identifier: GPL-3.0-or-later
// Families other than inspections: action plans, papers and national reports, press releases,
// practice cases, threads.
#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/contacts.hpp"
#include "indexer/understand/modality.hpp"
#include "indexer/understand/understand.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE(
    "action plan: columns in any order and wording give finding, action, owner, date and state",
    "[understand]") {
    const auto [head, cells] = GENERATE(table<std::vector<std::string>, std::vector<std::string>>({
        {{"Ref", "What was found", "Regulation", "Action", "Lead", "Due date", "Status"},
         {"1",
          "Care plans were out of date.",
          "12(2)(a)",
          "Review all plans each month.",
          "Ms J Ash, Ward Manager",
          "31 March 2025",
          "Amber"}},
        {{"RAG rating",
          "By when",
          "Responsible person",
          "What we will do",
          "Reg breached",
          "CQC said",
          "No."},
         {"Amber",
          "31 March 2025",
          "Ward Manager (Jane Ash)",
          "Review all plans each month.",
          "Regulation 12(2)(a)",
          "Care plans were out of date.",
          "1"}},
        {{"Issue identified",
          "Improvement action",
          "Action owner",
          "Completion date",
          "Progress",
          "Item",
          "Regulation/Code reference"},
         {"Care plans were out of date.",
          "Review all plans each month.",
          "Jane Ash - Ward Manager",
          "31 March 2025",
          "Amber",
          "1",
          "12(2)(a)"}},
    }));
    CAPTURE(head);
    const auto report = report_of(
        document({heading(1, "Action plan after our inspection"), row(head, true), row(cells)}));
    CHECK(report.report_kind == "action-statement");
    const auto& finding = passage(report, "Care plans");
    const auto& action = passage(report, "Review all plans");
    CHECK(action.role == SectionRole::Response);
    CHECK(finding.reply.text == "Review all plans each month.");
    for (const auto* one : {&finding, &action}) {
        CHECK(one->reply.owner == "Ward Manager");
        CHECK(one->reply.status == "Amber");
        CHECK(one->reply.ref == "1");
        CHECK(to_iso(one->due) == "2025-03-31");
        CHECK(one->section.back().find("12(2)(a)") != std::string::npos);
    }
    for (const auto& one : report.passages) CHECK(one.text.find("Ash") == std::string::npos);
}

TEST_CASE("action plan: a plan printed downwards, and a finding that spans two rows",
          "[understand]") {
    const auto down = report_of(document({heading(1, "Action plan"),
                                          paragraph("Finding: Fire doors were wedged open."),
                                          paragraph("Action: Fit door holders."),
                                          paragraph("Lead: Head of Estates"),
                                          paragraph("Due: May 2024")}));
    CHECK(passage(down, "Fire doors").reply.owner == "Head of Estates");
    CHECK(passage(down, "Fit door").due.month == 5);
    const auto spans =
        report_of(document({heading(1, "Action plan"),
                            row({"Finding", "Action", "Lead", "Due"}, true),
                            row({"Alarms failed.", "Test alarms weekly.", "Matron", "June 2024"}),
                            row({"", "Buy spare alarms.", "Head of Estates", "July 2024"})}));
    CHECK(std::count_if(spans.passages.begin(), spans.passages.end(), [](const Passage& one) {
              return one.text == "Alarms failed.";
          }) == 1);
    CHECK(passage(spans, "Buy spare").reply.owner == "Head of Estates");
}

TEST_CASE("contacts: addresses and telephone numbers are masked, names of owners left out",
          "[understand]") {
    const auto [text, kept] = GENERATE(table<std::string, std::string>({
        {"Write to a.b-c@trust.example.uk now.", "Write to [e-mail left out] now."},
        {"Ring 01632 960 123 or +44 1632 960123.",
         "Ring [telephone left out] or [telephone left out]."},
        {"See www.trust.example/work and page 12.", "See www.trust.example/work and page 12."},
        {"In 2019/20 there were 1,234,567 visits.", "In 2019/20 there were 1,234,567 visits."},
        {"The ward @ night is calm.", "The ward @ night is calm."},
    }));
    CHECK(without_contacts(text) == kept);
    CHECK(role_of_owner("Dr A. Khan") == "");
    CHECK(role_of_owner("Estates") == "Estates");
    CHECK(role_of_owner("Sarah Elm / Deputy Director of Nursing") == "Deputy Director of Nursing");
    CHECK(role_of_owner("Ward managers and pharmacy") == "Ward managers, pharmacy");
    CHECK(role_of_owner("Sarah Elm and the Matron") == "the Matron");
    for (const std::string one : {"Learning and Development Lead",
                                  "Quality & Safety Manager",
                                  "Head of Estates and Facilities",
                                  "Director of Nursing and Quality",
                                  "Health and Safety Committee"})
        CHECK(role_of_owner(one) == one);
    CHECK(role_of_owner("Director of Nursing and Medical Director") ==
          "Director of Nursing, Medical Director");
    CHECK(without_names("Dr Jane Ash and the matron will meet.") ==
          "[name left out] and the matron will meet.");
}

TEST_CASE("national report: numbered recommendations with addressee, date and sub-recommendations",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "A place to recover: a thematic review"),
        heading(2, "Foreword"),
        paragraph(
            "This review looks at wards in England and what they are like to live on for months."),
        heading(2, "Key findings"),
        item("Half of wards had no garden.", "1."),
        heading(2, "Recommendations"),
        paragraph("We make three recommendations."),
        paragraph("Recommendation 1: Integrated care boards should map rehabilitation beds by "
                  "March 2026."),
        paragraph("Recommendation 2 (for local authorities): Fund move-on flats."),
        heading(3, "Recommendation 3"),
        paragraph("NHS England and the Department of Health and Social Care must:"),
        item("publish waits each quarter", "(a)"),
        item("fund crisis houses", "(b)"),
        heading(3, "For commissioners"),
        item("Review every placement twice a year.", "4."),
        heading(2, "References"),
        paragraph("1. Example Centre (2019) Wards we have seen. London: Example Press."),
    }));
    CHECK(report.report_kind == "thematic");
    const auto& first = passage(report, "Recommendation 1");
    CHECK(first.role == SectionRole::Recommendations);
    CHECK(first.number == "1");
    CHECK(first.addressee == "Integrated care boards");
    CHECK(first.modality == "should");
    CHECK(to_iso(first.due) == "2026-03");
    CHECK(passage(report, "Recommendation 2").addressee == "local authorities");
    const auto& sub = passage(report, "fund crisis houses");
    CHECK(sub.number == "3(b)");
    CHECK(sub.addressee == "NHS England and the Department of Health and Social Care");
    CHECK(sub.modality == "must");
    CHECK(passage(report, "Review every").addressee == "commissioners");
    CHECK(passage(report, "We make").role == SectionRole::Body);
    CHECK(passage(report, "1. Example Centre").role == SectionRole::Boilerplate);
}

TEST_CASE("papers: who is asked, in the words they use", "[understand]") {
    CHECK(bodies_at_start("NHS England works with trusts") == "NHS England");
    CHECK(bodies_at_start("the government and local authorities fund this") ==
          "the government and local authorities");
    CHECK(bodies_at_start("People need homes").empty());
    CHECK(modality_in("We recommend that trusts act.") == "recommend");
    CHECK(modality_in("Trusts need to act.") == "need");
    CHECK(modality_in("Trusts acted.").empty());
}

TEST_CASE("captions, notes and references are no findings", "[understand]") {
    const auto report =
        report_of(document({heading(1, "State of care"),
                            heading(2, "Foreword"),
                            paragraph("Figure 3: Use of restraint by ward"),
                            paragraph("Figure 3 shows that restraint fell on most wards."),
                            paragraph("Source: our own survey, 2019"),
                            paragraph("12 Example Centre, Wards, https://example.org/w")}));
    CHECK(passage(report, "Figure 3:").role == SectionRole::Boilerplate);
    CHECK(passage(report, "Figure 3 shows").role == SectionRole::Body);
    CHECK(passage(report, "Source:").role == SectionRole::Boilerplate);
    CHECK(passage(report, "12 Example").role == SectionRole::Boilerplate);
}

TEST_CASE("practice case: parts by varied headings, aims are no results", "[understand]") {
    const auto [head, part] =
        GENERATE(table<std::string, std::string>({{"Where to look", "problem"},
                                                  {"The issue", "problem"},
                                                  {"The challenge", "problem"},
                                                  {"Background", "setting"},
                                                  {"What to change", "what-they-did"},
                                                  {"Our approach", "what-they-did"},
                                                  {"Adding value", "impact"},
                                                  {"Results", "impact"},
                                                  {"What difference it made", "impact"},
                                                  {"Our aims", "aims"},
                                                  {"What helped", "what-helped"},
                                                  {"Lessons learnt", "what-helped"},
                                                  {"What got in the way", "challenges"},
                                                  {"Challenges", "challenges"},
                                                  {"Who was involved", "who-was-involved"},
                                                  {"Costs", "cost"},
                                                  {"Next steps", "next"},
                                                  {"Find out more", "contact"},
                                                  {"Claims", ""},
                                                  {"Elm ward", ""}}));
    CAPTURE(head);
    CHECK(part_of_heading(head) == part);
}

TEST_CASE("practice case: a box without headings inside another paper", "[understand]") {
    const auto report =
        report_of(document({paragraph("Homes first"),
                            paragraph("To house people sooner, we need to:"),
                            item("Plan early."),
                            heading(2, "Case study"),
                            paragraph("Alder ward has developed links with a housing charity. "
                                      "Write to alder@trust.example for more.")}));
    const auto& box = passage(report, "Alder ward");
    CHECK(box.role == SectionRole::CaseStudy);
    CHECK(box.part == "what-they-did");
    CHECK(box.text.find("@") == std::string::npos);
}

TEST_CASE("press release: lists keep their side, the press's own lines are left out",
          "[understand]") {
    auto source = document({heading(1, "Regulator finds improvement at Elm House"),
                            paragraph("Elm House has improved from requires improvement to good."),
                            heading(3, "Inspectors found:"),
                            item("Staff knew people well."),
                            heading(3, "However, inspectors also found:"),
                            item("Some records were late."),
                            paragraph("The full report will be published on the website."),
                            paragraph("Ends"),
                            paragraph("For media enquiries, contact Jo Ash on 01632 960 123.")},
                           MediaType::Html);
    source.properties["canonical_url"] = "https://www.cqc.org.uk/press-release/elm-house";
    const auto report = report_of(source);
    CHECK(report.report_kind == "press-release");
    CHECK(passage(report, "Staff knew").role == SectionRole::Findings);
    CHECK(passage(report, "Some records").role == SectionRole::However);
    CHECK(passage(report, "The full report").role == SectionRole::Boilerplate);
    for (const auto& one : report.passages) CHECK(one.text.find("Ash") == std::string::npos);
}

TEST_CASE("forum: heads of several softwares", "[understand]") {
    const std::vector<Block> first =
        GENERATE(std::vector<Block>{paragraph("by Sam Ash \u00bb 03 May 2012, 09:14")},
                 std::vector<Block>{paragraph("Posted by Sam Ash on 3 May 2012")},
                 std::vector<Block>{paragraph("May 03. 2012"), paragraph("Sam Ash")},
                 std::vector<Block>{paragraph("Sam Ash wrote on 3 May 2012:")},
                 std::vector<Block>{paragraph("Sam Ash | 3 May 2012 10:22 AM")});
    ParsedDocument source = document({heading(1, "Quiet rooms")});
    source.blocks.insert(source.blocks.end(), first.begin(), first.end());
    source.blocks.push_back(paragraph("Has anyone tried a quiet room on an acute ward?"));
    source.blocks.push_back(paragraph("Powered by phpBB"));
    const auto report = report_of(source);
    CHECK(report.report_kind == "forum");
    const auto& post = passage(report, "Has anyone");
    CHECK(post.author == "Sam Ash");
    CHECK(to_iso(post.date) == "2012-05-03");
    for (const auto& one : report.passages) CHECK(one.text.find("Powered") == std::string::npos);
}

TEST_CASE("forum: quotes of earlier posts, citations and signatures carry no theme",
          "[understand]") {
    const auto report = report_of(
        document({heading(1, "Gardens"),
                  paragraph("May 03. 2012"),
                  paragraph("Sam Ash"),
                  paragraph("Our garden is locked from four in the afternoon until morning."),
                  paragraph("May 04. 2012"),
                  paragraph("Jo Elm"),
                  paragraph("Sam Ash wrote:"),
                  paragraph("Our garden is locked from four in the afternoon until morning."),
                  paragraph("Ours is open and nothing has happened since it was."),
                  paragraph("Elm J (2011) Open gardens. Ward Review 4: 1-3"),
                  paragraph("Powered by Ploneboard")}));
    CHECK(with_role(report, SectionRole::Post).size() == 2);
    CHECK(passage(report, "Elm J").role == SectionRole::Boilerplate);
}

TEST_CASE("tables: rows carry the heads of their columns", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "T"), row({"Ward", "2016/17", "2017/18"}, true), row({"Elm", "12", "9"})}));
    CHECK(passage(report, "Elm |").columns ==
          std::vector<std::string>{"Ward", "2016/17", "2017/18"});
}

TEST_CASE("papers: a sentence that asks in running text names who must act and how strongly",
          "[understand]") {
    const auto [text, addressee, modality] = GENERATE(table<std::string, std::string, std::string>({
        {"Services must be able to show who decided each rule.", "Services", "must"},
        {"Ward teams should keep a list of the rules.", "Ward teams", "should"},
        {"A doctor must see the person within an hour.", "doctor", "must"},
        {"Leave must not depend on good behaviour.", "", "must"},
        {"We must not forget what this means.", "", ""},
        {"Staff said that people should be kinder.", "", ""},
    }));
    CAPTURE(text);
    const auto report =
        report_of(document({heading(1, "Rules on wards: guidance for teams"),
                            heading(2, "What we expect"),
                            paragraph(text),
                            paragraph("The guide was written with eleven people.")}));
    const auto& found = passage(report, text.substr(0, 20));
    CHECK(found.addressee == addressee);
    CHECK(found.modality == modality);
}

TEST_CASE("papers: who is asked above a list, and bodies that no list knows", "[understand]") {
    const auto report =
        report_of(document({heading(1, "A pathway for the north"),
                            heading(2, "Recommendation"),
                            paragraph("The committee is asked to:"),
                            item("agree the pathway;", "(a)"),
                            item("stop new placements.", "(b)"),
                            heading(2, "Recommendations"),
                            item("Schools and housing bodies should take part in triage.", "1.")}));
    CHECK(passage(report, "agree the").addressee == "committee");
    CHECK(passage(report, "Schools and").addressee == "Schools and housing bodies");
}

TEST_CASE("papers: publisher and date of a divided byline, of a cover, of a board paper's table",
          "[understand]") {
    const auto divided =
        report_of(document({heading(1, "Walking the ward: guidance for teams"),
                            paragraph("Elm Quality Network for Wards \u00b7 Version 2 \u00b7 March "
                                      "2024 \u00b7 For review in March 2027"),
                            paragraph("The walk is done by two people.")}));
    CHECK(divided.publisher == "Elm Quality Network for Wards");
    CHECK(to_iso(divided.published) == "2024-03");
    const auto board = report_of(document(
        {heading(1, "Elm Valley NHS Foundation Trust: Board of Directors, policy on rules"),
         row({"Item", "Detail"}, true),
         row({"Date of meeting", "29 May 2025"}),
         row({"Purpose", "For decision"}),
         heading(2, "Recommendation"),
         paragraph("The Board is asked to:"),
         item("approve the policy.", "1.")}));
    CHECK(to_iso(board.published) == "2025-05-29");
    CHECK(board.provider.name == "Elm Valley NHS Foundation Trust");
}

TEST_CASE("commissioning paper: outcomes are grouped by whose they are, in any order of words",
          "[understand]") {
    const auto name = GENERATE(as<std::string>{},
                               "Commissioning and contracting outcomes",
                               "Outcomes for patients and carers",
                               "Service user outcomes",
                               "Staff outcomes",
                               "3. System outcomes");
    CAPTURE(name);
    const auto report = report_of(document({heading(1, "Commissioning a pathway"),
                                            heading(2, name),
                                            item("A shorter stay."),
                                            item("Fewer moves."),
                                            heading(2, "Money"),
                                            paragraph("The pathway costs more at first.")}));
    CHECK(with_role(report, SectionRole::OutcomesAimed).size() == 2);
    CHECK(passage(report, "The pathway costs").role != SectionRole::OutcomesAimed);
}

TEST_CASE("papers: recommendations in a table have addressee, number and date from its columns",
          "[understand]") {
    const auto report = report_of(
        document({heading(1, "Safer nights: a position paper"),
                  paragraph("Nights are when most people come to harm."),
                  heading(2, "Recommendations"),
                  row({"No.", "Recommendation", "For", "By when"}, true),
                  row({"1", "Roster two nurses on every ward.", "NHS trusts", "April 2024"}),
                  row({"2", "Inspect at night as well as by day.", "The regulator", "ongoing"})}));
    const auto& first = passage(report, "1 | Roster");
    CHECK(first.addressee == "NHS trusts");
    CHECK(first.number == "1");
    CHECK(to_iso(first.due) == "2024-04");
    CHECK(passage(report, "2 | Inspect").due_text == "ongoing");
}

TEST_CASE("forum: a user's name with date and time opens a post; what another wrote is quoted",
          "[understand]") {
    const auto report = report_of(
        document({heading(1, "Garden hours"),
                  paragraph("jess_w 12 Feb 2023, 09:14"),
                  paragraph("Our garden shuts at 4pm. Has anyone got theirs open all day?"),
                  paragraph("Like (3) | Reply | Report"),
                  paragraph("Tomasz Ashby 12 Feb 2023, 17:40"),
                  paragraph("jess_w wrote: Our garden shuts at 4pm."),
                  paragraph("We did it in stages."),
                  paragraph("Like (9) | Reply | Report"),
                  paragraph("jess_w 14 Feb 2023, 08:02"),
                  paragraph("Thank you. Who agreed it?")}));
    CHECK(report.report_kind == "forum");
    CHECK(passage(report, "We did it").author == "Tomasz Ashby");
    CHECK(to_iso(passage(report, "Thank you").date) == "2023-02-14");
    CHECK(passage(report, "jess_w wrote").role != SectionRole::Post);
    for (const auto& one : report.passages) CHECK(one.text.find("Like (") == std::string::npos);
}
