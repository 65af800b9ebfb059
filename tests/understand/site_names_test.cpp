// SPDX-License-Identifier: GPL-3.0-or-later
// Whose page it is, where the text itself does not say.
#include "indexer/understand/site_names.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("site: the line on copyright names the holder, when it is a body", "[understand]") {
    const auto [line, holder] = GENERATE(table<std::string, std::string>({
        {"\u00a9 2024 Elmfold Community NHS Trust", "Elmfold Community NHS Trust"},
        {"\u00a9 2024 Elmfold Community NHS Trust. All rights reserved.",
         "Elmfold Community NHS Trust"},
        {"Copyright \u00a9 2019-2023 Rowan Institute, all rights reserved", "Rowan Institute"},
        {"Copyright 2021 by the Harbour Alliance", ""},
        {"Copyright Thornby Care Limited 2018", "Thornby Care Limited"},
        {"Terms | Privacy | \u00a9 Willow Partnership 2020 | Site by Pixels", "Willow Partnership"},
        {"\u00a9 Crown copyright", ""},
        {"\u00a9 2022", ""},
        {"The ward had no copyright licence for films.", ""},
    }));
    CAPTURE(line);
    CHECK(understanding::copyright_holder(line) == holder);
}

TEST_CASE("site: menus give no publisher, the frame of the page does", "[understand]") {
    auto minutes = document({furniture("Home Board Services Work with us"),
                             heading(1, "Minutes of the meeting of 27 July"),
                             paragraph("The chief nurse said that the vacancy rate had come down."),
                             furniture("Privacy | Cookies")});
    SECTION("title of the page") {
        minutes.title = "Board minutes, July | Elmfold Community NHS Trust";
    }
    SECTION("logo") { minutes.properties["logo"] = "Elmfold Community NHS Trust logo"; }
    SECTION("copyright") {
        minutes.blocks.push_back(furniture("\u00a9 2023 Elmfold Community NHS Trust"));
    }
    SECTION("site name") {
        minutes.properties["meta.og:site_name"] = "Elmfold Community NHS Trust";
    }
    CHECK(report_of(minutes).publisher == "Elmfold Community NHS Trust");
}

TEST_CASE("site: a menu alone names nobody", "[understand]") {
    const auto minutes =
        document({furniture("Home Board"),
                  heading(1, "Strategy for falls"),
                  paragraph("The strategy has three parts and will be reviewed each year.")});
    CHECK(report_of(minutes).publisher.empty());
}

TEST_CASE("site: a name at one end of <title> is the publisher where nothing else states one",
          "[understand]") {
    const auto [title, heading_text, publisher] =
        GENERATE(table<std::string, std::string, std::string>({
            {"Visit to Larch House | Northmere Care Watch",
             "Visit to Larch House",
             "Northmere Care Watch"},
            {"Visit to Larch House - Northmere Care Watch",
             "What we saw at Larch House",
             "Northmere Care Watch"},
            {"Larch House visit \u2013 Northmere Care Watch",
             "Our visit to Larch House",
             "Northmere Care Watch"},
            {"Northmere Care Watch | Visit to Larch House",
             "Visit to Larch House",
             "Northmere Care Watch"},
            {"Larch Road Treatment Centre: visit report - Northmere Care Watch",
             "Larch Road Treatment Centre",
             "Northmere Care Watch"},
            {"Minutes of May - Ebbing Road", "What we saw at Larch House", ""},
            {"Visit to Larch House | part two", "What we saw at Larch House", ""},
        }));
    CAPTURE(title, heading_text);
    auto page = document({heading(1, heading_text),
                          paragraph("Residents told us that they could get up when they liked.")});
    page.title = title;
    CHECK(report_of(page).publisher == publisher);
}

TEST_CASE("site names: a title is without the name of its site where the page names it elsewhere",
          "[understand]") {
    const auto [heading_text, title] = GENERATE(table<std::string, std::string>({
        {"Larch House visit report - Northmere Patients' Voice", "Larch House visit report"},
        {"Larch House visit report \u2013 Northmere Patients' Voice", "Larch House visit report"},
        {"Larch House visit report - a second look", "Larch House visit report - a second look"},
        {"Larch - Northmere Patients' Voice", "Larch - Northmere Patients' Voice"},
    }));
    CAPTURE(heading_text);
    auto page = document({heading(1, heading_text),
                          paragraph("Residents told us that they could get up when they liked.")});
    page.media_type = MediaType::Html;
    page.properties["meta.og:site_name"] = "Northmere Patients' Voice";
    CHECK(report_of(page).title == title);
}

TEST_CASE("title: shelves of a site behind the page's own heading are none of it", "[understand]") {
    auto page = document({
        heading(1, "Learning from deaths on wards and after discharge (30 January 2025)"),
        paragraph("The investigation looked at how providers learn from deaths in their care."),
    });
    page.title =
        "Learning from deaths on wards and after discharge (30 January 2025) - Safety "
        "investigations - Fenland Safety Learning - the hub";
    CHECK(report_of(page).title ==
          "Learning from deaths on wards and after discharge (30 January 2025)");
}
