// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/record_parts.hpp"

#include "indexer/schema/record.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <optional>

using namespace findings;

namespace {

ParsedDocument document_of(std::size_t block_count) {
    ParsedDocument document;
    document.media_type = MediaType::Html;
    document.title = "Oakbank House";
    for (std::size_t i = 0; i < block_count; ++i) {
        Block block;
        block.kind = BlockKind::TableRow;
        block.offset = i * 1000;
        block.text = "Staff were kind " + std::to_string(i);
        block.cells = {block.text, ""};
        document.blocks.push_back(block);
    }
    document.properties = {{"language", "en"}};
    document.warnings = {"page 2: no text"};
    return document;
}

/// The document that comes in pieces of that size; nothing if it is no record.
std::optional<ParsedDocument> read_in_pieces(const std::string& record, std::size_t piece) {
    RecordParts parts(record.size());
    std::vector<Block> blocks;
    for (std::size_t at = 0; at < record.size(); at += piece) {
        if (!parts.push(std::string_view(record).substr(at, piece))) return std::nullopt;
        for (;;) {
            const auto part = parts.next();
            if (!part) return std::nullopt;
            if (*part == RecordParts::Part::Nothing) break;
            if (*part == RecordParts::Part::Block) blocks.push_back(parts.block());
        }
    }
    if (!parts.is_complete()) return std::nullopt;
    ParsedDocument document = parts.document();
    document.blocks = std::move(blocks);
    return document;
}

}  // namespace

TEST_CASE("record parts: put together they are the record", "[schema]") {
    for (const std::size_t count : {0U, 1U, 5U}) {
        const ParsedDocument document = document_of(count);
        std::string record = encode_head(document, count);
        for (const Block& block : document.blocks) record += encode(block);
        CHECK(record + encode_tail(document) == encode(document));
    }
}

TEST_CASE("record parts: a record in pieces of any size is the document", "[schema]") {
    for (const std::size_t count : {0U, 1U, 40U}) {
        const ParsedDocument document = document_of(count);
        for (const std::size_t piece : {1U, 3U, 100U, 1U << 20})
            CHECK(read_in_pieces(encode(document), piece) == document);
    }
}

TEST_CASE("record parts: what is cut short, goes on, or lies about a length is no record",
          "[schema]") {
    const std::string record = encode(document_of(3));
    for (std::size_t size = 0; size < record.size(); ++size)
        CHECK_FALSE(read_in_pieces(record.substr(0, size), 7));
    CHECK_FALSE(read_in_pieces(record + "x", 7));
    RecordParts parts(record.size());
    CHECK_FALSE(parts.push(record + "x"));
    std::string lies = record;
    lies[2] = '\x7F';  // of the title
    lies.insert(3, "\xFF\xFF\xFF\x7F");
    CHECK_FALSE(read_in_pieces(lies, 7));
}

TEST_CASE("record parts: a part that does not end is given up", "[schema]") {
    ParsedDocument document = document_of(1);
    document.blocks[0].text = std::string(2 * kMaxRecordPartBytes, 'x');
    CHECK_FALSE(read_in_pieces(encode(document), 1U << 16));
    document.blocks[0].text.resize(kMaxRecordPartBytes / 2);
    CHECK(read_in_pieces(encode(document), 1U << 16) == document);
}
