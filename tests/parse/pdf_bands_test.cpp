// SPDX-License-Identifier: GPL-3.0-or-later
// Two columns between headings over both, and what stands apart inside a column.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::put_lines;
using samples::shape_of;

namespace {

using Page = samples::PdfTextPage;

const std::vector<std::string> kHomes = {"One person in six stayed in hospital since",
                                         "they had nowhere else to live. The longest",
                                         "wait was 611 days, and nobody in the council",
                                         "could say when it would end. We asked what"};
const std::vector<std::string> kHomesBeside = {"the council had done about it, and saw that",
                                               "the panel had met twice in the whole year,",
                                               "each time without the ward that had asked",
                                               "for a place."};
const std::vector<std::string> kLetters = {"Pharmacists found mistakes in the letters",
                                           "that were sent when people went home, and",
                                           "told the wards about each one of them, as",
                                           "the policy asks. An appointment took about"};
const std::vector<std::string> kLettersBeside = {"eleven days to get, which is longer than",
                                                 "the tablets that people had been given",
                                                 "would last for, and carers had to ring the",
                                                 "ward again."};

std::string joined(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    std::string text = "P";
    for (const auto* side : {&left, &right})
        for (const std::string& line : *side) text += " " + line;
    return text;
}

}  // namespace

TEST_CASE("pdf: short headings over two columns part what is read before and after", "[parse]") {
    // Browsers set the columns on baselines that differ a little; the bands are of any height.
    const double down = GENERATE(0.0, 3.0);
    const bool heading_above = GENERATE(false, true);
    CAPTURE(down, heading_above);
    Page page;
    if (heading_above) page.push_back({60, 730, 18, true, "2 Homes"});
    put_lines(page, 60, 700, kHomes);
    put_lines(page, 310, 700 + down, kHomesBeside);
    page.push_back({60, 625, 18, true, "3 Letters"});
    put_lines(page, 60, 600, kLetters);
    put_lines(page, 310, 600 + down, kLettersBeside);
    page.push_back({60, 525, 18, true, "4 What helped"});
    put_lines(page, 60, 500, {"A nurse who came to the ward and then went"});
    put_lines(page, 310, 500 + down, {"home with the person on the first day."});
    CHECK(shape_of(page) ==
          std::string(heading_above ? "H1 2 Homes / " : "") + joined(kHomes, kHomesBeside) +
              " / H1 3 Letters / " + joined(kLetters, kLettersBeside) +
              " / H1 4 What helped / P A nurse who came to the ward and then went "
              "home with the person on the first day.");
}

TEST_CASE("pdf: a large heading inside the left column does not cut the right one", "[parse]") {
    Page page;
    put_lines(page, 60, 700, kHomesBeside);
    page.push_back({60, 625, 14, true, "Letters"});
    put_lines(page, 60, 600, kLetters);
    // The right column goes on from the left one's end; a picture leaves a gap in it.
    put_lines(page, 310, 700, {"eleven days to get, which is longer than", "we had been told."});
    put_lines(page, 310, 600, kHomes);
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.find("An appointment took about eleven days to get") != std::string::npos);
}

TEST_CASE("pdf: columns of lists whose bullets are drawn, with headings at the edge", "[parse]") {
    Page page = {{60, 730, 14, true, "Using medicines safely"}};
    put_lines(page,
              60,
              700,
              {"Not enough improvement had been made",
               "at this inspection and the provider was",
               "still in breach of the regulation."});
    put_lines(page,
              90,
              648,
              {"Four of the people whose medicines we",
               "checked had missed one dose or more in",
               "the past fortnight. There was no body"});
    put_lines(page,
              340,
              741,
              {"chart to show where on the body it",
               "had been put, and nobody knew that",
               "there ought to have been one here."});
    page.push_back({310, 685, 12, true, "Preventing and controlling infection"});
    put_lines(page,
              340,
              661,
              {"We were not assured that the home was",
               "using masks well, and there was no bin",
               "for them on the first floor of it."});
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.find("Not enough improvement had been made at this inspection and the provider was "
                    "still in breach of the regulation.") != std::string::npos);
    CHECK(read.find("There was no body chart to show where") != std::string::npos);
    CHECK(read.find("infection / P We were not assured") != std::string::npos);
}

TEST_CASE("pdf: numbered recommendations with little space between them", "[parse]") {
    Page page;
    put_lines(page,
              60,
              700,
              {"Recommendation 1. NHS England should publish how many people it sees within 72 h.",
               "Recommendation 2: Mental health trusts must stop sending people home on Fridays,",
               "which leaves them alone. This follows from what we say under",
               "recommendation 1 of this report and is as urgent as Recommendation 1 of it is now.",
               "Recommendation 3. Councils should agree on a fund."});
    CHECK(
        shape_of(page) ==
        "P Recommendation 1. NHS England should publish how many people it sees within 72 h. / "
        "P Recommendation 2: Mental health trusts must stop sending people home on Fridays, which "
        "leaves them alone. This follows from what we say under recommendation 1 of this report "
        "and is as urgent as Recommendation 1 of it is now. / P Recommendation 3. Councils should "
        "agree on a fund.");
}

TEST_CASE("pdf: a paragraph ends where the gap is wider than any inside it", "[parse]") {
    Page page;
    put_lines(
        page,
        60,
        700,
        {"Carers had been given a copy of the plan in about a third of the cases where they",
         "had asked for it, and most of those who had one said that it helped them very much."});
    put_lines(
        page,
        60,
        671,
        {"Some trusts ring the pharmacy on the day on which somebody leaves the hospital, and",
         "pharmacists like it."});
    CHECK(
        shape_of(page) ==
        "P Carers had been given a copy of the plan in about a third of the cases where they had "
        "asked for it, and most of those who had one said that it helped them very much. / P Some "
        "trusts ring the pharmacy on the day on which somebody leaves the hospital, and "
        "pharmacists like it.");
}

TEST_CASE("pdf: people's words in large type are no heading", "[parse]") {
    for (const auto& [text, heads] : std::vector<std::pair<std::string, bool>>{
             {"\"I was given a leaflet with a bridge on it.\"", false},
             {"\"Nobody asked me what I wanted!\"", false},
             {"\"A bridge\": what people said", true},
             {"\"Nobody asked\"", true}}) {
        CAPTURE(text);
        Page page = {{60, 740, 15, true, text}};
        put_lines(page, 60, 700, kHomes);
        put_lines(page, 60, 640, kLetters);
        CHECK(shape_of(page).starts_with(heads ? "H" : "P"));
    }
}

TEST_CASE("pdf: what a notice says below its regulation is no heading, be the table large",
          "[parse]") {
    const bool bold = GENERATE(false, true);
    CAPTURE(bold);
    Page page = {{60, 760, 16, true, "Action we have told the provider to take"}};
    put_lines(page, 60, 735, kHomes, 10, 13);
    put_lines(page, 60, 683, kLetters, 10, 13);
    double y = 620;
    for (const auto& [number, breach] :
         std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"12", {"The provider had not made sure that", "medicines were always in stock."}},
             {"17", {"Audits had not been done as planned", "and had failed to find faults."}}}) {
        page.push_back({60, y, 12, true, "Regulated activity"});
        page.push_back({290, y, 12, true, "Regulation"});
        put_lines(page,
                  60,
                  y - 24,
                  {"Accommodation for persons who", "require nursing or personal care"},
                  12,
                  15);
        put_lines(page,
                  290,
                  y - 24,
                  {"Regulation " + number + " HSCA RA Regulations", "2014 Good governance"},
                  12,
                  15);
        for (std::size_t i = 0; i < breach.size(); ++i)
            page.push_back({290, y - 61 - 15 * static_cast<double>(i), 12, bold, breach[i]});
        y -= 126;
    }
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.find(" / P The provider had not made sure that medicines were always in stock.") !=
          std::string::npos);
    CHECK(read.find(" / P Audits had not been done as planned and had failed to find faults.") !=
          std::string::npos);
}
