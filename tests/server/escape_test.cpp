// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/escape.hpp"

#include "server/cite.hpp"
#include "server/url.hpp"
#include "tests/catch.hpp"

using namespace findings;

TEST_CASE("escape_html: no character of text can start or end markup", "[server]") {
    const auto [text, html] = GENERATE(table<std::string, std::string>({
        {"plain", "plain"},
        {"a & b < c > d", "a &amp; b &lt; c &gt; d"},
        {"\"quoted\" 'single'", "&quot;quoted&quot; &#39;single&#39;"},
        {"café – ward £5", "café – ward £5"},
        {std::string("nul\0byte", 8),
         "nul\xEF\xBF\xBD"
         "byte"},
        {"bell\x07", "bell\xEF\xBF\xBD"},
        {"cut \xE2\x82", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"overlong \xC0\xBC", "overlong \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"surrogate \xED\xA0\x80", "surrogate \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"line\nand\ttab", "line\nand\ttab"},
    }));
    CHECK(escape_html(text) == html);
}

TEST_CASE("escape_html: every byte alone gives clean UTF-8 without markup characters", "[server]") {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string html = escape_html(std::string(1, static_cast<char>(byte)));
        CAPTURE(byte, html);
        CHECK(is_clean_utf8(html));
        CHECK(html.find_first_of("<>\"'") == std::string::npos);
    }
}

TEST_CASE("snippet_html: only our own mark is markup", "[server]") {
    const std::vector<SnippetPart> parts = {{"…<b>", false},
                                            {"\"x\" & <mark>", true},
                                            {"</mark>", false}};
    CHECK(snippet_html(parts) ==
          "…&lt;b&gt;<mark>&quot;x&quot; &amp; &lt;mark&gt;</mark>&lt;/mark&gt;");
}

TEST_CASE("escape_url and parse_parameters are inverse", "[server]") {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text = "a" + std::string(1, static_cast<char>(byte)) + "b";
        CHECK(parse_parameters("n=" + escape_url(text)) == Parameters{{"n", text}});
    }
    CHECK(escape_url("a b&c=d/é") == "a%20b%26c%3Dd%2F%C3%A9");
}

TEST_CASE("parse_parameters: order, repeats, plus and broken escapes", "[server]") {
    CHECK(parse_parameters("b=1&a=2&b=3&&c&d=") ==
          Parameters{{"b", "1"}, {"a", "2"}, {"b", "3"}, {"c", ""}, {"d", ""}});
    CHECK(parse_parameters("q=a+b%20c%2Bd") == Parameters{{"q", "a b c+d"}});
    CHECK(parse_parameters("q=100%&r=%zz&s=%4") ==
          Parameters{{"q", "100%"}, {"r", "%zz"}, {"s", "%4"}});
    CHECK(query_of("/search?q=a#top") == "q=a");
    CHECK(query_of("/search").empty());
}

TEST_CASE("escape_header and escape_log: one line stays one line", "[server]") {
    CHECK(escape_header("a\r\nSet-Cookie: b\tc\xC3\xA9") == "aSet-Cookie: bc");
    CHECK(escape_log("a\nb\\c\x1b[0m") == "a\\x0Ab\\x5Cc\\x1B[0m");
}

TEST_CASE("web_link: only http and https without credentials", "[server]") {
    const auto [url, is_link] = GENERATE(table<std::string, bool>({
        {"https://reports.example.org/1-101?a=b#c", true},
        {"http://example.org", true},
        {"javascript:alert(1)", false},
        {"JAVASCRIPT:alert(1)", false},
        {"data:text/html,x", false},
        {"https://user:pass@example.org/", false},
        {"https://", false},
        {"https://exa mple.org/", false},
        {"//example.org/", false},
        {"/relative", false},
    }));
    CAPTURE(url);
    CHECK(web_link(url).empty() != is_link);
}

TEST_CASE("citation: what is known, in one line", "[server]") {
    Report report;
    report.title = "Larkhollow House: quality report";
    report.publisher = "Example Quality Commission";
    report.published = {2017, 7, 0};
    report.location.name = "Larkhollow House";
    report.source_url = "https://reports.example.org/1-101";
    Passage passage;
    passage.id = "0a1b2c3d4e5f-aaaaaaa1";
    passage.page_number = 14;
    passage.section = {"Is the service safe?", "Safe environments"};
    CHECK(citation(passage, report) ==
          "Example Quality Commission (July 2017). Larkhollow House: quality report. Page 14, "
          "section \"Safe environments\". "
          "https://reports.example.org/1-101. Finding 0a1b2c3d4e5f-aaaaaaa1.");
    CHECK(citation({}, {}) == "Finding .");
    passage.page_label = "iv";
    CHECK(page_in_words(passage) == "page iv (14 of the file)");
}
