// SPDX-License-Identifier: GPL-3.0-or-later
// Assessments of councils, other nations' inspectorates, joint inspections, notices and safety
// investigations.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <map>

using namespace findings;
using namespace findings::testing;

TEST_CASE(
    "council: scores in a table are scores of quality statements, and the rating stands under the "
    "council's name",
    "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fennshire County Council: local authority assessment"),
        paragraph("Published: 11 July 2025"),
        heading(2, "About Fennshire"),
        heading(3, "Demographics"),
        paragraph("About 412,000 people live in Fennshire, and a quarter of them are over 65."),
        heading(2, "Overall summary"),
        heading(3, "Local authority rating and score"),
        paragraph("Fennshire County Council"),
        paragraph("Good"),
        paragraph("Overall score: 64"),
        heading(3, "Quality statement scores"),
        row({"Quality statement", "Score"}, true),
        row({"Assessing needs", "2"}),
        row({"Supporting people to lead healthier lives", "Score: 3"}),
        row({"Safe pathways, systems and transitions", "3 - Evidence shows a good standard"}),
        heading(3, "Partnerships and communities"),
        paragraph("Score: 3"),
        paragraph("Partners met every month and knew whom to ring."),
    }));
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.location.name.empty());
    CHECK(report.provider.name == "Fennshire County Council");
    for (const auto& words :
         {"Assessing needs", "Supporting people to lead", "Safe pathways", "Overall score"}) {
        CAPTURE(words);
        CHECK(passage(report, words).role == SectionRole::Boilerplate);
        CHECK(passage(report, words).columns.empty());
    }
    std::map<std::string, std::int32_t> scores;
    for (const auto& statement : report.statements) scores[statement.name] = statement.score;
    CHECK(scores["Assessing needs"] == 2);
    CHECK(scores["Supporting people to live healthier lives"] == 3);
    CHECK(scores["Safe systems, pathways and transitions"] == 3);
    CHECK(scores["Partnerships and communities"] == 3);
    CHECK(passage(report, "Partners met").role != SectionRole::Boilerplate);
}

TEST_CASE("inspection: the rating in the head of a page is a field and no passage",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Corner House"),
        paragraph("Overall: Good read more about inspection ratings"),
        paragraph("2 Church Way, Whitby, YO21 9ZZ"),
        paragraph("Provided and run by: Esk Support Limited"),
        heading(2, "Latest inspection summary"),
        paragraph("We carried out an announced inspection of Corner House on 4 May 2021. People at "
                  "Corner House baked bread on Sundays."),
    }));
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("read more about") == std::string::npos);
}

TEST_CASE("plan in a report: a finding and the improvement it needs are two", "[understand]") {
    const auto report = report_of(document({
        heading(1, "General Dental Practice Inspection Report (Announced)"),
        paragraph("Llanfedw Dental Care"),
        paragraph("Healthcare Inspectorate Wales completed an announced inspection of Llanfedw "
                  "Dental Care on 19 March 2024."),
        heading(1, "Appendix C - Improvement plan"),
        row({"Risk/finding/issue",
             "Improvement needed",
             "Standard / regulation",
             "Service action",
             "Responsi ble officer",
             "Timescal e"},
            true),
        row({"Fire extinguishers had not been serviced since 2021.",
             "The registered manager must ensure that fire extinguishers are serviced every year.",
             "Regulation 22(4)(a)",
             "A contract with a local firm has been signed.",
             "Practice manager",
             "30 June 2024"}),
    }));
    const auto& found = passage(report, "Fire extinguishers had not");
    CHECK(found.text == "Fire extinguishers had not been serviced since 2021.");
    CHECK(found.role != SectionRole::MustActions);
    CHECK(found.reply.owner == "Practice manager");
    const auto& demand = passage(report, "The registered manager must");
    CHECK(demand.role == SectionRole::MustActions);
    CHECK(demand.reply.text == "A contract with a local firm has been signed.");
    CHECK(to_iso(demand.due) == "2024-06-30");
    CHECK(passage(report, "A contract with").role == SectionRole::Response);
}

TEST_CASE("plan: bare numbers below a head of regulations are regulations", "[understand]") {
    const auto [head, cell, said] = GENERATE(table<std::string, std::string, std::string>({
        {"Reg.", "12 (2)(e)", "Regulation 12(2)(e)"},
        {"Regulation", "14", "Regulation 14"},
        {"Regulation(s)", "12, 17", "Regulation 12, Regulation 17"},
        {"HSCA Reg", "18 (2) (a)", "Regulation 18(2)(a)"},
        {"CoP ref", "14", "14"},
    }));
    CAPTURE(head);
    const auto report = report_of(document({
        heading(1, "Action plan: Lowfell House"),
        row({"No.", "What CQC told us", head, "What we will do", "Lead", "By when"}, true),
        row({"M1",
             "Fluid charts were not added up.",
             cell,
             "The deputy adds them up at noon.",
             "Deputy manager",
             "1 April 2020"}),
    }));
    CHECK(passage(report, "Fluid charts").section.back() == said);
}

TEST_CASE("plan in a report: boxes of an improvement plan with their reference, due day and answer",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Inspection Report"),
        paragraph("Gortnamoyle Nursing Home"),
        paragraph("An unannounced inspection took place on 7 March 2023."),
        heading(2,
                "What has this service done to meet any areas for improvement identified at or "
                "since last inspection?"),
        row({"Area for improvement 1\nRef: Regulation 27 (4)\nStated: First time\nThe registered "
             "person shall ensure that fire doors are not wedged open.\nAction taken as confirmed "
             "during the inspection: No door was wedged open.",
             "Met"}),
        heading(1, "Quality Improvement Plan"),
        row({"Action required to ensure compliance with The Nursing Homes Regulations (Northern "
             "Ireland) 2005"}),
        row({"Area for improvement 1\nRef: Regulation 21 (1) (b)\nStated: First time\nTo be "
             "completed by: 30 April 2023",
             "The registered person shall ensure that nobody starts work before two references "
             "have been received.\nRef: 5.2.1\nResponse by registered person detailing the actions "
             "taken: A checklist now stops a start date from being given."}),
    }));
    const auto& asked = passage(report, "The registered person shall ensure that nobody");
    CHECK(asked.text ==
          "The registered person shall ensure that nobody starts work before two references have "
          "been received.");
    CHECK(asked.role == SectionRole::MustActions);
    CHECK(to_iso(asked.due) == "2023-04-30");
    CHECK(asked.reply.text == "A checklist now stops a start date from being given.");
    CHECK(passage(report, "A checklist now").role == SectionRole::Response);
    CHECK(passage(report, "Area for improvement 1 Ref: Regulation 21").role ==
          SectionRole::Boilerplate);
    CHECK(passage(report, "The registered person shall ensure that fire").role ==
          SectionRole::History);
    CHECK(passage(report, "Action required to ensure").role == SectionRole::Boilerplate);
}

TEST_CASE("visit: a numbered domain names what follows and asks for nothing", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act 1983 monitoring visit"),
        paragraph("Ward(s) visited: Plover ward"),
        paragraph("Visit date: 4 April 2019"),
        heading(2, "Domain areas"),
        row({"Domain 2: Detention in hospital"}),
        row({"MHA section: 17\nCoP Ref: 27.17"}),
        row({"We found:\nLeave was cancelled 14 times in March 2019."}),
        row({"Your action statement should address:\nWhat will be done so that leave takes "
             "place."}),
        row({"Domain 2: Detention in hospital"}),
        row({"We found:\nTwo charts did not match the certificate."}),
        row({"Your action statement should address:\nHow charts and certificates will agree."}),
        paragraph("During our visit, patients raised specific issues regarding their care, "
                  "treatment and human rights. These issues are noted below for your action, and "
                  "you should address them in your action statement."),
    }));
    for (const auto& one : report.passages) {
        if (one.text.starts_with("Domain 2") || one.text.starts_with("During our visit"))
            CHECK(one.role == SectionRole::Boilerplate);
    }
    CHECK(with_role(report, SectionRole::ActionStatement).size() == 2);
    CHECK(with_role(report, SectionRole::WeFound).size() == 2);
}

TEST_CASE("visit: each item that a statement has to address is one, the rest of a head is none",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act 1983 monitoring visit"),
        paragraph("Ward(s) visited: Plover ward"),
        paragraph("Visit date: 4 April 2019"),
        heading(2, "Areas for your action statement"),
        row({"We found:\nReviews were not recorded."}),
        row({"Your action statement should address:\nHow you will ensure that two nurses review "
             "each patient. When a clock will be visible from the room. The clock is needed."}),
        row({"Domain 2: Care, support and treatment in",
             "MHA section: 58",
             "CoP Ref: Chapters 24 and"}),
        row({"hospital", "25"}),
        heading(3, "We found:"),
        paragraph("One chart had a medicine on it that was not on the certificate."),
        heading(3, "Your action statement should address:"),
        paragraph("How charts and certificates will agree."),
        row({"Domain 3: Leaving", "CoP Ref: Chapter"}),
        row({"hospital", "33"}),
    }));
    CHECK(with_role(report, SectionRole::ActionStatement).size() == 3);
    CHECK(passage(report, "When a clock").text ==
          "When a clock will be visible from the room. The clock is needed.");
    for (const auto& one : report.passages) {
        if (one.text.starts_with("hospital")) CHECK(one.role == SectionRole::Boilerplate);
    }
}

TEST_CASE("other bodies: the days of an inspection told in its letter or report", "[understand]") {
    const auto [said, from, to] = GENERATE(table<std::string, std::string, std::string>({
        {"The inspection took place from 11 to 15 March 2024.", "2024-03-11", "2024-03-15"},
        {"This was an unannounced inspection which took place on 12, 13 and 14 February 2025.",
         "2025-02-12",
         "2025-02-14"},
        {"It follows our unannounced focused inspection of the maternity service on 22 and 23 June "
         "2021.",
         "2021-06-22",
         "2021-06-23"},
    }));
    const auto report = report_of(document({
        heading(1, "Joint targeted area inspection of Marlshire"),
        paragraph("This letter summarises the findings of the joint targeted area inspection. " +
                  said),
        heading(2, "Headline findings"),
        paragraph("Health visitors ask about abuse at every visit."),
    }));
    CHECK(report.report_kind == "inspection-report");
    CHECK(to_iso(report.inspected_from) == from);
    CHECK(to_iso(report.inspected_to) == to);
}

TEST_CASE("other bodies: a care service's kind below its name is not a part of it",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Strathnairn House\nCare Home Service"),
        paragraph("Type of inspection: Unannounced"),
        paragraph("Completed on: 14 February 2025"),
        heading(2, "About the service"),
        paragraph("Strathnairn House is registered to provide care to 34 older people."),
        heading(2, "Areas for improvement"),
        item("The manager should review each care plan."),
        paragraph(
            "This is to ensure that care and support is consistent with the Health and Social Care "
            "Standards (HSCS) which state that: \"My plan is right for me\" (HSCS 1.15)."),
    }));
    CHECK(report.location.name == "Strathnairn House");
    CHECK(passage(report, "This is to ensure").role == SectionRole::Boilerplate);
}

TEST_CASE("notice: a warning notice that is itself the document", "[understand]") {
    const auto report = report_of(document({
        paragraph("Teviot Teaching Hospitals NHS Trust"),
        paragraph("10 July 2021"),
        heading(1, "SECTION 29A WARNING NOTICE"),
        paragraph("This notice is served under Section 29A of the Health and Social Care Act 2008. "
                  "It follows our unannounced focused inspection on 22 and 23 June 2021."),
        paragraph("Staff did not keep women safe while they waited for triage."),
    }));
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement.front().kind == "warning-notice");
}

TEST_CASE("investigation: safety recommendations are numbered and addressed", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Unseen deterioration of patients in ambulances"),
        paragraph("Healthcare Safety Bureau"),
        paragraph("Investigation report I-2024/017"),
        paragraph("October 2024"),
        heading(2, "The reference event"),
        paragraph("A man waited in an ambulance for five hours."),
        heading(2, "Safety recommendations"),
        heading(3, "Safety recommendation R/2024/031:"),
        paragraph(
            "HSB recommends that NHS England requires one early warning score by April 2026."),
        paragraph("Safety recommendation R/2024/032:"),
        paragraph("HSB recommends that the Association of Ambulance Trusts sets out who is "
                  "responsible for a patient in the queue."),
        heading(2, "Safety observations"),
        paragraph("Departments may improve safety if they give crews one number to ring."),
    }));
    CHECK(report.report_kind == "thematic");
    const auto& score = passage(report, "HSB recommends that NHS England");
    CHECK(score.role == SectionRole::Recommendations);
    CHECK(score.number == "R/2024/031");
    CHECK(score.addressee == "NHS England");
    CHECK(to_iso(score.due) == "2026-04");
    const auto& queue = passage(report, "HSB recommends that the Association");
    CHECK(queue.number == "R/2024/032");
    CHECK(queue.addressee == "Association of Ambulance Trusts");
    CHECK(passage(report, "Departments may").number.empty());
}

TEST_CASE("case: learning from an incident tells what went wrong and what was done",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Issue 14: Wrong size of hoist sling"),
        paragraph("Each issue describes a critical issue: what happened, what was done about it, "
                  "and the steps you can take to avoid it happening in your service."),
        heading(2, "What happened"),
        paragraph("A woman slipped through a sling that was too large for her."),
        heading(2, "What CQC did"),
        paragraph("We prosecuted the provider."),
        heading(2, "What the provider did"),
        paragraph("Each person now has two slings with their own label."),
        heading(2, "What you can do to avoid this happening"),
        item("Write the size of the sling in the care plan."),
    }));
    CHECK(report.report_kind == "case-study");
    CHECK(passage(report, "A woman slipped").part == "problem");
    CHECK(passage(report, "Each person now").part == "what-they-did");
}

TEST_CASE("inspection: an address below the name of a place is no title", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Millrace Recovery Centre"),
        paragraph("Overall: Requires improvement read more about inspection ratings"),
        paragraph("4 Mill Lane, Frome, Somerset, BA11 9ZZ (01632) 960777"),
        paragraph("Provided and run by: Newdawn Recovery Limited"),
        heading(2, "Latest inspection summary"),
        paragraph("Naloxone was kept in a locked room to which night staff had no key."),
    }));
    CHECK(report.title == "Millrace Recovery Centre");
}
