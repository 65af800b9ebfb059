// SPDX-License-Identifier: GPL-3.0-or-later
// Digests whose entries say with labels who published them and when.
#include "indexer/understand/digest_labels.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;
using understanding::labelled_parts;

TEST_CASE("digest: labels tell publisher, site and day in any order and with any joint",
          "[understand]") {
    const auto line = GENERATE(
        as<std::string>{},
        "Source: Fenland Carers Trust | via: Green Net | Published: 3 June 2025",
        "Published: 3 June 2025 | Source: Fenland Carers Trust | via Green Net",
        "Published 3 June 2025 by Fenland Carers Trust \u00b7 via: Green Net",
        "Published by: Fenland Carers Trust; via: Green Net; date: 3 June 2025",
        "Via: Green Net | Publisher: Fenland Carers Trust, 3 June 2025",
        "Date published: 3 June 2025\nOrganisation: Fenland Carers Trust\nSeen in: Green Net",
        "Published by Fenland Carers Trust on 3 June 2025 \u2022 Via: Green Net",
        "Source: Fenland Carers Trust Via: Green Net Published: 3 June 2025",
        "Fenland Carers Trust | Published: 3 June 2025 | Via: Green Net");
    CAPTURE(line);
    const auto told = labelled_parts(line, true);
    REQUIRE(told);
    CHECK(told->publisher == "Fenland Carers Trust");
    CHECK(told->via == "Green Net");
    CHECK(to_iso(told->published) == "2025-06-03");
    CHECK(told->author.empty());
}

TEST_CASE("digest: lines without labels, or whose labels name no publisher, are read as before",
          "[understand]") {
    CHECK_FALSE(labelled_parts("Night staffing | Elm Institute", true));
    CHECK_FALSE(labelled_parts("Published: 3 June 2025 | Updated: 4 June 2025", true));
    CHECK_FALSE(labelled_parts("Source: Elm Institute", true));
    const auto titled = labelled_parts("Who rings at night? | Source: Elm Institute", false);
    REQUIRE(titled);
    CHECK(titled->title == "Who rings at night?");
    CHECK(titled->publisher == "Elm Institute");
}

TEST_CASE("digest: entries with labels are told apart, whatever their layout", "[understand]") {
    const auto layout = GENERATE(0, 1, 2, 3, 4);
    CAPTURE(layout);
    ParsedDocument mail = document({heading(1, "Ward Reading Weekly"),
                                    paragraph("Week 23 | Friday 6 June 2025"),
                                    paragraph("Dear colleague, this is what we read.")});
    const auto add = [&](const std::string& title,
                         const std::string& body,
                         const std::string& day) {
        mail.blocks.push_back(heading(2, title));
        if (layout == 0)
            mail.blocks.push_back(paragraph("Source: " + body + " | Published: " + day));
        if (layout == 1)
            mail.blocks.push_back(paragraph("Published: " + day + " | Source: " + body));
        if (layout == 2) {
            mail.blocks.push_back(paragraph("Published: " + day));
            mail.blocks.push_back(paragraph("Publisher: " + body));
        }
        if (layout == 3)
            mail.blocks.push_back(paragraph("Source: " + body + "\nPublished: " + day));
        mail.blocks.push_back(paragraph("This paragraph tells what " + title + " says, in words."));
        if (layout == 4) {
            mail.blocks.push_back(paragraph("Source: " + body));
            mail.blocks.push_back(paragraph("Published: " + day));
        }
    };
    add("Digging in at Kettlethorpe", "Lincoln Edge Trust", "3 June 2025");
    add("Who rings at night", "Wakeful Carers", "May 2025");
    add("Staying power", "Institute for Ward Studies", "29 May 2025");
    add("Rotas given out late", "Institute for Ward Studies", "29 May 2025");
    const auto reports = reports_of(mail);
    REQUIRE(reports.size() == 4);
    CHECK(reports[0].title == "Digging in at Kettlethorpe");
    CHECK(reports[0].publisher == "Lincoln Edge Trust");
    CHECK(to_iso(reports[0].published) == "2025-06-03");
    CHECK(reports[1].publisher == "Wakeful Carers");
    CHECK(to_iso(reports[1].published) == "2025-05");
    CHECK(reports[2].publisher == "Institute for Ward Studies");
    CHECK(reports[3].title == "Rotas given out late");
    CHECK(reports[3].publisher == "Institute for Ward Studies");
    for (const auto& report : reports) {
        const auto& text = passage(report, "This paragraph tells what");
        CHECK(text.text.find(report.title) != std::string::npos);
    }
}
