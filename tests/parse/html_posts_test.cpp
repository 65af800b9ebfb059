// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <algorithm>
#include <string>

using namespace findings;
using samples::as_bytes;

namespace {

std::vector<std::string> shown(const Result<ParsedDocument>& document) {
    std::vector<std::string> texts;
    for (const Block& block : document->blocks) {
        if (block.kind != BlockKind::Furniture) texts.push_back(block.text);
    }
    return texts;
}

}  // namespace

TEST_CASE("html: posts told by class names begin with their author and date", "[parse]") {
    const auto html = GENERATE(
        as<std::string>(),
        // name and date side by side, ranks and buttons round the text
        "<div class='comment'><span class='user'>sam</span> <span class='role'>Senior "
        "member</span> <time datetime='2013-05-09T20:15'>3 days ago</time><div "
        "class='body'><p>Does the bell work?</p>"
        "</div><div class='foot'>Quote | Like (3)</div></div><div class='comment'><span "
        "class='user'>Jo Elm</span> <time datetime='2013-05-10T07:31'>2 days ago</time><div "
        "class='body'>"
        "<p>It has not since May.</p></div><div class='foot'>Quote | Like (1)</div></div>",
        // a list, the date over the name
        "<ol class='posts'><li class='postbit'><div class='posthead'><span "
        "class='postdate'>2013-05-09</span> <a class='postcounter'>#1</a></div><div "
        "class='userinfo'><a class='username'>sam</a></div>"
        "<blockquote class='postcontent'><p>Does the bell work?</p></blockquote></li><li "
        "class='postbit'><div class='posthead'><span class='postdate'>2013-05-10</span></div><div "
        "class='userinfo'>"
        "<a class='username'>Jo Elm</a></div><div class='postcontent'><p>It has not since "
        "May.</p></div></li></ol>",
        // articles with a byline of their own
        "<main><article><p class='post-meta'>Posted by <b class='comment-author'>sam</b> on <i "
        "class='post-date'>2013-05-09</i></p><p>Does the bell work?</p></article>"
        "<article><p class='post-meta'>Posted by <b class='comment-author'>Jo Elm</b> on <i "
        "class='post-date'>2013-05-10</i></p><p>It has not since May.</p></article></main>");
    CAPTURE(html);
    const auto document = parse_html(as_bytes(html));
    REQUIRE(document);
    CHECK(document->properties.at("posts") == "2");
    CHECK(shown(document) == std::vector<std::string>{"sam | 2013-05-09",
                                                      "Does the bell work?",
                                                      "Jo Elm | 2013-05-10",
                                                      "It has not since May."});
}

TEST_CASE("html: articles under titles of their own are no thread", "[parse]") {
    const auto document = parse_html(
        as_bytes(std::string("<div class='post'><h2>Doors</h2><span class='author'>Sam "
                             "Ash</span><time>9 May 2013</time><p>All doors are new.</p></div>"
                             "<div class='post'><h2>Lamps</h2><span class='author'>Jo "
                             "Elm</span><time>10 May 2013</time><p>All lamps are new.</p></div>")));
    REQUIRE(document);
    CHECK(document->properties.count("posts") == 0);
}

TEST_CASE("html: remarks of readers below a long article do not make it a thread", "[parse]") {
    const std::string text(2000, 'w');
    const auto document = parse_html(as_bytes(
        "<p>" + text +
        "</p><div class='comment'><b class='author'>Sam</b><time>9 May "
        "2013</time><p>Quite.</p></div>"
        "<div class='comment'><b class='author'>Jo</b><time>10 May 2013</time><p>No.</p></div>"));
    REQUIRE(document);
    CHECK(document->properties.count("posts") == 0);
}

TEST_CASE("html: a writer's name as a heading, and a date among links and editors", "[parse]") {
    const std::string edited =
        GENERATE(as<std::string>(), "", " \u00b7 Edited by Jo Elm", " (edited 11 May 2013)");
    CAPTURE(edited);
    const auto post =
        [](const std::string& name, const std::string& date, const std::string& text) {
            return "<article class='cPost'><aside><h3 class='author'><a>" + name +
                   "</a></h3></aside><div class='meta'><p><a>Posted " + date +
                   "</a></p><p>Report \u00b7 Share</p></div><div class='content'><p>" + text +
                   "</p></div><div class='sig'><p>Every form is a person.</p></div></article>";
        };
    const auto document =
        parse_html(as_bytes("<h1>Bells</h1>" + post("sam", "9 May 2013", "Does the bell work?") +
                            post("Jo Elm", "10 May 2013" + edited, "It has not since May.")));
    REQUIRE(document);
    CHECK(document->properties.at("posts") == "2");
    const auto texts = shown(document);
    REQUIRE(texts.size() >= 2);
    CHECK(texts[1] == "sam | Posted 9 May 2013");
    CHECK(std::count(texts.begin(), texts.end(), "Jo Elm | Posted 10 May 2013") == 1);
    CHECK(std::count(texts.begin(), texts.end(), "Every form is a person.") == 0);
}
