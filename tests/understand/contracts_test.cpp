// SPDX-License-Identifier: GPL-3.0-or-later
// Contracts and policies: whose they are, and what their numbered paragraphs ask of whom.
#include "indexer/understand/asked_subjects.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("contract: commissioner, provider, place and day from its particulars", "[understand]") {
    const auto layout = GENERATE(0, 1, 2);
    CAPTURE(layout);
    ParsedDocument contract = document({}, MediaType::Docx);
    const auto add = [&](Block block) { contract.blocks.push_back(std::move(block)); };
    if (layout == 0) {
        add(paragraph("NHS Thorne and Isle Integrated Care Board"));
        add(paragraph("NHS Standard Contract 2025/26: Particulars"));
        add(heading(1, "Schedule 4C: Local Quality Requirements"));
        add(paragraph(
            "Provider: Bramwith Hospitals Limited\nPremises: Kirkhouse Green Hospital (48 "
            "beds)\nContract reference: TI/MH/2025/031\nSchedule agreed: 14 March 2025"));
    } else if (layout == 1) {
        add(heading(1, "Service specification: rehabilitation ward"));
        add(row({"Contract number", "FE/2025/7"}));
        add(row({"Commissioner", "NHS Thorne and Isle Integrated Care Board"}));
        add(row({"Provider", "Bramwith Hospitals Limited"}));
        add(row({"Service location", "Kirkhouse Green Hospital, Thorne"}));
        add(row({"Date of agreement", "14 March 2025"}));
    } else {
        add(heading(1, "Service level agreement for advocacy in hospital"));
        add(paragraph("Coordinating commissioner: NHS Thorne and Isle Integrated Care Board"));
        add(paragraph("Provider: Bramwith Hospitals Limited"));
        add(paragraph("Site: Kirkhouse Green Hospital"));
        add(paragraph("Commencement date: 14 March 2025"));
    }
    add(heading(2, "Part C. Provider obligations"));
    add(item("The Provider must notify the Commissioner of any serious incident.", "1."));
    add(item("The Provider shall publish its data on restraint every quarter.", "2."));
    add(item("The Provider should invite carers to the first ward review.", "3."));
    const auto report = report_of(contract);
    CHECK(report.report_kind == "policy");
    CHECK(report.publisher == "NHS Thorne and Isle Integrated Care Board");
    CHECK(report.provider.name == "Bramwith Hospitals Limited");
    CHECK(report.location.name == "Kirkhouse Green Hospital");
    CHECK(to_iso(report.published) == "2025-03-14");
    const auto& shall = passage(report, "The Provider shall publish");
    CHECK(shall.role == SectionRole::Recommendations);
    CHECK(shall.addressee == "Provider");
    CHECK(shall.modality == "must");
    CHECK(passage(report, "The Provider should").modality == "should");
}

TEST_CASE("policy: a paper with a sheet of control that speaks of itself as one", "[understand]") {
    const auto [words, kind] = GENERATE(table<std::string, std::string>({
        {"Seven wards were locked when this policy was last reviewed.", "policy"},
        {"This procedure applies to all inpatient wards of the Trust.", "policy"},
        {"This standard operating procedure tells staff what to do at night.", "policy"},
        {"This guideline helps staff to decide when to open a door.", "guidance"},
    }));
    CAPTURE(words);
    const auto report = report_of(document(
        {
            heading(1, "Locked Doors on Inpatient Wards"),
            row({"Document number", "MO-CG-113"}),
            row({"Version", "3.0"}),
            row({"Ratified by", "Clinical Governance Group"}),
            row({"Date issued", "1 November 2022"}),
            row({"Next review", "October 2025"}),
            paragraph(
                "Printed copies are uncontrolled. Check the intranet for the latest version."),
            heading(2, "1 Introduction"),
            paragraph(words),
        },
        MediaType::Odt));
    CHECK(report.report_kind == kind);
    CHECK(to_iso(report.published) == "2022-11-01");
    for (const auto& one : report.passages)
        CHECK(one.text.find("uncontrolled") == std::string::npos);
}

TEST_CASE("rules: who must act may stand behind a clause that says when", "[understand]") {
    const auto [text, subject] = GENERATE(table<std::string, std::string>({
        {"When a door is locked the nurse in charge should explain why.", "The nurse in charge"},
        {"After seclusion has ended, the ward manager must record it.", "The ward manager"},
        {"If a patient asks to leave the duty doctor must see them.", "The duty doctor"},
        {"Before leave begins the nurse shall write down the plan.", "The nurse"},
        {"If the door has been locked for a day the matron must be informed.", ""},
        {"Wards are open and doors should stay so.", ""},
    }));
    CAPTURE(text);
    CHECK(understanding::subject_behind_opening(text) == subject);
}

TEST_CASE("recommendations: a line over the list says whom it is for", "[understand]") {
    const auto [line, body] = GENERATE(table<std::string, std::string>({
        {"For Aldershaw Mental Health NHS Trust:", "Aldershaw Mental Health NHS Trust"},
        {"To NHS Penmoor Integrated Care Board:", "NHS Penmoor Integrated Care Board"},
        {"Recommendations for Fenmoor Council:", "Fenmoor Council"},
        {"For commissioners:", "commissioners"},
    }));
    CAPTURE(line);
    const auto report = report_of(document({
        heading(1, "Still waiting: what people told us"),
        paragraph("We asked 418 people about community services in Aldershaw last winter."),
        heading(2, "Our recommendations"),
        paragraph(line),
        item("Give everybody on the list a named contact and a date.", "1."),
        item("Send each person a copy of their care plan.", "2."),
    }));
    CHECK(passage(report, "Give everybody").addressee == body);
    CHECK(passage(report, "Send each").addressee == body);
}
