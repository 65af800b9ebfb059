// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::shape;

TEST_CASE("xml: titles nest, items are items, inline elements stay in their sentence", "[parse]") {
    const auto [xml, expected] = GENERATE(table<std::string, std::string>({
        {"<book><title>T</title><chapter><title>C</title><para>Some <emphasis>good</emphasis> "
         "care.</para></chapter></book>",
         "H1 T / H2 C / P Some good care."},
        {"<TEI><teiHeader><title>Meta</title></teiHeader><text><body><div><head>Safe</"
         "head><p>One.</p></div></body></text></TEI>",
         "~ Meta / H4 Safe / P One."},
        {"<a><list><item>one</item><item>two</item></list></a>", "LI1 one / LI1 two"},
        {"<a><name>x</name><name>y</name></a>", "P x / P y"},
        {"<a><![CDATA[raw <b>]]></a>", "P raw <b>"},
        {"<w:doc xmlns:w='w'><w:p><w:r><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p></w:doc>",
         "P a b"},
    }));
    CAPTURE(xml);
    CHECK(shape(parse_xml(as_bytes(xml))) == expected);
}

TEST_CASE("xml: no entity is ever loaded", "[parse]") {
    const auto document =
        parse_xml(as_bytes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>see &x;</a>"));
    CHECK(shape(document) == "P see &x;");
}

TEST_CASE("xml: damage and depth are Errors", "[parse]") {
    CHECK(shape(parse_xml(as_bytes("<a><b></a>"))).starts_with("Error: damaged XML: "));
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    deep += "x";
    for (int i = 0; i < 1000; ++i) deep += "</a>";
    CHECK(shape(parse_xml(as_bytes(deep))) == "Error: XML nested deeper than 256 elements");
}
