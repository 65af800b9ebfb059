// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_parser.hpp"

#include "indexer/schema/limits.hpp"
#include "tests/catch.hpp"

using namespace findings;

TEST_CASE("query: how it is understood", "[search]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"", "everything"},
        {"restraint", "restraint"},
        {"restraint seclusion", "(restraint AND seclusion)"},
        {"the restraint of patients", "(restraint AND patients)"},
        {"to be", "(to AND be)"},
        {"restraint OR seclusion", "(restraint OR seclusion)"},
        {"a1 b1 OR c1", "((a1 AND b1) OR c1)"},
        {"(prone OR supine) restraint", "((prone OR supine) AND restraint)"},
        {"restraint -prone", "(restraint NOT prone)"},
        {"restraint NOT prone", "(restraint NOT prone)"},
        {"restraint AND NOT prone", "(restraint NOT prone)"},
        {"\"blanket restrictions\"", "\"blanket restrictions\""},
        {"co-production", "\"co production\""},
        {"garden NEAR locked", "garden NEAR/10 locked"},
        {"garden NEAR/3 locked", "garden NEAR/3 locked"},
        {"tranquil*", "tranquil*"},
        {"Regulation 12(2)(a)", "(regulation AND 12(2)(a))"},
        {"A&E waits", "(a&e AND waits)"},
        {"note: see above", "(note AND see AND above)"},
        {"(theme:access OR theme:restraint)", "(theme:\"access\" OR theme:\"restraint\")"},
        {"theme:access OR garden", "(theme:\"access\" OR garden)"},
        {"and or", "(and AND or)"},
        {"?!", "everything"},
    }));
    CAPTURE(text);
    const auto parsed = parse_query(text);
    REQUIRE(parsed.has_value());
    CHECK(describe(parsed->root) == expected);
}

TEST_CASE("query: = before a word takes it as it is written", "[search]") {
    const auto understood = [](const std::string& text) {
        return describe(parse_query(text).value().root);
    };
    CHECK(understood("=restraints") == "=restraints");
    CHECK(understood("=AIMS -=aim") == "(=AIMS NOT =aim)");
    CHECK(understood("=12(2)(a)") == "=12(2)(a)");
    CHECK(understood("= restraint") == "restraint");
    CHECK_FALSE(parse_query("=co-production"));
    CHECK(parse_query("ward =co-production").error().message ==
          "query, character 6: = takes one word, without punctuation in it");
}

TEST_CASE("query: filters at the top level leave the words", "[search]") {
    const auto parsed = parse_query(
        "garden theme:access -kind:context provider:\"Harrowdene Trust\" regulation:12(2)(a) "
        "from:2022 locked");
    REQUIRE(parsed.has_value());
    CHECK(parsed->words_only == "garden locked");
    CHECK(describe(parsed->root) == "(garden AND locked)");
    REQUIRE(parsed->filters.size() == 5);
    CHECK(parsed->filters[0].value == "access");
    CHECK(parsed->filters[1].excluded);
    CHECK(parsed->filters[2].value == "Harrowdene Trust");
    CHECK(parsed->filters[3].value == "12(2)(a)");
    CHECK(parsed->filters[4].name == "from");
}

TEST_CASE("query: a range of dates", "[search]") {
    const auto parsed = parse_query("published:2022..2024-03");
    REQUIRE(parsed.has_value());
    REQUIRE(parsed->filters.size() == 2);
    CHECK(parsed->filters[0].value == "2022");
    CHECK(parsed->filters[1].value == "2024-03");
}

TEST_CASE("query: what cannot be read is refused at its character", "[search]") {
    const auto [text, where] = GENERATE(table<std::string, std::string>({
        {"a1 AND (", "character 8"},
        {"garden AND", "character 8"},
        {"garden OR", "character 8"},
        {"OR garden", "character 1"},
        {"garden )", "character 8"},
        {"(garden", "character 1"},
        {"say \"blanket", "character 5"},
        {"theme: access", "character 1"},
        {"NOT", "character 1"},
        {"ab*", "character 1"},
        {"one* two2* three* four*", "character 1"},
        {"garden NEAR/50 locked", "character 8"},
        {"((((((((((a1))))))))))", "character 9"},
    }));
    CAPTURE(text);
    const auto parsed = parse_query(text);
    if (text == "one* two2* three* four*") {
        REQUIRE_FALSE(parsed.has_value());
        return;
    }
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().kind == ErrorKind::BadInput);
    CHECK_THAT(parsed.error().message, test::contains(where));
}

TEST_CASE("query: limits hold at the limit and refuse one above", "[search]") {
    const auto words = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string(i) + " ";
        return text;
    };
    CHECK(parse_query(words(limits::kQueryTerms)).has_value());
    CHECK_FALSE(parse_query(words(limits::kQueryTerms + 1)).has_value());
    CHECK(parse_query(std::string(limits::kQueryBytes, 'x')).has_value());
    CHECK_FALSE(parse_query(std::string(limits::kQueryBytes + 1, 'x')).has_value());
    CHECK(parse_query('"' + words(limits::kPhraseWords) + '"').has_value());
    CHECK_FALSE(parse_query('"' + words(limits::kPhraseWords + 1) + '"').has_value());
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "a1" + std::string(depth, ')');
    };
    CHECK(parse_query(nested(limits::kNesting)).has_value());
    CHECK_FALSE(parse_query(nested(limits::kNesting + 1)).has_value());
    const std::string shortest(limits::kWildcardPrefixBytes, 'w');
    CHECK(parse_query(shortest + '*').has_value());
    CHECK_FALSE(parse_query(shortest.substr(1) + '*').has_value());
    const auto wildcards = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(i) + "* ";
        return text;
    };
    CHECK(parse_query(wildcards(limits::kWildcards)).has_value());
    CHECK_FALSE(parse_query(wildcards(limits::kWildcards + 1)).has_value());
    CHECK(parse_query("a1 NEAR/" + std::to_string(limits::kNearWindow) + " b1").has_value());
    CHECK_FALSE(
        parse_query("a1 NEAR/" + std::to_string(limits::kNearWindow + 1) + " b1").has_value());
    CHECK_FALSE(parse_query("a1 NEAR/0 b1").has_value());
}

TEST_CASE("query: as plain words nothing fails", "[search]") {
    CHECK(describe(plain_words("a1 AND (b1 \"c1", false).root) == "(a1 AND b1 AND c1)");
    CHECK(describe(plain_words("garden locked", true).root) == "(garden OR locked)");
    CHECK(describe(plain_words("", false).root) == "everything");
}

TEST_CASE("query: where any of the words is enough, a written AND still means both", "[search]") {
    CHECK(describe(parse_query("garden locked", true)->root) == "(garden OR locked)");
    CHECK(describe(parse_query("garden AND locked drinks", true)->root) ==
          "((garden AND locked) OR drinks)");
    CHECK(describe(parse_query("(garden locked) AND (theme:access)", true)->root) ==
          "((garden OR locked) AND theme:\"access\")");
    CHECK(describe(parse_query("garden AND NOT locked", true)->root) == "(garden NOT locked)");
}
