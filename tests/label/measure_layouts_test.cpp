// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of wholes that are somebody's or of an earlier sentence; what fell to so many a month.
// Cells with a whole and a day.
#include "tests/catch.hpp"
#include "tests/label/measuring.hpp"

#include <string>
#include <vector>

namespace findings {

using test::measures_of;
using test::short_form;

namespace {

std::vector<std::string> short_forms(const std::string& text) {
    std::vector<std::string> forms;
    for (const auto& measure : measures_of(text)) forms.push_back(short_form(measure));
    return forms;
}

}  // namespace

TEST_CASE("measures: parts of a whole that is somebody's", "[label]") {
    const auto [text, form] = GENERATE(table<std::string, std::string>({
        {"Seven of the Trust\u2019s twelve wards had a locked door.", "Seven/twelve wards"},
        {"Three of the provider's 14 homes had no manager.", "Three/14 homes"},
        {"Four of Elm House\u2019s nine bedrooms were damp.", "Four/nine bedrooms"},
        {"Six out of the hospital's 31 nurses had left.", "Six/31 nurses"},
        {"11 of 13 wanted staff to stay at the table.", "11/13"},
    }));
    CAPTURE(text);
    const auto forms = short_forms(text);
    REQUIRE(forms.size() == 1);
    CHECK(forms.front() == form);
}

TEST_CASE("measures: some of those whom an earlier sentence counted", "[label]") {
    const auto [text, form] = GENERATE(table<std::string, std::string>({
        {"We looked at 30 discharges. In 12 of them there was no plan.", "12"},
        {"We read 40 care plans. In 17 of those nobody had asked the carer.", "17"},
        {"We saw 22 charts. For nine of these the dose was missing.", "nine"},
        {"The team rang 25 wards. On six of them no one answered.", "six"},
    }));
    CAPTURE(text);
    const auto measures = measures_of(text);
    REQUIRE(measures.size() == 2);
    CHECK(short_form(measures.back()) == form);
}

TEST_CASE("measures: what fell or rose to so many a month counts what the subject names",
          "[label]") {
    const auto [text, value, before, unit] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"Incidents of self-harm fell from 27 to 16 a month.", "16", "27", "incidents"},
            {"Restraints went down from 31 to 12 a week.", "12", "31", "restraints"},
            {"Referrals rose from 14 to 22 each month.", "22", "14", "referrals"},
            {"Hands-on interventions came down from 97 in Quarter 1 to 41 in Quarter 3.",
             "41",
             "97",
             ""},
        }));
    CAPTURE(text);
    const auto measures = measures_of(text);
    REQUIRE(measures.size() == 1);
    CHECK(measures.front().value == value);
    CHECK(measures.front().value2 == before);
    CHECK(measures.front().unit.find(unit) != std::string::npos);
}

TEST_CASE("measures: verbs end what is counted, and workers keep their name", "[label]") {
    const auto [text, form] = GENERATE(table<std::string, std::string>({
        {"A survey of 264 carers finds that nobody rang.", "264 carers"},
        {"A study of 90 wards shows that doors were locked.", "90 wards"},
        {"An audit of 61 plans suggests that goals were copied.", "61 plans"},
        {"Researchers followed 190 new healthcare assistants.", "190 healthcare assistants"},
        {"The trust lost 12 support workers.", "12 support workers"},
    }));
    CAPTURE(text);
    const auto forms = short_forms(text);
    REQUIRE(forms.size() == 1);
    CHECK(forms.front() == form);
}

}  // namespace findings
