// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/visit_days.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <tuple>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("visit days: each day of a visit that is told by itself", "[understand]") {
    const auto [text, from, to] = GENERATE(table<std::string, std::string, std::string>({
        {"21 August, unannounced, and 23 August 2018, announced", "2018-08-21", "2018-08-23"},
        {"21 August 2018 (unannounced) and 23 August 2018 (announced)", "2018-08-21", "2018-08-23"},
        {"21 August (unannounced), 23 August and 2 September 2018", "2018-08-21", "2018-09-02"},
        {"It started on 30 August 2018 and ended on 3 September 2018.", "2018-08-30", "2018-09-03"},
        {"3 November 2021. Telephone calls on 4 and 8 November 2021", "2021-11-03", "2021-11-03"},
        {"on 3 May 2018 and sent our report on 9 June 2018", "2018-05-03", "2018-05-03"},
    }));
    CAPTURE(text);
    const auto days = visit_days_in(text);
    REQUIRE(days);
    CHECK(to_iso(days->from) == from);
    CHECK(to_iso(days->to) == to);
    CHECK_FALSE(visit_days_in("in May 2018 and on 3 June 2018"));
    CHECK_FALSE(visit_days_in("no date at all"));
}

TEST_CASE("visit days: further days below the first, and in a sentence of their own",
          "[understand]") {
    const auto below = report_of(document({heading(1, "Withy Bank"),
                                           paragraph("Care Quality Commission inspection report"),
                                           paragraph("Date of inspection visit: 21 August 2018"),
                                           paragraph("23 August 2018"),
                                           row({"Inspected and rated", "Good"}),
                                           heading(2, "Is the service safe?"),
                                           paragraph("The fridge was broken.")}));
    CHECK(to_iso(below.inspected_to) == "2018-08-23");
    CHECK(below.ratings.at("overall").value == RatingValue::Good);
    const auto told = report_of(document(
        {heading(1, "Withy Bank"),
         paragraph("Care Quality Commission inspection report"),
         paragraph("This inspection took place on 21 August 2018 and was unannounced. We went back "
                   "on 24 and 26 August 2018 to finish it."),
         heading(2, "Is the service safe?"),
         paragraph("The fridge was broken.")}));
    CHECK(to_iso(told.inspected_from) == "2018-08-21");
    CHECK(to_iso(told.inspected_to) == "2018-08-26");
}
