// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "indexer/schema/ids.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 7> kTypeLines = {
    "during a routine inspection", "during an inspection ", "during an assessment ", "during a themed inspection",
    "during a check ", "during a visit ", "inspected but not rated"};

bool is_type_line(const Block& block) {
    return block.text.size() <= 160 && starts_with_any(folded(block.text), kTypeLines);
}

/// "12 & 13 January 2016", "Updated 5 July 2024"; or "Inspection carried out on 12 January 2016", date and type in one.
bool is_date_line(const Block& block) {
    if (block.text.size() > 120) return false;
    return whole_date(block.text).has_value();
}

bool is_old_start(const Block& block) {
    return block.text.size() <= 160 && folded(block.text).starts_with("inspection carried out on ") && first_date(block.text).has_value();
}

struct Start {
    std::size_t block = 0;
    DateSpan date;
    std::string type;
};

std::vector<Start> inspection_starts(const std::vector<Block>& blocks) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::Furniture || blocks[i].kind == BlockKind::TableRow) continue;
        if (is_old_start(blocks[i])) {
            starts.push_back({i, *first_date(blocks[i].text), {}});
            continue;
        }
        std::size_t next = i + 1;
        while (next < blocks.size() && blocks[next].kind == BlockKind::Furniture) ++next;
        if (next < blocks.size() && is_date_line(blocks[i]) && is_type_line(blocks[next])) {
            starts.push_back({i, *whole_date(blocks[i].text), blocks[next].text});
        }
    }
    return starts;
}

std::string core_service_of(std::string_view type_line) {
    for (const std::string_view start : {"During an inspection of ", "During an assessment of "}) {
        if (type_line.starts_with(start)) return std::string(core_service_name(type_line.substr(start.size())));
    }
    return {};
}

}  // namespace

std::vector<Part> stacked_inspections(const std::vector<Block>& blocks, std::string_view page_title, std::string_view file_sha256) {
    const auto starts = inspection_starts(blocks);
    if (starts.size() < 2) return {};
    std::vector<Part> parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t begin = i == 0 ? 0 : starts[i].block;
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1].block : blocks.size();
        const std::string date_line = blocks[starts[i].block].text;
        Part part;
        part.known.part_of = report_id(file_sha256, "");
        part.known.title = page_title.empty() ? date_line : std::string(page_title) + ", " + date_line;
        part.known.report_kind = starts[i].type.starts_with("During an assessment") ? "saf-report" : "inspection-report";
        part.known.inspected_from = starts[i].date.from;
        part.known.inspected_to = starts[i].date.to;
        part.known.service = core_service_of(starts[i].type);
        part.key = date_line + "\n" + starts[i].type;
        part.blocks.assign(blocks.begin() + static_cast<std::ptrdiff_t>(begin), blocks.begin() + static_cast<std::ptrdiff_t>(end));
        // The date is a particular of the report, not a heading over its text.
        Block& date = part.blocks[starts[i].block - begin];
        if (date.kind == BlockKind::Heading) date.kind = BlockKind::Paragraph;
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace findings::understanding
