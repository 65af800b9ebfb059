// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/snippet.hpp"

#include "tests/catch.hpp"

using namespace findings;

namespace {

std::string marked(std::string_view text,
                   const std::string& query,
                   std::size_t max_bytes = kSnippetBytes) {
    Stemmer stemmer;
    const auto words = stemmer.matched_words(parse_query(query).value().root);
    std::string out;
    for (const SnippetPart& part : snippet_for(text, words, stemmer, max_bytes))
        out += part.is_match ? "[" + part.text + "]" : part.text;
    return out;
}

}  // namespace

TEST_CASE("snippet: whole words as written are marked", "[search]") {
    const auto [text, query, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"Restraints were rare.", "restraint", "[Restraints] were rare."},
        {"The garden was locked.", "garden locked", "The [garden] was [locked]."},
        {"No match here.", "seclusion", "No match here."},
        {"Rapid tranquillisation", "tranquil*", "Rapid [tranquillisation]"},
        {"garden not gardenia", "garden", "[garden] not gardenia"},
        {"kept -out of it", "kept -out", "[kept] -out of it"},
        {"breach of 12(2)(a) found", "12(2)(a)", "breach of [12(2)(a)] found"},
    }));
    CAPTURE(text, query);
    CHECK(marked(text, query) == expected);
}

TEST_CASE("snippet: a long text is cut between words around the matches", "[search]") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "filler" + std::to_string(i) + " ";
    text += "the garden door was locked ";
    for (int i = 0; i < 100; ++i) text += "filler" + std::to_string(i) + " ";
    const std::string snippet = marked(text, "garden locked", 120);
    CHECK_THAT(snippet, test::contains("[garden] door was [locked]"));
    CHECK_THAT(snippet, Catch::Matchers::StartsWith("… "));
    CHECK_THAT(snippet, Catch::Matchers::EndsWith(" …"));
    CHECK(snippet.size() < 160);
}

TEST_CASE("snippet: never cut inside a character", "[search]") {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "\u00E9";
    for (std::size_t size = 20; size < 40; ++size) {
        std::string all;
        for (const char c : marked(text, "nothing", size)) all += c;
        int continuation = 0, lead = 0;
        for (const char c : all) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte == 0xC3) ++lead;
            if (byte == 0xA9) ++continuation;
        }
        CHECK(lead == continuation);
    }
}
