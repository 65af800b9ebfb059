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

TEST_CASE("html: an arrow beside a rating says how it moved", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<p>Rating: <strong>Inadequate</strong> <span aria-hidden=true>&darr;</span></p>",
         "P Rating: Inadequate \u2193"},
        {"<table><tr><td>Safe<td>Good <i aria-hidden=true>&rarr;&larr;</i></table>",
         "TR Safe | Good \u2192\u2190"},
        {"<table><tr><td>Safe<td>Good<td><i aria-hidden=true>&uarr;</i></table>",
         "TR Safe | Good | \u2191"},
        {"<p>Three wards <span aria-hidden=true>&rarr;</span></p>", "P Three wards"},
        {"<p>Good <span aria-hidden=true>icon</span></p>", "P Good"},
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
        {"<h2>Are you OK with cookies?</h2><p>We use small files called 'cookies' on this site. "
         "Some "
         "are essential to make it work, some help us to see how you use it, and some are set by "
         "third parties. You can turn off those that are not essential. Which are you happy for "
         "us to use?</p><h1>Elm</h1><p>text that is longer</p>",
         "~ Are you OK with cookies? / ~ We use small files called 'cookies' on this site. Some "
         "are "
         "essential to make it work, some help us to see how you use it, and some are set by third "
         "parties. You can turn off those that are not essential. Which are you happy for us to "
         "use? / H1 Elm / P text that is longer"},
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
        {"<main>Words</main><div><p>The page's author forgot what main is for and wrote all the "
         "text down here.</p></div>",
         "P Words / P The page's author forgot what main is for and wrote all the text down here."},
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

TEST_CASE("html: what a style sheet or a class hides is hidden, what folds away is not",
          "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<style>.note, #box { display: none } /* .b{display:none} */</style><p class='a "
         "note'>x</p>"
         "<p id=box>y</p><p class=b>z</p>",
         "P z"},
        {"<style>.t{display:none}.t.open{display:block}</style><p class=t>x</p><p class='t "
         "open'>y</p>",
         "P y"},
        {"<style>@media print{.a{display:none}}</style><p class=a>x</p>", "P x"},
        {"<p class='d-none d-md-block'>wide</p><p class=d-none>none</p>", "P wide"},
        {"<details><summary>Notes</summary><p>Folded text.</p></details>",
         "P Notes / P Folded text."},
        {"<h2><button aria-expanded=false>Safe</button></h2><div class='accordion-content' "
         "hidden><p>a</p></div>",
         "H2 Safe / P a"},
        {"<body aria-hidden=true><p>saved with a dialog open</p>", "P saved with a dialog open"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: the text of a tab that is not open is furniture", "[parse]") {
    const std::string html =
        "<main><h1>Elm House</h1><ul role=tablist><li>Summary</li><li>Ratings</li></ul>"
        "<div role=tabpanel><p>Staff were kind.</p></div>"
        "<div role=tabpanel hidden><p>Good</p></div>"
        "<section class='govuk-tabs__panel govuk-tabs__panel--hidden'>Old</section></main>";
    CHECK(shape(parse_html(as_bytes(html))) ==
          "H1 Elm House / ~ Summary / ~ Ratings / P Staff were kind. / ~ Good / ~ Old");
}

TEST_CASE("html: words for screen readers", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<h2 class='visually-hidden'>Main navigation</h2><p>Text.</p>",
         "~ Main navigation / P Text."},
        {"<p><span class=sr-only>Overall rating:</span> Good and improving</p>",
         "P Overall rating: Good and improving"},
        {"<p>Read <a href=x>the plan<span class='visually-hidden'> (opens in a new "
         "tab)</span></a>.</p>",
         "P Read the plan. / ~ (opens in a new tab)"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: furniture inside the content is told by its class, its words or its links",
          "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<p class='social-care'>Adult social care was safe.</p><div "
         "class='social-links'>Facebook</div>",
         "P Adult social care was safe. / ~ Facebook"},
        {"<h2 id='sharing-information'>Sharing information</h2><p>Staff shared it.</p>",
         "H2 Sharing information / P Staff shared it."},
        {"<div class='cookie-page'><p>" + std::string(300, 'x') + "</p></div>",
         "P " + std::string(300, 'x')},
        {"<h2>Safe</h2><p>Text.</p><h2>Related content</h2><ul><li><a href=a>One</a><li><a "
         "href=b>Two</a></ul>",
         "H2 Safe / P Text. / ~ Related content / ~ One / ~ Two"},
        {"<h2>Latest news</h2><h3><a href=a>A title</a></h3><p>A teaser of "
         "it.</p><h2>Safe</h2><p>Text.</p>",
         "~ Latest news / ~ A title / ~ A teaser of it. / H2 Safe / P Text."},
        {"<h2>See also</h2><p>Staff should see also the policy, which says how.</p>",
         "H2 See also / P Staff should see also the policy, which says how."},
        {"<h2>Contents</h2><ol><li><a href='#a'>Safe</a><li><a href='#b'>Caring</a></ol><h2 "
         "id=a>Safe</h2><p>Text.</p>",
         "~ Contents / ~ {1.} Safe / ~ {2.} Caring / H2 Safe / P Text."},
        {"<ul><li><a href='/s'>Summary</a><li><a href='/r'>Reports</a><li><a "
         "href='/c'>Contact</a></ul><p>Text.</p>",
         "~ Summary / ~ Reports / ~ Contact / P Text."},
        {"<p><a href='/'>Home</a> &gt; <a href='/n'>News</a> &gt; Release</p><p>Text.</p>",
         "~ Home > News > Release / P Text."},
        {"<p>Text of the report.</p><p><a href='#top'>Back to "
         "top</a></p><p>&#10004;</p><p>Advertisement</p>",
         "P Text of the report. / ~ Back to top / ~ \u2714 / ~ Advertisement"},
        {"<ul><li>Reports were late.<li>Summary sheets were used.</ul>",
         "LI1 Reports were late. / LI1 Summary sheets were used."},
        {"<ul><li>Perinatal services: Good &#10004; <a href=x>Read more</a></ul>",
         "LI1 Perinatal services: Good / ~ Read more"},
        {"<p>Text.</p><div>-- Early bird</div><p>Others.</p><div>-- Early bird</div>",
         "P Text. / ~ -- Early bird / P Others. / ~ -- Early bird"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: the content of a page that has no <main>", "[parse]") {
    const std::string prose =
        "Staff knew people well and wrote down what mattered to each of them.";
    const auto [html, expected] = GENERATE_COPY(table<std::string, std::string>({
        {"<div>Menu words</div><h1>Title</h1><div id=content><p>" + prose +
             "</p></div><div>Site words</div>",
         "~ Menu words / H1 Title / P " + prose + " / ~ Site words"},
        {"<div>Menu words</div><article><h1>Title</h1><p>" + prose + "</p></article>",
         "~ Menu words / H1 Title / P " + prose},
        {"<article><p>First post of the thread.</p></article><article><p>Second post of "
         "it.</p></article><p>End.</p>",
         "P First post of the thread. / P Second post of it. / P End."},
        {"<h1>Title</h1><main><p>" + prose + "</p></main>", "H1 Title / P " + prose},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: headings by role, and by bold alone", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<div role=heading aria-level=3>Safe</div><p>Text.</p>", "H3 Safe / P Text."},
        {"<h2>Safe</h2><p><strong>Safe "
         "staffing</strong></p><p>Text.</p><p><b>Medicines</b></p><p>Others.</p>",
         "H2 Safe / H3 Safe staffing / P Text. / H3 Medicines / P Others."},
        {"<p><b>Safe staffing</b><br>There were enough nurses.</p>",
         "H2 Safe staffing / P There were enough nurses."},
        {"<p><strong>Staff must lock the door.</strong></p>", "P Staff must lock the door."},
        {"<p><strong>Staff</strong> were kind.</p>", "P Staff were kind."},
        {"<ul><li><b>Bold item</b></ul>", "LI1 Bold item"},
        {"<p>\u2022 one<br>\u2022 two</p>", "LI1 one / LI1 two"},
        {"<p>He said <q>no</q>.</p>", "P He said \u201Cno\u201D."},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: tables with spans, bold heads, pictures of ratings, and pages in columns",
          "[parse]") {
    const std::string long_text(700, 'x');
    const auto [html, expected] = GENERATE_COPY(table<std::string, std::string>({
        {"<table><tr><td><b>Activity</b><td><b>Regulation</b></tr><tr><td "
         "rowspan=2>Treatment<td>12</tr>"
         "<tr><td>17</tr></table>",
         "TR^ Activity | Regulation / TR Treatment | 12 / TR 17"},
        {"<table><tr><td>Safe<td><img src=x alt='Requires improvement'></tr></table>",
         "TR Safe | Requires improvement"},
        {"<table><tr><td>Words<td><p>" + long_text + "</p></tr></table>",
         "P Words / P " + long_text},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: text that was escaped or read wrongly on its way is repaired", "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<p>A&amp;E and A&38;E&amp;nbsp;here</p>", "P A&E and A&E here"},
        {"<p>It&amp;rsquo;s</p>", "P It\u2019s"},
        {"<p>&lt;p&gt;Staff were &lt;b&gt;kind&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;So were "
         "others.&lt;/p&gt;</p>",
         "P Staff were kind. / P So were others."},
        {"<p>5 &lt; 6 and x &lt;y&gt;</p>", "P 5 < 6 and x <y>"},
        {"<meta charset=utf-8><p>it\x92s caf\xE9</p>", "P it\u2019s caf\u00E9"},
        {"<p>don\u00E2\u20AC\u2122t</p>", "P don\u2019t"},
        {"<p>don&acirc;&euro;&trade;t</p>", "P don\u2019t"},
        {"<p>don\u00C3\u00A2\u00E2\u201A\u00AC\u00E2\u201E\u00A2t</p>", "P don\u2019t"},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: pages inside pages, and pages in archives", "[parse]") {
    // What a page inside ends with is not read once more as the frame.
    CHECK(shape(parse_html(as_bytes(
              "<p>a</p><iframe srcdoc='&lt;p&gt;inside&lt;img alt=Good&gt;'></iframe><p>b</p>"))) ==
          "P a / P inside Good / P b");
    CHECK(shape(parse_html(
              as_bytes("<p>a</p><iframe srcdoc='&lt;p&gt;inside&lt;/p&gt;'></iframe><p>b</p>"))) ==
          "P a / P inside / P b");
    const std::string archive =
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        "\ttype=\"text/html\"; boundary=\"----Part\"\r\n\r\n------Part\r\nContent-Type: "
        "text/css\r\n\r\n"
        "p{}\r\n------Part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        "quoted-printable\r\n"
        "Content-Location: https://example.org/a\r\n\r\n<p>It=E2=80=99s a lo=\r\nng "
        "line</p>\r\n------Part--\r\n";
    const auto document = parse_file(as_bytes(archive), "page.mht");
    CHECK(shape(document) == "P It\u2019s a long line");
    CHECK(document->properties.at("canonical_url") == "https://example.org/a");
}

TEST_CASE("html: what several places state goes under one name", "[parse]") {
    const auto document = parse_html(as_bytes(
        "<!-- saved from url=(0024)https://example.org/saved --><html><head>"
        "<script "
        "type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"A "
        "title\","
        "\"datePublished\":\"2021-03-04\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"The "
        "Paper\"}}]}</script>"
        "<script type='application/ld+json'>{broken</script>"
        "<meta property='article:modified_time' content='2021-03-05'></head><body><p>Text.</p>"));
    REQUIRE(document);
    CHECK(document->title == "A title");
    CHECK(document->properties.at("canonical_url") == "https://example.org/saved");
    CHECK(document->properties.at("published") == "2021-03-04");
    CHECK(document->properties.at("modified") == "2021-03-05");
    CHECK(document->properties.at("publisher") == "The Paper");
}

TEST_CASE("html: an element with a hundred thousand attributes is read without most of them",
          "[parse]") {
    std::string page = "<p ";
    for (int i = 0; i < 100'000; ++i) page += "a" + std::to_string(i) + "=1 ";
    CHECK(shape(parse_html(
              as_bytes(page + "id='last'>The ward was clean.</p><p>It was quiet.</p>"))) ==
          "P The ward was clean. / P It was quiet.");
}

TEST_CASE("html: the first picture that calls itself a logo is kept as a property", "[parse]") {
    const auto page =
        parse_html(as_bytes("<body><img alt='Ward garden' src=garden.jpg><a href=/><img "
                            "src=/i/logo.svg alt='Elm Trust'></a>"
                            "<img class=logo alt='Partner'><p>text</p>"));
    REQUIRE(page);
    CHECK(page->properties.at("logo") == "Elm Trust");
}

TEST_CASE(
    "html: rows and lists of nothing but links above the text are a menu, whatever their entries "
    "are called",
    "[parse]") {
    const auto [html, expected] = GENERATE(table<std::string, std::string>({
        {"<div><a href=/>Home</a> <a href=/b>Board</a></div><h1>Minutes</h1><p>The board met.</p>",
         "~ Home Board / H1 Minutes / P The board met."},
        {"<div><a href=/k>Kestrels</a> | <a href=/o>Owls</a> | <a "
         "href=/w>Wrens</a></div><h1>Birds</h1><p>text</p>",
         "~ Kestrels | Owls | Wrens / H1 Birds / P text"},
        {"<ul><li><a href=/1>Papers</a><li><a href=/2>Dates of meetings</a><li><a "
         "href=/3>Directors</a></ul><h1>Minutes</h1><p>text</p>",
         "~ Papers / ~ Dates of meetings / ~ Directors / H1 Minutes / P text"},
        {"<h1>Sources</h1><ul><li><a href=/1>First study</a><li><a href=/2>Second study</a><li><a "
         "href=/3>Third study</a></ul>",
         "H1 Sources / LI1 First study / LI1 Second study / LI1 Third study"},
        {"<h1>Links</h1><p><a href=/1>One paper</a> and <a href=/2>another paper</a> say so.</p>",
         "H1 Links / P One paper and another paper say so."},
    }));
    CAPTURE(html);
    CHECK(shape(parse_html(as_bytes(html))) == expected);
}

TEST_CASE("html: an article goes on below a box of links inside it", "[parse]") {
    CHECK(shape(parse_html(as_bytes(
              "<article><h1>Unit is short of nurses</h1><p>Inspectors called in May.</p>"
              "<div><h3>Read more</h3><ul><li><a href='/a'>Bus lane row</a><li><a href='/b'>Fair "
              "to return</a></ul></div>"
              "<p>The chief nurse said that eleven had been found since.</p>"
              "<p>Six more will start in September.</p><p>Article continues below advert</p>"
              "<p>The wait has fallen.</p></article>"))) ==
          "H1 Unit is short of nurses / P Inspectors called in May. / ~ Read more / ~ Bus lane row "
          "/ ~ Fair to return / P The chief nurse said that eleven had been found since. / P Six "
          "more will start in September. / ~ Article continues below advert / P The wait has "
          "fallen.");
}
