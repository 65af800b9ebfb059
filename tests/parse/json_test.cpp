// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::shape;

TEST_CASE("regulator's record: particulars become properties", "[parse]") {
    const auto document = parse_cqc_json(
        as_bytes(R"({"locationId":"1-1","providerId":"1-2","name":"Rowan House","numberOfBeds":16,
        "region":"London","localAuthority":null,"specialisms":[{"name":"A"},{"name":"B"},7],"currentRatings":{"overall":{
        "rating":"Requires improvement","reportDate":"2024-05-06","keyQuestionRatings":[{"name":"Well-led","rating":"Good"}]}}})"));
    REQUIRE(document);
    CHECK(document->title == "Rowan House");
    const auto& properties = document->properties;
    CHECK(properties.at("location_id") == "1-1");
    CHECK(properties.at("provider_id") == "1-2");
    CHECK(properties.at("location_name") == "Rowan House");
    CHECK(properties.at("number_of_beds") == "16");
    CHECK(properties.at("specialisms") == "A; B");
    CHECK(properties.at("overall_rating") == "Requires improvement");
    CHECK(properties.at("rating_date") == "2024-05-06");
    CHECK(properties.at("rating.well-led") == "Good");
    CHECK(properties.count("local_authority") == 0);
    CHECK(shape(document).starts_with("H1 Rowan House / P Location ID: 1-1"));
}

TEST_CASE("regulator's record: an assessment reads like its page", "[parse]") {
    const auto document = parse_cqc_json(
        as_bytes(R"({"providerId":"1-2","name":"Trust","assessment":[{"ratings":{"asgRatings":[{
        "name":"Rehabilitation wards","rating":"Good","narrative":"<p>Our view.</p>","keyQuestionRatings":[{"name":"Safe","rating":"Good",
        "percengtageScore":"75","commentary":"First.\nSecond.","topicareas":[{"name":"Safeguarding","qualityStatementscore":"3",
        "evidenceCategory":[{"evidenceCategoryId":1,"commentary":"<ul><li>People felt safe.</li></ul>"},null]}]},null]}]}}]})"));
    CHECK(shape(document) ==
          "H1 Trust / P Provider ID: 1-2 / H2 Rehabilitation wards / P Rating: Good / P Our view. "
          "/ H3 Safe / P Rating: Good / "
          "P This service scored 75 (out of 100) for this area. / P First. / P Second. / H4 "
          "Safeguarding / P Score: 3 / "
          "LI1 People felt safe.");
}

TEST_CASE("regulator's record: damage is told with its place", "[parse]") {
    CHECK(shape(parse_cqc_json(as_bytes("{\"locationId\": "))) == "Error: damaged JSON at byte 16");
    CHECK(shape(parse_cqc_json(as_bytes("{\"locationId\":" + std::string(1000, '[')))) ==
          "Error: JSON nested deeper than 64 levels");
    CHECK(parse_cqc_json(as_bytes(
        R"({"locationId":1,"name":["x"],"assessment":7,"currentRatings":[],"region":"London"})")));
}

TEST_CASE("jsonl: exports name title and text differently", "[parse]") {
    const std::string line = GENERATE("{\"headline\":\"A fine\",\"body\":\"The water was hot.\"}",
                                      "{\"name\":\"A fine\",\"content\":\"The water was hot.\"}",
                                      "{\"title\":\"A fine\",\"text\":null,"
                                      "\"summary\":\"The water was hot.\"}");
    CAPTURE(line);
    const auto document = parse_jsonl(as_bytes(line));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 2);
    CHECK(document->blocks[0].text == "A fine");
    CHECK(document->blocks[1].text == "The water was hot.");
}

TEST_CASE("jsonl: particulars of a record stand below its title as lines that are no text",
          "[parse]") {
    const auto document = parse_jsonl(as_bytes(
        "{\"title\":\"A fine\",\"source\":\"Fen Courier\",\"date_published\":\"2022-12-12\","
        "\"link\":\"https://fen.example/a\",\"kind\":\"news\",\"text\":\"The water was hot.\"}\n"
        "{\"title\":\"Another\",\"source\":\"https://fen.example/b\",\"text\":\"Cold.\"}"));
    REQUIRE(document);
    std::vector<std::string> lines;
    for (const Block& block : document->blocks) {
        if (block.kind == BlockKind::Furniture) lines.push_back(block.text);
    }
    CHECK(lines == std::vector<std::string>{"Publisher: Fen Courier",
                                            "Published: 2022-12-12",
                                            "URL: https://fen.example/a",
                                            "Type: news",
                                            "URL: https://fen.example/b"});
}

TEST_CASE("jsonl: one entry a line, damaged lines are told and passed over", "[parse]") {
    const std::string lines =
        "{\"_id\":\"d1\",\"title\":\"Title\",\"text\":\"One.\\nTwo.\"}\n{oops\n\n{\"_id\":\"d2\","
        "\"text\":\"Three.\"}\n[1]";
    const auto document = parse_jsonl(as_bytes(lines));
    CHECK(shape(document) == "H1 Title / P One. / P Two. / H1 d2 / P Three.");
    REQUIRE(document);
    CHECK(document->blocks[0].anchor == "d1");
    CHECK(document->blocks[3].anchor == "d2");
    CHECK(lines.substr(document->blocks[3].offset, 5) == "{\"_id");
    CHECK(document->warnings ==
          std::vector<std::string>{"line 2: not a JSON object", "line 5: not a JSON object"});
    CHECK(shape(parse_jsonl(as_bytes("{\n{}\n"))) ==
          "Error: no line is a JSON object with \"text\"");
}
