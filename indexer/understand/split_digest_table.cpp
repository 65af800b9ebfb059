// SPDX-License-Identifier: GPL-3.0-or-later
// Digests that are a table: one row an entry.
#include "indexer/schema/ids.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/newsletter_lines.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

enum class Cell { None, Title, Publisher, Published, Link };

Cell cell_of(std::string_view header) {
    const std::string key = heading_key(header);
    if (contains_any(key,
                     std::array<std::string_view,
                                5>{"title", "headline", "resource", "report name", "item"}))
        return Cell::Title;
    if (contains_any(
            key,
            std::array<std::string_view, 4>{"publisher", "source", "organisation", "published by"}))
        return Cell::Publisher;
    if (key == "published" || contains(key, "date")) return Cell::Published;
    if (contains_any(key, std::array<std::string_view, 3>{"link", "url", "web"})) return Cell::Link;
    return Cell::None;
}

}  // namespace

std::vector<Part> digest_table_entries(const std::vector<Block>& blocks,
                                       std::string_view title,
                                       std::string_view file_sha256) {
    std::vector<Part> parts;
    std::vector<Cell> columns;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::TableRow) continue;
        std::vector<Cell> cells;
        for (const auto& cell : block.cells)
            cells.push_back(cell.size() < 40 ? cell_of(cell) : Cell::None);
        const auto has = [](const std::vector<Cell>& row, Cell cell) {
            return std::find(row.begin(), row.end(), cell) != row.end();
        };
        if (columns.empty() && has(cells, Cell::Title) && has(cells, Cell::Publisher)) {
            columns = std::move(cells);
            continue;
        }
        if (columns.size() != block.cells.size() || columns == cells) continue;
        Part part;
        part.known.report_kind = "digest-entry";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto text = trimmed(block.cells[i]);
            if (columns[i] == Cell::Title && part.known.title.empty()) {
                part.known.title = text;
            } else if (columns[i] == Cell::Publisher) {
                const auto source = source_in(text);
                part.known.publisher = source.publisher, part.known.via = source.via;
                if (source.published.known()) part.known.published = source.published;
            } else if (columns[i] == Cell::Published) {
                if (const auto date = first_date(text)) part.known.published = date->to;
            } else if (columns[i] == Cell::Link) {
                part.known.source_url = labelled_source("Link: " + std::string(text)).url;
            } else if (!text.empty()) {
                Block body = block_with_text(block, text);
                body.kind = BlockKind::Paragraph;
                part.blocks.push_back(std::move(body));
            }
        }
        if (part.known.title.empty()) continue;
        if (part.known.via.empty()) part.known.via = title;
        part.known.part_of = report_id(file_sha256, "");
        part.key = part.known.title;
        parts.push_back(std::move(part));
    }
    return parts.size() < kFewestEntries ? std::vector<Part>{} : parts;
}

}  // namespace findings::understanding
