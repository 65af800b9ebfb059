// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/licence_names.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("licences: statements of every wording give the licence's one name", "[understand]") {
    const auto [statement, name] = GENERATE(table<std::string, std::string>({
        {"All content is available under the Open Government Licence v3.0, except where stated",
         "Open Government Licence v3.0"},
        {"You may re-use this under the terms of the Open Government Licence.",
         "Open Government Licence"},
        {"Licensed under the Open Government Licence, version 2", "Open Government Licence v2.0"},
        {"http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
         "Open Government Licence v3.0"},
        {"OGL v3", "Open Government Licence v3.0"},
        {"Licensed under CC BY 4.0.", "CC BY 4.0"},
        {"This work is shared under CC-BY-NC-SA 3.0", "CC BY-NC-SA 3.0"},
        {"This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 "
         "International License.",
         "CC BY-NC 4.0"},
        {"https://creativecommons.org/licenses/by-nd/4.0/", "CC BY-ND 4.0"},
        {"The driver lost his licence in 2019.", ""},
        {"Staff sent a cc by e-mail.", ""},
    }));
    CAPTURE(statement);
    CHECK(understanding::licence_name(statement) == name);
}

TEST_CASE("licences: the field has the name, the sentence stays where it stood", "[understand]") {
    const std::string sentence =
        "This publication is licensed under the terms of the Open Government Licence v3.0.";
    const auto report = report_of(document({
        heading(1, "Review of rest breaks"),
        paragraph("Nine of ten wards had no room in which staff could rest."),
        paragraph("Crown copyright 2024. " + sentence),
    }));
    CHECK(report.licence == "Open Government Licence v3.0");
    CHECK(passage(report, "Crown copyright").text.find(sentence) != std::string::npos);
}
