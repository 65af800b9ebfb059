// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: what stands around the text is no finding; what the regulator asks for is a requirement.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE(
    "letter: subject line is the title, address and signature are left out, demands are found",
    "[understand]") {
    const auto report = report_of(document(
        {
            paragraph("Care Quality Commission"),
            paragraph("Citygate"),
            paragraph("12 March 2019"),
            paragraph("Ms J Example"),
            paragraph("Chief Executive"),
            paragraph("Fern Valley NHS Foundation Trust"),
            paragraph("Dear Ms Example"),
            paragraph("Re: Mental Health Act monitoring visit to Alder ward, Aster Hospital, on 4 "
                      "March 2019"),
            paragraph("I am writing about the visit that I made to Alder ward on 4 March 2019. "
                      "Alder ward has 18 beds for men."),
            paragraph("The doors to the garden were locked. The provider must review the "
                      "restriction so that any restriction is individually assessed."),
            paragraph("Records of capacity were missing in three of eight files. You should ensure "
                      "that capacity is recorded before treatment is given under section 58."),
            paragraph("Two leave forms had not been signed. We require the provider to ensure that "
                      "patients are given a copy of their leave form."),
            paragraph("You are asked to:"),
            item("make sure that advocates are offered to every patient"),
            paragraph("Yours sincerely"),
            paragraph("P Reviewer"),
            paragraph("Mental Health Act Reviewer"),
        },
        MediaType::PlainText));
    CHECK(report.title ==
          "Mental Health Act monitoring visit to Alder ward, Aster Hospital, on 4 March 2019");
    CHECK(report.report_kind == "mha-visit");
    CHECK(report.provider.name == "Fern Valley NHS Foundation Trust");
    CHECK(report.location.name == "Aster Hospital");
    CHECK(report.wards == std::vector<std::string>{"Alder ward"});
    CHECK(to_iso(report.published) == "2019-03-12");
    CHECK(to_iso(report.inspected_from) == "2019-03-04");
    CHECK(passage(report, "The provider must review").role == SectionRole::MustActions);
    CHECK(passage(report, "You should ensure").role == SectionRole::ShouldActions);
    CHECK(passage(report, "We require the provider").role == SectionRole::MustActions);
    CHECK(passage(report, "make sure that advocates").role == SectionRole::ShouldActions);
    for (const auto& one : report.passages) {
        CAPTURE(one.text);
        CHECK(one.section.empty() == (one.text.find("advocates") == std::string::npos));
        for (const auto* frame : {"Citygate", "Ms J Example", "P Reviewer", "sincerely", "Dear"})
            CHECK(one.text.find(frame) == std::string::npos);
    }
}

TEST_CASE("letter: a bold line under the salutation is the subject", "[understand]") {
    const auto report = report_of(document({
        paragraph("Dear Dr Sample"),
        heading(2, "Mental Health Act 1983: visit to Harrier Unit, Lowmoor Hospital, 14 June 2016"),
        paragraph("I visited Harrier Unit on 14 June 2016. The unit has 12 beds for women."),
        paragraph("Two patients in seclusion had not been reviewed by a doctor in the first hour. "
                  "Please review how seclusion is recorded."),
        paragraph("Yours faithfully"),
    }));
    CHECK(report.title ==
          "Mental Health Act 1983: visit to Harrier Unit, Lowmoor Hospital, 14 June 2016");
    CHECK(report.report_kind == "mha-visit");
    CHECK(report.location.name == "Lowmoor Hospital");
    CHECK(passage(report, "Please review").role == SectionRole::ShouldActions);
}

TEST_CASE("letter: a report that opens with a letter is no letter", "[understand]") {
    Block head = heading(1, "Review of restraint 2019");
    auto source =
        document({head,
                  paragraph("Dear Secretary of State"),
                  paragraph("I am pleased to send you our review of restraint in hospitals."),
                  paragraph("Yours sincerely"),
                  paragraph("A Person")});
    for (int i = 0; i < 30; ++i)
        source.blocks.push_back(
            paragraph("Hospitals told us, in reply number " + std::to_string(i) +
                      ", how they had reduced the use of restraint on their wards."));
    CHECK(report_of(source).title == "Review of restraint 2019");
}

TEST_CASE("letter: what organisations print under every mail is furniture", "[understand]") {
    const std::string notice = GENERATE(
        "CONFIDENTIALITY NOTICE: This message is for the named addressee only. If you have "
        "received "
        "it in error, please delete it.",
        "This e-mail and any attachments are confidential. If you are not the intended recipient "
        "you "
        "must not copy them.",
        "The information in this email is confidential and is for the person to whom it is "
        "addressed.");
    const auto report = report_of(
        document({heading(1, "Notes of the round table"),
                  paragraph("Patients said that the night round wakes them."),
                  paragraph("This message was on every door: the garden is shut at four."),
                  paragraph(notice)}));
    CHECK(report.passages.size() == 2);
}
