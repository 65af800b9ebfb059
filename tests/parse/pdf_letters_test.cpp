// SPDX-License-Identifier: GPL-3.0-or-later
// Inspectors' letters in PDF: columns that are mostly lists without bullets, tables whose rows
// hardly stand apart, and questions in bold that fill more than a line.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <string>
#include <vector>

using namespace findings;
using samples::put_lines;
using samples::shape_of;

namespace {

using Page = samples::PdfTextPage;

bool stand_in_order(std::string_view text, const std::vector<std::string_view>& parts) {
    std::size_t at = 0;
    for (const auto part : parts) {
        at = text.find(part, at);
        if (at == std::string_view::npos) return false;
    }
    return true;
}

/// Two columns of a letter; the right one is lists but for what leads to them.
Page letter(double gutter, double set_in, double down) {
    Page page = {{50, 780, 16, true, "Letter from the Chief Inspector of Hospitals"}};
    put_lines(page,
              50,
              740,
              {"The hospital is one of two that are run by",
               "the trust in this county. It was rated as",
               "requires improvement because the trust",
               "had told us about three serious incidents",
               "in its department for emergencies."});
    put_lines(page, 50, 662, {"Our key findings were as follows:"});
    put_lines(page,
              50 + set_in,
              638,
              {"Patients waited on trolleys in the",
               "corridor, and nobody had been asked",
               "to watch over any of them."});
    put_lines(page,
              50 + set_in,
              594,
              {"Staff were kind to patients at night",
               "as well as by day, and relatives",
               "of the dying spoke of it."});
    put_lines(page, gutter, 740 - down, {"Importantly, the trust must:"});
    put_lines(page,
              gutter + set_in,
              716 - down,
              {"Ensure that there are enough nurses",
               "for children in the department on",
               "every one of its shifts."});
    put_lines(page,
              gutter + set_in,
              672 - down,
              {"Ensure that equipment is looked at",
               "each day and that the check is",
               "written down by whoever does it."});
    put_lines(page,
              gutter + set_in,
              628 - down,
              {"Ensure that patients who wait are",
               "seen each hour by a nurse who",
               "knows what to look for in them."});
    put_lines(page, gutter, 576 - down, {"In addition the trust should:"});
    put_lines(page,
              gutter + set_in,
              552 - down,
              {"Review the waiting area so that", "children are kept apart from adults."});
    return page;
}

}  // namespace

TEST_CASE("pdf: columns that are mostly lists without bullets are read one after the other",
          "[parse]") {
    for (const double gutter : {300.0, 320.0}) {
        for (const double set_in : {18.0, 28.0, 36.0}) {
            for (const double down : {0.0, 6.0}) {
                const std::string read = shape_of(letter(gutter, set_in, down));
                CAPTURE(gutter, set_in, down, read);
                CHECK(stand_in_order(read,
                                     {"because the trust had told us",
                                      "Our key findings",
                                      "Patients waited on trolleys in the corridor, and",
                                      "of the dying spoke of it.",
                                      "Importantly, the trust must:",
                                      "Ensure that there are enough nurses for children in",
                                      "In addition the trust should:",
                                      "Review the waiting area so that children are"}));
            }
        }
    }
}

TEST_CASE("pdf: rows that stand apart by two points are told by their gaps and words", "[parse]") {
    for (const double wider : {1.6, 2.0, 3.0}) {
        Page page = {{60, 740, 16, true, "Areas for priority action"}};
        double y = 700;
        page.push_back({60, y, 10, true, "Responsible bodies"});
        page.push_back({210, y, 10, true, "Areas for priority action"});
        const std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> rows = {
            {{"NHS Fenwold and Marsh", "Integrated Care Board"},
             {"Leaders must urgently reduce waits for autism and",
              "hyperactivity assessment, and must support",
              "families while they wait."}},
            {{"Fenwold County Council", "and NHS Fenwold and", "Marsh Integrated Care", "Board"},
             {"Leaders must take swift action to improve the",
              "quality of plans, including advice from health and",
              "social care."}},
        };
        y -= 13 + wider;
        for (const auto& [left, right] : rows) {
            put_lines(page, 60, y, left);
            put_lines(page, 210, y, right);
            y -= 13 * static_cast<double>(std::max(left.size(), right.size())) + wider;
        }
        CAPTURE(wider);
        CHECK(shape_of(page) ==
              "H1 Areas for priority action / TR^ Responsible bodies | Areas for priority action / "
              "TR NHS Fenwold and Marsh Integrated Care Board | Leaders must urgently reduce waits "
              "for autism and hyperactivity assessment, and must support families while they wait. "
              "/ TR Fenwold County Council and NHS Fenwold and Marsh Integrated Care Board | "
              "Leaders must take swift action to improve the quality of plans, including advice "
              "from health and social care.");
    }
}

TEST_CASE("pdf: rows of one line each stay rows whatever the gaps between them", "[parse]") {
    Page page = {{60, 740, 16, true, "Wards"}};
    double y = 700;
    for (const auto& [ward, kind] :
         std::vector<std::pair<std::string, std::string>>{{"Ward", "Kind"},
                                                          {"Rowan", "Acute"},
                                                          {"Hazel", "Older people"},
                                                          {"Larch", "Rehabilitation"}}) {
        page.push_back({60, y, 10, ward == "Ward", ward});
        page.push_back({220, y, 10, ward == "Ward", kind});
        y -= ward == "Rowan" ? 15 : 13;
    }
    CHECK(shape_of(page) ==
          "H1 Wards / TR^ Ward | Kind / TR Rowan | Acute / TR Hazel | Older people / TR Larch | "
          "Rehabilitation");
}

TEST_CASE("pdf: a question in bold of several lines is a heading", "[parse]") {
    const std::vector<std::vector<std::string>> questions = {
        {"What is it like to be a child or young person with special educational needs and/or",
         "disabilities in this area?"},
        {"How effectively do leaders of the local area identify, assess and meet the needs of all",
         "of the children and young people who live there?"},
        {"Are there enough staff with the skills, the training and the time that are needed to",
         "look after people who live in the home by night and by day?"},
    };
    for (const auto& question : questions) {
        Page page = {{60, 760, 16, true, "Inspection letter"}};
        put_lines(page,
                  60,
                  730,
                  {"This letter tells what inspectors found when they visited the area in April.",
                   "They spoke with many children and young people and with their families."});
        double y = 690;
        for (const auto& line : question) page.push_back({60, y, 10, true, line}), y -= 13;
        put_lines(page,
                  60,
                  y - 6,
                  {"Too many children wait too long to be understood. Many of them wait for years,",
                   "and their families are not told what they may expect in the meantime."});
        const std::string read = shape_of(page);
        CAPTURE(read);
        CHECK(read.find(" / H2 " + question[0] + ' ' + question[1] + " / P Too many") !=
              std::string::npos);
    }
}

TEST_CASE("pdf: a bold question inside a paragraph is none", "[parse]") {
    Page page = {{60, 760, 16, true, "Inspection letter"}};
    put_lines(page,
              60,
              730,
              {"This letter tells what inspectors found when they visited the area in April.",
               "They asked everybody whom they met the same thing. What is it like to live in",
               "this area when you are young? Nobody gave the same answer as anybody else."});
    CHECK(shape_of(page).find("H2") == std::string::npos);
}
