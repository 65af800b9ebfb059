// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/tokens.hpp"

#include "indexer/schema/limits.hpp"
#include "tests/catch.hpp"

using namespace findings;

namespace {

std::string words(std::string_view text) {
    std::string out;
    for (const Token& token : tokenise(text)) {
        if (!out.empty()) out += ' ';
        out += token.word + '@' + std::to_string(token.position);
    }
    return out;
}

}  // namespace

TEST_CASE("tokens: words, joiners and references", "[schema]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Staff were kind.", "staff@1 were@2 kind@3"},
        {"the patient's and patients\u2019 views", "the@1 patient's@2 and@3 patients@4 views@5"},
        {"A&E and R & D", "a&e@1 and@2 r@3 d@4"},
        {"co-production", "co@1 production@2"},
        {"Regulation 12(2)(a) met", "regulation@1 12(2)(a)@2 12@2 met@3"},
        {"Regulation 20A", "regulation@1 20a@2"},
        {"21,000 posts at 3.5%", "21000@1 posts@2 at@3 3.5@4"},
        {"ends 12. Next", "ends@1 12@2 next@3"},
        {"\u00C9cole Zo\u00EB", "\u00E9cole@1 zo\u00EB@2"},
        {"a\xFF"
         "b",
         "a@1 b@2"},
        {"12(", "12@1"},
        {"", ""},
    }));
    CAPTURE(text);
    CHECK(words(text) == expected);
}

TEST_CASE("tokens: offsets give the word as written, and capitals are noted", "[schema]") {
    const std::string text = "The AIMS scheme aims higher";
    const auto tokens = tokenise(text);
    REQUIRE(tokens.size() == 5);
    CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "AIMS");
    CHECK(tokens[1].upper_case);
    CHECK_FALSE(tokens[3].upper_case);
}

TEST_CASE("tokens: an endless word is cut, not lost", "[schema]") {
    const auto tokens = tokenise(std::string(100000, 'x'));
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].word.size() <= kMaxWordBytes);
    CHECK(tokens[0].end == 100000);
}

TEST_CASE("fold: case, white space and curly apostrophes do not tell values apart", "[schema]") {
    CHECK(fold("  The  King\u2019s\tFund ") == "the king's fund");
    CHECK(fold("\u00C9COLE") == "\u00E9cole");
}

TEST_CASE("facet_key: cut at a character so that the term fits", "[schema]") {
    std::string name;
    for (int i = 0; i < 200; ++i) name += "\u00E9";
    const std::string key = facet_key(name);
    CHECK(key.size() <= limits::kFacetValueBytes);
    CHECK(key.size() % 2 == 0);
}
