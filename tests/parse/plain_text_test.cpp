// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::shape;

TEST_CASE("plain text: headings, paragraphs and lists by their shape", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Safe\n====\n\nStaffing\n--------\n\nThere were enough nurses on every shift.\n",
         "H1 Safe / H2 Staffing / P There were enough nurses on every shift."},
        {"Service Outcomes\n\n  1. Improved pathways.\n  2. New services.\n\n",
         "H1 Service Outcomes / LI1 {1.} Improved pathways. / LI1 {2.} New services."},
        {"We need to:\n-\nFinalise the metrics.\n-\nShare good practice.\n",
         "P We need to: / LI1 Finalise the metrics. / LI1 Share good practice."},
        {"Intro here.\n\n\xE2\x80\xA2 one\n  \xE2\x80\xA2 two deeper\n\xE2\x80\xA2 three\n\nEnd.",
         "P Intro here. / LI1 one / LI2 two deeper / LI1 three / P End."},
        {"Ward rules\n\nAll are told. Every worker has two hours of induction and a log-\nin "
         "before the first shift on which they work alone on a ward.",
         "H1 Ward rules / P All are told. Every worker has two hours of induction and a log-in "
         "before the first shift on which they work alone on a ward."},
        {"Provider: Meadow Trust\nLocation: Rowan House\nRegion: South West",
         "P Provider: Meadow Trust / P Location: Rowan House / P Region: South West"},
        {"First paragraph of the item.\n\ncoins-1523383_1920\n\nNext paragraph of it.",
         "P First paragraph of the item. / P coins-1523383_1920 / P Next paragraph of it."},
        {"November 24. 2011\nTheresa Eynon\n\nOne of the key themes.",
         "P November 24. 2011 / P Theresa Eynon / P One of the key themes."},
        {"Up to the forum on better quality on wards\nNovember 24. 2011\nSam Ash\n\nOne of the key "
         "themes.",
         "H1 Up to the forum on better quality on wards / P November 24. 2011 / P Sam Ash / P One "
         "of the key themes."},
        {"4.1 People are seen on the day on which they are referred to us.\n4.2 Nobody is turned "
         "away.\n\nText follows here.",
         "P 4.1 People are seen on the day on which they are referred to us. / P 4.2 Nobody is "
         "turned away. / P Text follows here."},
        {"Summary......... 7\n\nText follows here.", "~ Summary......... 7 / P Text follows here."},
        {"Round table\n\n1. Food at weekends\n- Supper was cold.\n- Nobody asked.\n\n2. Visits\no "
         "The door was open.\n",
         "H1 Round table / H2 1. Food at weekends / LI1 Supper was cold. / LI1 Nobody asked. / H2 "
         "2. Visits / LI1 The door was open."},
        {"We ask for three things.\n\n1. Better food.\n2. More visits.\n3. A garden.\n",
         "P We ask for three things. / LI1 {1.} Better food. / LI1 {2.} More visits. / LI1 {3.} A "
         "garden."},
        {"2.1 Findings\n\nText follows here.", "H3 2.1 Findings / P Text follows here."},
        {"Rowan House\nMeadow Trust - 2015-05-27\n\nIs the service safe? Good\n\nStaff were kind.",
         "H1 Rowan House / P Meadow Trust - 2015-05-27 / H2 Is the service safe? Good / P Staff "
         "were kind."},
    }));
    CAPTURE(text);
    CHECK(shape(parse_text(as_bytes(text))) == expected);
}

TEST_CASE("plain text: hard-wrapped lines are one paragraph", "[parse]") {
    const std::string text =
        "The ward manager told us that the trust had carried out an audit of every\n"
        "ligature point on the ward and that staff knew where to find it. We saw the\n"
        "assess-\nment and a plan.\n\nA second paragraph.";
    CHECK(shape(parse_text(as_bytes(text))) ==
          "P The ward manager told us that the trust had carried out an audit of every ligature "
          "point on the ward and that "
          "staff knew where to find it. We saw the assessment and a plan. / P A second paragraph.");
}

TEST_CASE("plain text: offsets are bytes of the source and form feeds part pages", "[parse]") {
    const std::string text = "Caf\xC3\xA9 was open.\r\n\r\nSecond one here.\fThird one here.";
    const auto document = parse_text(as_bytes(text));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 3);
    CHECK(text.substr(document->blocks[1].offset, 6) == "Second");
    CHECK(text.substr(document->blocks[2].offset, 5) == "Third");
    CHECK(document->blocks[1].page_number == 1);
    CHECK(document->blocks[2].page_number == 2);
    CHECK(document->page_count == 2);
}

TEST_CASE("plain text: what the site printed around it is furniture", "[parse]") {
    CHECK(
        shape(parse_text(as_bytes(
            "Skip to content. | Skip to navigation\n\nNHS Operating Framework\n\nText is here.\n\n"
            "27 Forensic wards Quality Report 14/07/2016\n\nMore text.\n\nAds by Google"))) ==
        "~ Skip to content. | Skip to navigation / H1 NHS Operating Framework / P Text is here. / "
        "~ 27 Forensic wards Quality Report 14/07/2016 / P More text. / ~ Ads by Google");
}

TEST_CASE("plain text: tables drawn with bars, tabs and gaps", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"| Question | Rating |\n|----------|--------|\n| Safe | Good |\n| Caring | Outstanding "
         "|\n",
         "TR^ Question | Rating / TR Safe | Good / TR Caring | Outstanding"},
        {"Safe        Good\nCaring      Outstanding\nWell-led    Requires improvement\n\nText of "
         "the report here.",
         "TR Safe | Good / TR Caring | Outstanding / TR Well-led | Requires improvement / P Text "
         "of the report here."},
        {"Ref\tAction\tLead\n1\tMend doors\tEstates\n",
         "TR Ref | Action | Lead / TR 1 | Mend doors | Estates"},
        {"More beds | The Paper\n\nBeds were added in every region.",
         "P More beds | The Paper / P Beds were added in every region."},
        {"Provider:     Meadow Trust\nRegion:       London\nType:         Hospital",
         "P Provider: Meadow Trust / P Region: London / P Type: Hospital"},
    }));
    CAPTURE(text);
    CHECK(shape(parse_text(as_bytes(text))) == expected);
}

TEST_CASE("plain text: what each page repeats is furniture", "[parse]") {
    const std::string page1 = "Elm Trust\n\nStaff were kind to people.\n\n1\f";
    const std::string page2 = "Elm Trust\n\nDoors were locked at night.\n\n2\f";
    const std::string page3 = "Elm Trust\n\nMeals were hot.\n\n3";
    CHECK(shape(parse_text(as_bytes(page1 + page2 + page3))) ==
          "~ Elm Trust / P Staff were kind to people. / ~ 1 / ~ Elm Trust / P Doors were locked at "
          "night. / ~ 2 / "
          "~ Elm Trust / P Meals were hot. / ~ 3");
}

TEST_CASE("plain text: a paragraph left of its bullet is no part of the item", "[parse]") {
    CHECK(shape(parse_text(as_bytes("Inspectors found:\n\n  \u2022 There was no psychologist for "
                                    "people on the ward, and the post had been empty.\n"
                                    "The report will be published next week.\n"))) ==
          "P Inspectors found: / LI1 There was no psychologist for people on the ward, and the "
          "post had been empty. / "
          "P The report will be published next week.");
}

TEST_CASE("plain text: residue of feeds and copies", "[parse]") {
    CHECK(shape(parse_text(as_bytes("<p>Staff were <b>kind</b>.</p>\n\nA score of <5 was low."))) ==
          "P Staff were kind. / P A score of <5 was low.");
    CHECK(shape(parse_text(as_bytes("Text of the report is here.\n\nShare Tweet Print\n\nSimilar "
                                    "documents\n\nA policy\n"))) ==
          "P Text of the report is here. / ~ Share Tweet Print / ~ Similar documents / ~ A policy");
    const auto message = parse_text(
        as_bytes("From: a@example.org\nDate: 1 May 2012\nSubject: Beds\n\nWe need beds here."));
    CHECK(message->title == "Beds");
}

TEST_CASE("plain text: nothing to read is an Error", "[parse]") {
    CHECK(shape(parse_text(as_bytes("\n\n----\n"))) == "Error: holds no text");
}

TEST_CASE("text: what would take quadratic time or all memory does not", "[parse]") {
    // A million items in a row, 10 MB of line ends, 750,000 marks on one letter: seconds at most,
    // by the limit of the test.
    const std::string many(2'000'000, '\n');
    CHECK(shape(parse_text(as_bytes("one\n" + many + many + many + many + many + "two\n"))) ==
          "P one / P two");
    std::string lines;
    for (int i = 0; i < 2'100'000; ++i) lines += "x\n";
    CHECK_THAT(shape(parse_text(as_bytes(lines))), test::contains("lines of text"));
    std::string marks = "a";
    for (int i = 0; i < 250'000; ++i) marks += "\xCC\x81\xCC\xA3";
    CHECK(shape(parse_text(as_bytes("Staff were kind. " + marks))).size() < 200);
}

TEST_CASE("text: a numbered heading behind a list with other numbers, page numbers between dashes",
          "[parse]") {
    const std::string text =
        "1. Background\n\nThe board pays for beds and for nothing else that it knows of.\n\n2. "
        "Outcomes\n\n4. Families are told of a fall on the same day.\n\n5. Families can stay "
        "overnight.\n\n"
        "3. Recommendation\n\nThe committee is asked to approve the outcomes above.\n\n          - "
        "1 -\n";
    CHECK(samples::kinds_of(parse_text(as_bytes(text))) == "HPHLLHPf");
}

TEST_CASE("text: numbered parts of a paper right over their sentences are headings", "[parse]") {
    const auto kinds_of = [](const std::string& text) {
        return samples::kinds_of(parse_text(as_bytes(text)));
    };
    CHECK(
        kinds_of("Paper for the quality committee\n\n1. Restrictive interventions\nSeclusion rose "
                 "from 22 to 31.\nIt was longest on Alder ward.\n\n2. Access\n72% of urgent "
                 "referrals were seen within a day.\n") == "HHPPHP");
    CHECK(
        kinds_of("Visit to Rowan ward\n\nLeave of absence\nWe found:\nLeave was fine.\n\nFood\nWe "
                 "found:\nFood was hot.\n") == "HHPPHPP");
    // One such line alone is an item that goes on, and so are questions in a row.
    CHECK(kinds_of(
              "Before your visit\n\n1. Bring a photo\nYou cannot be let in without one.\n\nThank "
              "you for coming to see us.\n") == "HLPP");
    CHECK(kinds_of("Questions for the panel\n\n1. How did staff respond?\n\n2. Who was told?\n") ==
          "HLL");
}

TEST_CASE("plain text: short heads right over sentences, where several parts begin so", "[parse]") {
    const std::string text =
        "Safety huddle learning note no. 14\n\n"
        "What happened\nA patient was restrained for eleven minutes.\n\n"
        "What we found\nNobody on shift had read the care plan.\n"
        "The alarm had not been tested for seven weeks.\n\n"
        "What we changed\nAlarms are tested on every Monday.\n";
    CHECK(shape(parse_text(as_bytes(text))) ==
          "H1 Safety huddle learning note no. 14 / H2 What happened / P A patient was restrained "
          "for eleven minutes. / H2 "
          "What we found / P Nobody on shift had read the care plan. / P The alarm had not been "
          "tested for seven weeks. / "
          "H2 What we changed / P Alarms are tested on every Monday.");
    const std::string letter =
        "Dear colleagues\n\nThe unit\nWe met on the unit on a wet afternoon.\n";
    CHECK(shape(parse_text(as_bytes(letter))).find("H2 The unit") == std::string::npos);
}

TEST_CASE("plain text: particulars below a title stand one a line, numbered parts below capitals",
          "[parse]") {
    const std::string text =
        "MENTAL HEALTH ACT VISIT: SUMMARY NOTE\n"
        "Teasel Ward, Alder Moor Hospital - Corrie Vale Healthcare NHS Trust\n"
        "Visited: Thursday 13 March 2025, 10.15am to 5pm (unannounced)\n"
        "Reviewers: one Mental Health Act reviewer, one Expert by Experience\n"
        "Reply wanted by: 25 April 2025\n\n"
        "WHAT WE FOUND\n\n"
        "1. Rights (section 132; Code chapter 4)\n"
        "Rights were explained on admission in all nine records and repeated\n"
        "monthly. The ward had written its own picture version with two former\n"
        "patients and it was very good.\n\n"
        "2. Consent to treatment (section 58; Code chapter 25)\n"
        "Two T2 forms did not list medicines that were being given. In one record\n"
        "there was no note of a discussion about capacity to consent since the\n"
        "previous October.\n\n"
        "3. Privacy\n"
        "Nine patients slept in bays of three. Curtains had been replaced by\n"
        "solid screens since our last visit but these did not reach the ceiling.\n";
    const std::string read = shape(parse_text(as_bytes(text)));
    for (const std::string part :
         {" / P Visited: Thursday 13 March 2025, 10.15am to 5pm (unannounced) / ",
          " / P Reply wanted by: 25 April 2025 / ",
          "H2 WHAT WE FOUND / H3 1. Rights (section 132; Code chapter 4) / P Rights were",
          "H3 2. Consent to treatment (section 58; Code chapter 25) / P Two T2",
          "H3 3. Privacy / P Nine patients"}) {
        CAPTURE(part, read);
        CHECK(read.find(part) != std::string::npos);
    }
}

TEST_CASE("plain text: a line over a list is none of the item above it", "[parse]") {
    const std::string text =
        "We rated it as inadequate because:\n"
        "- The wards did not have enough nurses to keep people safe.\n"
        "- Checks did not find these shortfalls in the service.\n"
        "However:\n"
        "- Staff said that they felt supported by the new director.\n";
    CHECK(shape(parse_text(as_bytes(text))) ==
          "P We rated it as inadequate because: / LI1 The wards did not have enough nurses to keep "
          "people safe. / LI1 Checks did not find these shortfalls in the service. / P However: / "
          "LI1 Staff said that they felt supported by the new director.");
}

TEST_CASE("plain text: a word below a line of days is none of it", "[parse]") {
    const std::string text =
        "Published: 27 April 2015 Page last updated: 12 May 2022\n"
        "Categories\n"
        "\n"
        "The trust has been rated as good after an inspection.\n";
    CHECK(shape(parse_text(as_bytes(text))).find("2022 / ") != std::string::npos);
}

TEST_CASE("plain text: particulars led to by dots are labels with their values", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Provider ............. Marram Transport Limited\n"
         "Provider ID .......... 1-9955310020\n"
         "Date of visit ........ 17 September 2018 (announced), 26 September 2018\n"
         "                       (unannounced)\n"
         "Number of beds ....... 12\n\nText follows here.",
         "P Provider: Marram Transport Limited / P Provider ID: 1-9955310020 / P Date of visit: 17 "
         "September 2018 (announced), 26 September 2018 (unannounced) / P Number of beds: 12 / P "
         "Text follows here."},
        {"Name of home:______ Elm House\nName of registered manager:______ Ann Bell\n\nText here.",
         "P Name of home: Elm House / P Name of registered manager: Ann Bell / P Text here."},
        {"Location . . . . . . Elm House\nPostcode . . . . . . . NR99 6ZE\n\nText here.",
         "P Location: Elm House / P Postcode: NR99 6ZE / P Text here."},
        {"Location \xE2\x80\xA6\xE2\x80\xA6 Elm House\nPostcode \xE2\x80\xA6\xE2\x80\xA6 NR99 "
         "6ZE\n\nText here.",
         "P Location: Elm House / P Postcode: NR99 6ZE / P Text here."},
        {"Service ------- Elm House\nInspector ----- 4471\nVisited ------- 4 May 2019\n\nText.",
         "P Service: Elm House / P Inspector: 4471 / P Visited: 4 May 2019 / P Text."},
        {"Foreword........ iii\nSummary......... 7\nWhat we found... 12\n\nText follows here.",
         "~ Foreword........ iii / ~ Summary......... 7 / P What we found... 12 / P Text follows "
         "here."},
    }));
    CAPTURE(text);
    CHECK(shape(parse_text(as_bytes(text))) == expected);
}

TEST_CASE("plain text: cells that a narrow column broke are whole", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"                     This location    Patient        Emergency and\n"
         "                                      transport      urgent care\n"
         "Overall              Requires         Requires       Good\n"
         "                     improvement      improvement\n"
         "Are services safe?   Requires         Good           Good\n"
         "                     improvement\n"
         "Caring?              Outstanding      Outstanding    Not rated\n\nText is here.",
         "TR This location | Patient transport | Emergency and urgent care / TR Overall | Requires "
         "improvement | Requires improvement | Good / TR Are services safe? | Requires improvement "
         "| Good | Good / TR Caring? | Outstanding | Outstanding | Not rated / P Text is here."},
        {"Question       Rating         Last time\n"
         "-------------  -------------  -------------\n"
         "Safe           Requires       Good\n"
         "               improvement\n\n"
         "Well-led       Good           Requires\n"
         "                              improvement\n\nText is here.",
         "TR^ Question | Rating | Last time / TR Safe | Requires improvement | Good / TR Well-led "
         "| "
         "Good | Requires improvement / P Text is here."},
        {"Safe         Requires\n             improvement\nEffective    Good\nCaring       "
         "Good\nText goes on here below the table and is no part of it at all.\n",
         "TR Safe | Requires improvement / TR Effective | Good / TR Caring | Good / P Text goes on "
         "here below the table and is no part of it at all."},
        {"| Service | Safe | Caring |\n|---|---|---|\n| Surgery | Requires | Good |\n"
         "|  | improvement | |\n| Maternity | Good | Good |\n\nText is here.",
         "TR^ Service | Safe | Caring / TR Surgery | Requires improvement | Good / TR Maternity | "
         "Good | Good / P Text is here."},
        {"Area               What we        Score\n                   found\n"
         "Involving people   Good           3\nto manage risks\nSafeguarding       Good           "
         "3\n\nText is here.",
         "TR Area | What we found | Score / TR Involving people to manage risks | Good | 3 / TR "
         "Safeguarding | Good | 3 / P Text is here."},
    }));
    CAPTURE(text);
    CHECK(shape(parse_text(as_bytes(text))) == expected);
}

TEST_CASE("plain text: headings between marks and under other lines", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"SERVICES\n========\n\nAre they safe?\n--------------\n\n~ Incidents ~\n\nThere were "
         "three.\n\n~ Staffing ~\n\nThere were enough.\n\n-- end of text copy --\n\nCopies can be "
         "had.",
         "H1 SERVICES / H2 Are they safe? / H3 Incidents / P There were three. / H3 Staffing / P "
         "There were enough. / ~ -- end of text copy -- / P Copies can be had."},
        {"=======\nSUMMARY\n=======\n\nStaffing\n~~~~~~~~\n\nThere were enough.",
         "H1 SUMMARY / H3 Staffing / P There were enough."},
        {"*** SUMMARY ***\n\nIt was good on the whole.\n\n*** RATINGS ***\n\nThere were five.",
         "H1 SUMMARY / P It was good on the whole. / H1 RATINGS / P There were five."},
        {"Summary\n=======\n\n== Staffing ==\nThere were enough.\n\n* one *\n\nText is here.",
         "H1 Summary / H2 Staffing / P There were enough. / LI1 one * / P Text is here."},
    }));
    CAPTURE(text);
    CHECK(shape(parse_text(as_bytes(text))) == expected);
}
