// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/record.hpp"
#include "indexer/text.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;

namespace {
void check_promises(const ParsedDocument& document) {
    for (const Block& block : document.blocks) {
        CHECK_FALSE(block.text.empty());
        CHECK(is_valid_utf8(block.text));
        CHECK(block.text == clean_text(block.text));
        CHECK(block.text.find("\xEE\x80\x80") == std::string::npos);
        if (block.kind == BlockKind::Heading) CHECK((block.level >= 1 && block.level <= 6));
        if (block.kind == BlockKind::ListItem) CHECK(block.level >= 1);
        if (block.kind == BlockKind::TableRow) CHECK_FALSE(block.cells.empty());
    }
    const auto back = decode_parsed(encode(document));
    REQUIRE(back);
    CHECK(*back == document);
}
}  // namespace

TEST_CASE("every format: the sample is read, and keeps the promises of report.hpp", "[parse]") {
    for (const auto& [name, bytes] : samples::every_format()) {
        CAPTURE(name);
        const auto document = parse_file(as_bytes(bytes), name);
        REQUIRE(document);
        check_promises(*document);
    }
}

TEST_CASE("every format: cut short anywhere, it is read or refused", "[parse]") {
    for (const auto& [name, bytes] : samples::every_format()) {
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / 150);
        for (std::size_t size = 0; size < bytes.size(); size += step) {
            CAPTURE(name, size);
            const auto document =
                parse_file(as_bytes(std::string_view(bytes).substr(0, size)), name);
            if (document) check_promises(*document);
            if (!document) CHECK_FALSE(document.error().message.empty());
        }
    }
}

TEST_CASE("every format: with bytes changed, it is read or refused", "[parse]") {
    unsigned state = 4711;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8U; };
    for (const auto& [name, bytes] : samples::every_format()) {
        for (int round = 0; round < 60; ++round) {
            std::string damaged = bytes;
            for (int i = 0; i < 4; ++i)
                damaged[next() % damaged.size()] = static_cast<char>(next());
            CAPTURE(name, round);
            const auto document = parse_file(as_bytes(damaged), name);
            if (document) check_promises(*document);
        }
    }
}
