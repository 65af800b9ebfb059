// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"

#include "indexer/limits.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

std::string joined_cells(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) {
        if (cell.empty()) continue;
        if (!text.empty()) text += " | ";
        text += cell;
    }
    return text;
}

/// Bytes of a text that make its first block: up to a space, or at least to the end of a character.
std::size_t piece_bytes(const std::string& text) {
    if (text.size() <= kMaxBlockBytes) return text.size();
    const std::size_t space = text.rfind(' ', kMaxBlockBytes);
    if (space != std::string::npos && space > 0) return space;
    std::size_t end = kMaxBlockBytes;
    while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    return end;
}

std::string label_of(const std::string& text) {
    std::string label = clean_line(text);
    return label.size() > kMaxLabelBytes ? std::string() : label;
}

/// One clean line, cut between characters: cleaning may lengthen what it is given.
std::string line_of(std::string_view text, std::size_t most_bytes) {
    std::string line = clean_line(text.substr(0, most_bytes + 3));
    if (line.size() > most_bytes) {
        std::size_t end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) --end;
        line.resize(end);
    }
    return line;
}

}  // namespace

void BlockList::add(Block block) {
    if (full_) return;
    if (block.kind == BlockKind::TableRow && !block.cells.empty()) {
        for (std::string& cell : block.cells) cell = clean_line(cell);
        block.text = joined_cells(block.cells);
    } else {
        block.text = clean_text(block.text);
    }
    if (block.text.empty()) return;
    if (block.cells.size() > kMaxRowCells ||
        (!block.cells.empty() && block.text.size() > kMaxBlockBytes)) {
        block.kind = BlockKind::Paragraph;
        block.column_header = 0;
        block.cells.clear();
    }
    block.marker = label_of(block.marker);
    block.anchor = label_of(block.anchor);
    block.page_label = label_of(block.page_label);
    if (block.kind == BlockKind::Heading) {
        std::replace(block.text.begin(), block.text.end(), '\n', ' ');
        block.level = std::clamp(block.level, 1, 6);
    }
    if (block.kind == BlockKind::ListItem) block.level = std::max(block.level, 1);
    if (block.text.size() <= kMaxBlockBytes) return put(std::move(block));
    for (std::string text = std::move(block.text); !text.empty() && !full_;) {
        const std::size_t size = piece_bytes(text);
        Block piece = block;
        piece.text = text.size() == size ? std::move(text) : text.substr(0, size);
        text =
            text.size() > size ? text.substr(text[size] == ' ' ? size + 1 : size) : std::string();
        put(std::move(piece));
    }
}

void BlockList::put(Block block) {
    text_bytes_ += block.text.size();
    document_.blocks.push_back(std::move(block));
    // What went over the limit stays, so that finished() sees it.
    full_ = text_bytes_ > kMaxTextBytes || document_.blocks.size() > kMaxBlocks;
}

void BlockList::add(BlockKind kind, std::string text, std::int32_t level, std::string marker) {
    Block block;
    block.kind = kind;
    block.level = level;
    block.text = std::move(text);
    block.marker = std::move(marker);
    add(std::move(block));
}

void number_blocks(ParsedDocument& document) {
    std::uint64_t ordinal = 0;
    for (Block& block : document.blocks) block.offset = ordinal++;
}

Result<ParsedDocument> finished(ParsedDocument document) {
    std::size_t bytes = 0;
    for (const Block& block : document.blocks) bytes += block.text.size();
    if (bytes > kMaxTextBytes || document.blocks.size() > kMaxBlocks) {
        return failure(ErrorKind::TooLarge,
                       bytes > kMaxTextBytes ? "holds more than 16 MiB of text"
                                             : "holds more than 262,144 paragraphs",
                       "split the file");
    }
    const bool has_text =
        std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
            return block.kind != BlockKind::Furniture;
        });
    if (!has_text) return failure(ErrorKind::BadInput, "holds no text");
    document.title = line_of(document.title, kMaxPropertyBytes);
    return document;
}

void set_property(ParsedDocument& document, const std::string& name, std::string_view value) {
    if (document.properties.size() >= kMaxProperties) return;
    std::string cleaned = line_of(value, kMaxPropertyBytes);
    if (!cleaned.empty())
        document.properties.emplace(line_of(name, kMaxPropertyBytes), std::move(cleaned));
}

void add_warning(ParsedDocument& document, std::string warning) {
    if (document.warnings.size() < kMaxWarnings)
        document.warnings.push_back(line_of(warning, kMaxWarningBytes));
}

}  // namespace findings
