// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::shape;

TEST_CASE("html: script, style and hidden text never reach a block", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<p>a</p><script>b</script>", "P a"},
        {"<p>a</p><style>b</style><template><p>c</template><noscript>d</noscript>", "P a"},
        {"<p>a</p><p hidden>b</p><div aria-hidden='true'>c</div><p style='color:red; display : "
         "none'>d</p>",
         "P a"},
        {"<p>a<!-- b --></p><button>c</button><select><option>d</select>", "P a"},
        {"<p>kept <del>gone</del> text", "P kept text"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: blocks", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<h2>Safe</h2><p>a<br>b</p>", "H2 Safe / P a\nb"},
        {"loose text<div>in a <b>div</b></div>", "P loose text / P in a div"},
        {"<ol start=3><li>a<ul><li>b</ul><li>c</ol>", "LI1 {3.} a / LI2 b / LI1 {4.} c"},
        {"<ol type=a><li>x</ol>", "LI1 {a.} x"},
        {"<blockquote><p>said</p></blockquote>", "Q said"},
        {"<dl><dt>Provider</dt><dd>Meadow Trust</dd><dt>Region:</dt><dd>London</dd></dl>",
         "P Provider: Meadow Trust / P Region: London"},
        {"<table><tr><th>Question<th>Rating</tr><tr><td>Safe<td>Good</tr></table>",
         "TR^ Question | Rating / TR Safe | Good"},
        {"<table><tr><td><h2>Layout</h2><p>old page</p></td></tr></table>",
         "H2 Layout / P old page"},
        {"<table><tr><td><table><tr><td>a<td>b</tr></table></td></tr></table>", "TR a | b"},
        {"<p>one<br><br>two", "P one / P two"},
        {"<pre>a\n b\n\nc</pre>", "P a\nb / P c"},
        {"<p>&nbsp;caf&eacute; &#8217;&#x200b;</p>", "P café ’"},
        {"<li>alone", "LI1 alone"},
        {"<ul><li><p>first</p><p>second</p></ul>", "LI1 first / P second"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: the site around a page is furniture, its own footer is not", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<header>Site</header><nav>Menu</nav><main><h1>T</h1><p>text</p><footer>Licence: "
         "OGL</footer></main><footer>Site</footer>",
         "~ Site / ~ Menu / H1 T / P text / P Licence: OGL / ~ Site"},
        {"<div class='govuk-cookie-banner'>Cookies</div><p>text that is longer</p>",
         "~ Cookies / P text that is longer"},
        {"<main><nav>On this page</nav><ol class=breadcrumb><li>Home</ol><p>text</p></main>",
         "~ On this page / ~ Home / P text"},
        {"<header><h1>Only title</h1>tagline</header><p>text</p>",
         "H1 Only title / ~ tagline / P text"},
        {"<header class=site><main><p>all of the content</p></main></header>",
         "P all of the content"},
        {"<div role=main><p>content of the page</p></div><p>outside</p>",
         "P content of the page / ~ outside"},
        {"<aside>Site news</aside><main><aside>Case study</aside><p>text of the page</p></main>",
         "~ Site news / P Case study / P text of the page"},
        {"<div class='has-sidebar'><p>text</p></div>", "P text"},
        {"<main>Menu</main><div><p>The page's author forgot what main is for and wrote all the "
         "text down here.</p></div>",
         "P Menu / P The page's author forgot what main is for and wrote all the text down here."},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: particulars of the head", "[parse]") {
    const auto document = parse_html(
        as_bytes("<html lang=en-GB><head><title>A &amp; B</title><link rel=Canonical "
                 "href='https://example.org/a'>"
                 "<meta name=Description content='What it is'><meta name='dcterms.modified' "
                 "content='2020-01-02'></head>"
                 "<body><section id=s1><h2>Safe</h2></section><p id=p1>text</p></body></html>"));
    REQUIRE(document);
    CHECK(document->title == "A & B");
    CHECK(document->properties.at("language") == "en-GB");
    CHECK(document->properties.at("canonical_url") == "https://example.org/a");
    CHECK(document->properties.at("description") == "What it is");
    CHECK(document->properties.at("meta.dcterms.modified") == "2020-01-02");
    CHECK(document->blocks.at(0).anchor == "s1");
    CHECK(document->blocks.at(1).anchor == "p1");
}

TEST_CASE("html: the declared encoding is used when it makes sense", "[parse]") {
    CHECK(shape(parse_html(as_bytes("<meta charset=windows-1251><p>\xCF\xF0\xE8</p>"))) == "P При");
    CHECK(shape(parse_html(as_bytes("<meta charset=iso-8859-1><p>it\x92s</p>"))) == "P it’s");
    CHECK(shape(parse_html(as_bytes("<meta charset=windows-1252><p>caf\xC3\xA9</p>"))) == "P café");
}

TEST_CASE("html: nesting without end costs nothing", "[parse]") {
    std::string html;
    for (int i = 0; i < 100'000; ++i) html += "<div>";
    html += "deep";
    const auto document = parse_html(as_bytes(html));
    if (document) CHECK(shape(document) == "P deep");
}
