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
    block.marker = clean_line(block.marker);
    block.anchor = clean_line(block.anchor);
    block.page_label = clean_line(block.page_label);
    if (block.kind == BlockKind::Heading) {
        std::replace(block.text.begin(), block.text.end(), '\n', ' ');
        block.level = std::clamp(block.level, 1, 6);
    }
    if (block.kind == BlockKind::ListItem) block.level = std::max(block.level, 1);
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
        return failure(ErrorKind::TooLarge, "holds more than 16 MiB of text", "split the file");
    }
    const bool has_text =
        std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
            return block.kind != BlockKind::Furniture;
        });
    if (!has_text) return failure(ErrorKind::BadInput, "holds no text");
    document.title = clean_line(document.title);
    return document;
}

void set_property(ParsedDocument& document, const std::string& name, std::string_view value) {
    if (document.properties.size() >= kMaxProperties) return;
    // Cut again at a character's start: cleaning may lengthen what it was given.
    std::string cleaned = clean_line(value.substr(0, kMaxPropertyBytes + 3));
    if (cleaned.size() > kMaxPropertyBytes) {
        std::size_t end = kMaxPropertyBytes;
        while (end > 0 && (static_cast<unsigned char>(cleaned[end]) & 0xC0U) == 0x80) --end;
        cleaned.resize(end);
    }
    if (!cleaned.empty()) document.properties.emplace(clean_line(name), std::move(cleaned));
}

void add_warning(ParsedDocument& document, std::string warning) {
    if (document.warnings.size() < kMaxWarnings) document.warnings.push_back(clean_line(warning));
}

}  // namespace findings
