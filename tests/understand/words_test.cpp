// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/words.hpp"

#include "tests/catch.hpp"

using namespace findings::understanding;

TEST_CASE("words: folding makes spellings of one heading equal", "[understand]") {
    const auto [text, key] = GENERATE(table<std::string, std::string>({
        {"What people who use the provider\u2019s services say",
         "what people who use the provider's services say"},
        {"2.2 Findings:", "findings"},
        {"Chapter 43: Commissioning", "commissioning"},
        {"Well\u2011led", "well-led"},
        {" Is the  service\u00a0safe? ", "is the service safe"},
        {"3", "3"},
        {"", ""},
    }));
    CAPTURE(text);
    CHECK(heading_key(text) == key);
}

TEST_CASE("words: long paragraphs are cut after sentences and lose nothing but spaces",
          "[understand]") {
    const std::string text =
        "One sentence here. Dr. Ash said \u201cno.\u201d Then 3.5 per cent. of it e.g. this. (See "
        "page 4.) The end!";
    for (std::size_t most = 1; most < 60; ++most) {
        const auto pieces = split_sentences(text, most);
        std::size_t at = 0;
        for (const auto piece : pieces) {
            const auto found = text.find(piece, at);
            REQUIRE(found != std::string::npos);
            CHECK(trimmed(std::string_view(text).substr(at, found - at)).empty());
            at = found + piece.size();
        }
        CHECK(at == text.size());
    }
    CHECK(split_sentences(text, 30).front() == "One sentence here.");
    CHECK(split_sentences("no end at all", 3).size() == 1);
}

TEST_CASE("words: a text that never ends a sentence is cut between words, inside no character",
          "[understand]") {
    std::string words;
    for (int i = 0; i < 4000; ++i) words += "ratings ";
    std::size_t kept = 0;
    for (const auto piece : split_sentences(words, 1200, 6000)) {
        CHECK(piece.size() <= 6000);
        CHECK(piece.starts_with("ratings"));
        CHECK(piece.ends_with("ratings"));
        kept += word_count(piece);
    }
    CHECK(kept == 4000);

    std::string one_word;
    for (int i = 0; i < 4000; ++i) one_word += "\u20ac";
    std::string joined;
    for (const auto piece : split_sentences(one_word, 1200, 5000)) {
        CHECK(piece.size() <= 5000);
        CHECK(piece.size() % 3 == 0);
        joined += piece;
    }
    CHECK(joined == one_word);
}
