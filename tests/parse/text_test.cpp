// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text.hpp"

#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <tuple>

using namespace findings;
using namespace std::string_literals;
using samples::as_bytes;

TEST_CASE("text: bytes of every encoding become the same UTF-8", "[parse]") {
    const auto [name, bytes] = GENERATE(table<std::string, std::string>({
        {"UTF-8", "caf\xC3\xA9 \xE2\x80\x93 ok"s},
        {"UTF-8 with mark",
         "\xEF\xBB\xBF"
         "caf\xC3\xA9 \xE2\x80\x93 ok"s},
        {"Windows-1252", "caf\xE9 \x96 ok"s},
        {"UTF-16LE with mark",
         "\xFF\xFE"
         "c\0a\0f\0\xE9\0 \0\x13\x20 \0o\0k\0"s},
        {"UTF-16BE with mark",
         "\xFE\xFF"
         "\0c\0a\0f\0\xE9\0 \x20\x13\0 \0o\0k"s},
        {"UTF-16LE bare", "c\0a\0f\0\xE9\0 \0\x13\x20 \0o\0k\0"s},
    }));
    CAPTURE(name);
    CHECK(decode_text(as_bytes(bytes)).text == "caf\xC3\xA9 \xE2\x80\x93 ok");
}

TEST_CASE(
    "text: a declared encoding counts only when the bytes are not UTF-8 and ASCII survives it",
    "[parse]") {
    CHECK(decode_text(as_bytes("\xCF\xF0\xE8"), "windows-1251").text == "При");
    CHECK(decode_text(as_bytes("caf\xC3\xA9"), "windows-1251").text == "café");
    CHECK(decode_text(as_bytes("caf\xE9"), "IBM420").text == "café");
    CHECK(decode_text(as_bytes("caf\xE9"), "no-such-charset").text == "café");
}

TEST_CASE("text: a stray byte in a UTF-8 text is read as Windows-1252", "[parse]") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "é";
    const DecodedText decoded = decode_text(as_bytes(text + "\x92"));
    CHECK(decoded.text == text + "’");
    CHECK_FALSE(decoded.exact);
}

TEST_CASE("text: cleaning", "[parse]") {
    const auto [raw, clean] = GENERATE(table<std::string, std::string>({
        {"o\uFB03ce \uFB01rst \uFB02oor", "office first floor"},
        {"Cli\u017Ftonville", "Cliftonville"},
        {"zero\u200B\u200Dwidth\uFEFF", "zerowidth"},
        {"soft\u00ADhyphen", "softhyphen"},
        {"a\u00A0 \t b", "a b"},
        {"\uF0B7 item", "• item"},
        {"secret\uE000marks\uE001", "secretmarks"},
        {"e\u0301", "é"},
        {"bell\x07", "bell"},
        {"bad\xFF", "bad\uFFFD"},
        {"  ends  ", "ends"},
    }));
    CHECK(clean_line(raw) == clean);
}

TEST_CASE("text: hard line breaks stay where they are wanted", "[parse]") {
    CHECK(clean_text(" a \r\n\n  b\u2028c ") == "a\nb\nc");
    CHECK(clean_line("a\nb") == "a b");
}

TEST_CASE("text: mojibake is undone where it is, and nowhere else", "[parse]") {
    const std::string broken =
        "don\u00E2\u20AC\u2122t \u00E2\u20AC\u0153quote\u00E2\u20AC\u009D caf\u00C3\u00A9 "
        "\u00C2\u00A35";
    REQUIRE(is_mojibake(broken));
    CHECK(repair_mojibake(broken) == "don\u2019t \u201Cquote\u201D caf\u00E9 \u00A35");
    CHECK_FALSE(is_mojibake("don\u2019t"));
    CHECK_FALSE(is_mojibake("plain"));
    CHECK_FALSE(is_mojibake("\u00C2ge d'or, p\u00E2t\u00E9, CAF\u00C9"));
    CHECK(clean_line("good \u2019 beside \u00E2\u20AC\u2122") == "good \u2019 beside \u2019");
    CHECK(clean_line("lost \u00E2\u20AC\u0153end\u00E2\u20AC\uFFFD") == "lost \u201Cend\u201D");
    CHECK(clean_line("people\u00C2 were") == "people were");
}

TEST_CASE("text: character references that were escaped twice", "[parse]") {
    CHECK(clean_line("A&38;E &amp;amp; &nbsp;B&#8217;s &unknown; R&D; AT&T") ==
          "A&E & B\u2019s &unknown; R&D; AT&T");
    CHECK(clean_line("5 &#0; &#xD800; &99999999;") == "5 &#0; &#xD800; &99999999;");
}

TEST_CASE("text: bytes of which nobody says what they mean are read as makes most sense",
          "[parse]") {
    CHECK(decode_text(as_bytes("the trust\xD5s \xD2plan\xD3 \xD0 here")).text ==
          "the trust\u2019s \u201Cplan\u201D \u2013 here");
    CHECK(decode_text(as_bytes("it cost \x9C"
                               "500 at the caf\x82"))
              .text ==
          "it cost \u00A3"
          "500 at the caf\u00E9");
    CHECK(decode_text(as_bytes("the trust\x92s \x93plan\x94 \x96 here")).text ==
          "the trust\u2019s \u201Cplan\u201D \u2013 here");
    CHECK(decode_text(as_bytes("it\x92s"), "utf-8").text == "it\u2019s");
}

TEST_CASE("text: UTF-32 with a mark and without", "[parse]") {
    std::string little;
    for (const char c : std::string("UTF-32 text")) (little += c) += "\0\0\0"s;
    CHECK(decode_text(as_bytes("\xFF\xFE\0\0"s + little)).text == "UTF-32 text");
    CHECK(decode_text(as_bytes(little)).text == "UTF-32 text");
    CHECK(decode_text(as_bytes("\0\0\xFE\xFF\0\0\0a\0\0\x20\x19"s)).text == "a\u2019");
}

TEST_CASE("text: offsets point into the source whatever its encoding", "[parse]") {
    const DecodedText narrow = decode_text(as_bytes("\xE9\xE9 x"));
    SourceOffsets narrow_offsets(narrow);
    CHECK(narrow_offsets.at(narrow.text.find('x')) == 3);
    const DecodedText wide =
        decode_text(as_bytes("\xFF\xFE"
                             "a\0\xE9\0x\0"s));
    SourceOffsets wide_offsets(wide);
    CHECK(wide_offsets.at(wide.text.find('x')) == 6);
    const DecodedText marked = decode_text(as_bytes("\xEF\xBB\xBFx"));
    CHECK(SourceOffsets(marked).at(0) == 3);
}

TEST_CASE("text: whatever the bytes, valid UTF-8 comes out", "[parse]") {
    unsigned state = 12345;
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (int i = 0; i < 64; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes += static_cast<char>(state >> 24U);
        }
        const DecodedText decoded = decode_text(as_bytes(bytes));
        CHECK(is_valid_utf8(decoded.text));
        const std::string clean = clean_text(bytes);
        CHECK(is_valid_utf8(clean));
        CHECK(clean_text(clean) == clean);
    }
}
