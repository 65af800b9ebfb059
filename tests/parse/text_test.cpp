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

TEST_CASE("text: mojibake is undone only when the whole text allows it", "[parse]") {
    const std::string broken = "donâ€™t â€œquoteâ€\u009D cafÃ©";
    REQUIRE(is_mojibake(broken));
    CHECK(repair_mojibake(broken) == "don’t “quote” café");
    CHECK_FALSE(is_mojibake("don’t"));
    CHECK_FALSE(is_mojibake("â€™ beside ’"));  // mixed: repairing would break the good one
    CHECK_FALSE(is_mojibake("plain"));
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
