// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::shape;

TEST_CASE("markdown: every block it knows", "[parse]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"# Safe\n\nSome *good* [care](http://x).\n", "H1 Safe / P Some good care."},
        {"- one\n- two\n  - deeper\n", "LI1 one / LI1 two / LI2 deeper"},
        {"3. three\n4. four\n", "LI1 {3.} three / LI1 {4.} four"},
        {"> said she", "Q said she"},
        {"| a | b |\n|---|---|\n| 1 | 2 |\n", "TR^ a | b / TR 1 | 2"},
        {"soft\nwrap", "P soft wrap"},
        {"hard  \nbreak", "P hard\nbreak"},
        {"caf&eacute; &amp; bar", "P café & bar"},
        {"[Home](/) · [Stories](/s) · [Contribute](/c)\n\ntext",
         "~ Home · Stories · Contribute / P text"},
        {"Licensed under X. [Edit this page](/e).", "P Licensed under X. / ~ Edit this page"},
        {"![picture of a ward](a.png)\n\ntext", "P text"},
        {"<div>raw <b>HTML</b></div>\n\ntext", "P raw HTML / P text"},
        {"a<script>alert(1)</script>b", "P aalert(1)b"},
    }));
    CAPTURE(text);
    CHECK(shape(parse_markdown(as_bytes(text))) == expected);
}

TEST_CASE("markdown: front matter is particulars, offsets are bytes of the file", "[parse]") {
    const std::string text =
        "---\ntitle: \"A case\"\nauthor: Somebody\npublished: 2019-06-14\n---\n\n# Café\n\nText "
        "here.\n";
    const auto document = parse_markdown(as_bytes(text));
    REQUIRE(document);
    CHECK(document->title == "A case");
    CHECK(document->properties.at("author") == "Somebody");
    CHECK(document->properties.at("meta.published") == "2019-06-14");
    REQUIRE(document->blocks.size() == 2);
    CHECK(text.substr(document->blocks[0].offset, 4) == "Caf\xC3");
    CHECK(text.substr(document->blocks[1].offset, 4) == "Text");
}

TEST_CASE("markdown: lines of emphasis below a title are lines of their own", "[parse]") {
    const std::string text =
        "# Heard but not answered\n\n*Alliance of Carers*\n*Published 12 September 2024*\n\nA word "
        "in *Latin*\nand the rest of it.\n";
    CHECK(samples::shape(parse_markdown(samples::as_bytes(text))) ==
          "H1 Heard but not answered / P Alliance of Carers\nPublished 12 September 2024 / P A "
          "word in Latin and the rest of it.");
}

TEST_CASE("markdown: numbered clauses on lines of their own are blocks of their own", "[parse]") {
    const auto document = parse_markdown(samples::as_bytes(
        "# Policy\n\n5.1 Staff must record the pulse\nevery 15 minutes.\n5.2 A doctor should be "
        "called.\nIt took\n2.5 hours.\n"));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 3);
    CHECK(document->blocks[1].text.ends_with("Staff must record the pulse every 15 minutes."));
    CHECK(document->blocks[2].text.ends_with("A doctor should be called. It took 2.5 hours."));
}

TEST_CASE("markdown: lines of links are furniture, and \"Next\" over a sentence is a heading",
          "[parse]") {
    const auto document = parse_markdown(
        samples::as_bytes("[\u2190 All stories](../index.md) | [Submit yours](../s.md) | "
                          "![build](b.svg)\n\n# Hens\n\nEggs for all.\n\n## Next\n\nThe next ward "
                          "will begin in May.\n\n[\u2190 Back](../index.md)\n\n## Next\n"));
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 7);
    CHECK(document->blocks[0].kind == BlockKind::Furniture);
    CHECK(document->blocks[3].kind == BlockKind::Heading);
    CHECK(document->blocks[5].kind == BlockKind::Furniture);
    CHECK(document->blocks[6].kind == BlockKind::Furniture);
}
