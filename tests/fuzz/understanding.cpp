// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/text.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>

namespace findings::fuzz {
namespace {

/// A block from one line; its first character says what it is:
/// `#` heading, `-` list item, `>` quotation, `~` furniture, `|` table row with cells, anything
/// else paragraph.
Block block_from(std::string_view line) {
    Block block;
    const std::size_t run = std::min(line.find_first_not_of(line.front()), line.size());
    block.level = static_cast<std::int32_t>(std::clamp<std::size_t>(run, 1, 6));
    switch (line.front()) {
        case '#':
            block.kind = BlockKind::Heading;
            break;
        case '-':
            block.kind = BlockKind::ListItem;
            break;
        case '>':
            block.kind = BlockKind::Quote;
            break;
        case '~':
            block.kind = BlockKind::Furniture;
            break;
        case '|':
            block.kind = BlockKind::TableRow;
            break;
        default:
            block.level = 0;
            break;
    }
    if (block.kind == BlockKind::Paragraph) {
        block.text = clean_line(line);
        return block;
    }
    line.remove_prefix(run);
    if (block.kind == BlockKind::TableRow) {
        block.level = 0;
        while (block.cells.size() < 64) {
            const std::size_t bar = std::min(line.find('|'), line.size());
            block.cells.push_back(clean_line(line.substr(0, bar)));
            block.text += (block.text.empty() ? "" : " | ") + block.cells.back();
            if (bar == line.size()) break;
            line.remove_prefix(bar + 1);
        }
        return block;
    }
    if (block.kind == BlockKind::ListItem && line.starts_with('(')) {
        const std::size_t close = line.find(')');
        if (close < 6) block.marker = clean_line(line.substr(0, close + 1));
    }
    block.text = clean_line(line);
    return block;
}

/// Lines to blocks; a form feed begins the next page, `=name:value` states a property, `!type` the
/// media type.
ParsedDocument document_from(std::string_view input) {
    ParsedDocument document;
    document.media_type = MediaType::Html;
    std::int32_t page = 0;
    while (!input.empty() && document.blocks.size() < 2000) {
        const std::size_t end = std::min(input.find('\n'), input.size());
        std::string_view line = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        if (line.starts_with('\f')) {
            ++page;
            line.remove_prefix(1);
        }
        if (line.empty()) continue;
        if (const std::size_t colon = line.find(':');
            line.front() == '=' && colon != std::string_view::npos) {
            document.properties[clean_line(line.substr(1, colon - 1))] =
                clean_line(line.substr(colon + 1));
        } else if (line.front() == '!' && line.size() == 2) {
            document.media_type =
                static_cast<MediaType>(1 + static_cast<unsigned char>(line[1]) % 9);
        } else if (line.front() == '@') {
            document.title = clean_line(line.substr(1));
        } else {
            Block block = block_from(line);
            block.page_number = page;
            block.offset = document.blocks.size();
            if (document.media_type == MediaType::Jsonl)
                block.anchor = std::to_string(block.offset);
            if (!block.text.empty()) document.blocks.push_back(std::move(block));
        }
    }
    document.page_count = page;
    return document;
}

}  // namespace

void fuzz_understand(Bytes input) {
    if (input.empty()) return;
    const auto choice = static_cast<unsigned char>(input.front());
    const Bytes rest = input.subspan(1);
    const Result<ParsedDocument> document = choice == 'h'   ? parse_html(rest)
                                            : choice == 'm' ? parse_markdown(rest)
                                            : choice == 't' ? parse_text(rest)
                                                            : parse_file(input, "report.txt");
    if (document) check_understanding(*document, "inspections/report.txt");
}

void fuzz_blocks(Bytes input) {
    check_understanding(document_from(as_text(input)), "inspections/report.html");
}

}  // namespace findings::fuzz
