// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/understand/documents.hpp"

#include "indexer/parse/parse.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/understand.hpp"
#include "tests/catch.hpp"

#include <fstream>
#include <iterator>
#include <span>

namespace findings::testing {
namespace {

Block block_of(BlockKind kind, std::string text) {
    Block block;
    block.kind = kind;
    block.text = std::move(text);
    return block;
}

}  // namespace

Block heading(std::int32_t level, std::string text) {
    Block block = block_of(BlockKind::Heading, std::move(text));
    block.level = level;
    return block;
}
Block paragraph(std::string text) { return block_of(BlockKind::Paragraph, std::move(text)); }
Block furniture(std::string text) { return block_of(BlockKind::Furniture, std::move(text)); }
Block item(std::string text, std::string marker) {
    Block block = block_of(BlockKind::ListItem, std::move(text));
    block.level = 1;
    block.marker = std::move(marker);
    return block;
}
Block row(std::vector<std::string> cells, bool is_header) {
    Block block = block_of(BlockKind::TableRow, {});
    for (const auto& cell : cells) block.text += (block.text.empty() ? "" : " | ") + cell;
    block.cells = std::move(cells);
    block.column_header = is_header ? 1 : 0;
    return block;
}
ParsedDocument document(std::initializer_list<Block> blocks, MediaType type) {
    ParsedDocument result;
    result.media_type = type;
    result.blocks = blocks;
    return result;
}

SourceFile source_file(std::string name) {
    SourceFile file;
    file.name = std::move(name);
    file.sha256 = sha256_hex(file.name);
    return file;
}
std::vector<Report> reports_of(const ParsedDocument& document) {
    return understand(document, source_file("a.txt"));
}
Report report_of(const ParsedDocument& document) {
    auto reports = reports_of(document);
    REQUIRE(reports.size() == 1);
    return std::move(reports.front());
}

Report report_of_text(std::string_view text) {
    const auto parsed = parse_text(std::as_bytes(std::span(text)));
    REQUIRE(parsed);
    return report_of(*parsed);
}
const Passage& passage(const Report& report, std::string_view text_begins) {
    for (const auto& passage : report.passages) {
        if (std::string_view(passage.text).starts_with(text_begins)) return passage;
    }
    FAIL("no passage begins \"" << text_begins << "\"");
    return report.passages.front();
}
std::vector<const Passage*> with_role(const Report& report, SectionRole role) {
    std::vector<const Passage*> found;
    for (const auto& passage : report.passages) {
        if (passage.role == role) found.push_back(&passage);
    }
    return found;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
std::optional<ParsedDocument> parsed(const std::filesystem::path& path) {
    const std::string bytes = bytes_of(path);
    auto result = parse_file(std::as_bytes(std::span(bytes)), path.filename().string());
    if (!result) return std::nullopt;
    return std::move(*result);
}

}  // namespace findings::testing
