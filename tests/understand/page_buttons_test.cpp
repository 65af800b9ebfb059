// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/page_buttons.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("buttons: what a site sets around a text, in any wording", "[understand]") {
    for (const auto* text : {"Skip navigation",
                             "Skip navigation | A- A A+ | Sign up for alerts",
                             "Print this page | Email this page | Report a problem",
                             "Get alerts when we publish\nEmail this page\nPrint this page",
                             "Sign up to get alerts about this service",
                             "Download our app",
                             "Get the app for your phone",
                             "Post a reply",
                             "Post a reply 8 posts \u2022 Page 1 of 1",
                             "\u2190 All stories | Submit your story |",
                             "Edit this page on GitHub",
                             "Back to disclosure log"}) {
        CAPTURE(text);
        CHECK(is_buttons(text));
    }
    for (const auto* text : {"Get alerts from the pharmacy to prescribers within a day.",
                             "Post a reply to the family within three days.",
                             "Print this page in large type for people who ask. Staff did not.",
                             "Report | Date",
                             "New staff | 12 | Comments",
                             "Add a lock to each bathroom door",
                             "Get every patient a copy of the plan",
                             "Skip the second dose if the patient sleeps",
                             "12 | 14 | 15"}) {
        CAPTURE(text);
        CHECK_FALSE(is_buttons(text));
    }
    CHECK(without_buttons("Licensed under CC BY 4.0. Edit this page on GitHub.") ==
          "Licensed under CC BY 4.0.");
    CHECK(without_buttons("Download our app for phones. We republish under the Open Government "
                          "Licence v3.0.") ==
          "We republish under the Open Government Licence "
          "v3.0.");
    CHECK(without_buttons("We licensed the ward. It was calm.") ==
          "We licensed the ward. It was calm.");
}
