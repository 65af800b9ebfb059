// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace findings::understanding {
namespace {

struct Start {
    std::size_t block = 0;  // the first of its two lines
    std::size_t date_block = 0;
    InspectionDate when;
    std::string type;
};

std::size_t next_shown(const std::vector<Block>& blocks, std::size_t at) {
    ++at;
    while (at < blocks.size() && blocks[at].kind == BlockKind::Furniture) ++at;
    return at;
}

bool is_old_start(const Block& block) {
    const std::string key = folded(block.text.substr(0, 40));
    return key.starts_with("inspection carried out on ") ||
           key.starts_with("inspections carried out on ");
}

/// Date line and type line, in this order or the other; the date alone when it says that an
/// inspection was carried out.
std::vector<Start> inspection_starts(const std::vector<Block>& blocks) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::Furniture || blocks[i].kind == BlockKind::TableRow)
            continue;
        const std::size_t next = next_shown(blocks, i);
        const bool has_next = next < blocks.size();
        if (const auto when = inspection_date_line(blocks[i].text)) {
            const bool typed = has_next && is_type_line(blocks[next]);
            if (!typed && !is_old_start(blocks[i])) continue;
            starts.push_back({i, i, *when, typed ? blocks[next].text : std::string{}});
            if (typed) i = next;
        } else if (has_next && is_type_line(blocks[i])) {
            const auto below = inspection_date_line(blocks[next].text);
            const std::size_t after = next_shown(blocks, next);
            // The date under a type line is its own only when no other type line follows that date.
            if (!below || (after < blocks.size() && is_type_line(blocks[after]))) continue;
            starts.push_back({i, next, *below, blocks[i].text});
            i = next;
        }
    }
    return starts;
}

bool is_of_the_outcomes_era(std::span<const Block> blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const std::string key = folded(block.text.substr(0, 200));
        return contains(key, "met this standard") || contains(key, "essential standard") ||
               contains(key, "(outcome ") || key.starts_with("our judgement");
    });
}

void hide_head_rating(std::vector<Block>& blocks, std::size_t head) {
    for (std::size_t i = 0; i < head && i < blocks.size(); ++i) {
        const std::string key = folded(blocks[i].text.substr(0, 90));
        if (key.starts_with("overall: ") || key.starts_with("overall rating"))
            blocks[i].kind = BlockKind::Furniture;
    }
}

/// "During a routine inspection | Published: 20 January 2017", "... (report published 3 March
/// 2016)"
PartialDate published_in(std::string_view type_line) {
    const auto at = folded(type_line).find("publish");
    if (at == std::string::npos) return {};
    for (const auto& date : dates_in(type_line)) {
        if (!date.is_period && date.begin > at) return date.to;
    }
    return {};
}

/// "Download full inspection report for Marlpit House - PDF - Published 2 May 2023", "Report
/// published 22 August 2018": a line right below those that open an inspection.
PartialDate published_below(const std::vector<Block>& blocks, const Start& start, std::size_t end) {
    constexpr std::size_t kLongest = 260;
    constexpr std::size_t kNear = 3;  // blocks
    std::size_t seen = 0;
    for (auto at = std::max(start.block, start.date_block) + 1; at < end && seen < kNear; ++at) {
        const std::string_view text = blocks[at].text;
        if (is_type_line(blocks[at])) continue;
        ++seen;
        const std::string key = folded(text.substr(0, kLongest));
        const bool own = contains(key, "pdf") || contains(key, "download") ||
                         key.starts_with("publish") || key.starts_with("report publish") ||
                         key.starts_with("date of publication");
        if (text.size() > kLongest || !own) continue;
        const auto word = key.find("publi");
        if (word == std::string::npos) continue;
        for (const auto& date : dates_in(text)) {
            if (!date.is_period && date.begin > word && date.begin < word + 30) return date.to;
        }
    }
    return {};
}

std::string core_service_of(std::string_view type_line) {
    for (const std::string_view start : {"During an inspection of ",
                                         "During an assessment of ",
                                         "During a focused inspection of ",
                                         "During a routine inspection of "}) {
        if (type_line.starts_with(start))
            return std::string(core_service_name(type_line.substr(start.size())));
    }
    return {};
}

/// "Date of assessment: 18 June to 8 July 2025. The service is ...": the days of an assessment,
/// whose page is dated by its report.
std::optional<DateSpan> days_of_assessment(std::span<const Block> own) {
    constexpr std::size_t kTop = 8;  // blocks
    constexpr std::size_t kReach = 120;
    for (const auto& block : own.first(std::min(own.size(), kTop))) {
        const std::string key = folded(block.text.substr(0, 30));
        if (block.kind == BlockKind::Furniture ||
            (!key.starts_with("date of assessment") && !key.starts_with("dates of assessment")))
            continue;
        const auto days = first_date(block.text.substr(0, kReach));
        if (days && days->from.day != 0) return days;
    }
    return std::nullopt;
}

/// What the lines over an inspection tell of it.
void read_start(const Start& start,
                const std::vector<Block>& blocks,
                std::size_t end,
                Report& known) {
    const std::string date_line = blocks[start.date_block].text;
    const std::span<const Block> own(blocks.data() + start.block, end - start.block);
    known.report_kind =
        start.type.starts_with("During an assessment") ? "saf-report" : "inspection-report";
    if (known.report_kind != "saf-report" && is_of_the_outcomes_era(own))
        known.report_kind = "compliance-2010";
    if (known.report_kind == "saf-report") known.framework = "saf-2023";
    if (start.when.is_update) {
        known.dates.push_back({"updated", start.when.date.from, start.when.date.to, date_line});
    } else {
        known.inspected_from = start.when.date.from;
        known.inspected_to = start.when.date.to;
    }
    const auto days = known.report_kind == "saf-report" ? days_of_assessment(own) : std::nullopt;
    if (days && last_day(days->to) <= first_day(start.when.date.from)) {
        known.inspected_from = days->from;
        known.inspected_to = days->to;
    }
    known.published = start.when.published;
    set(known.published, published_in(start.type));
    set(known.published, published_below(blocks, start, end));
    if (days && !start.when.is_update && !(known.inspected_to == start.when.date.to))
        set(known.published, start.when.date.to);
    known.service = core_service_of(start.type);
}

/// The date is a particular of the report, not a heading over its text.
void set_start_apart(const Start& start, std::size_t begin, std::vector<Block>& blocks) {
    for (auto line : {start.block, start.date_block}) {
        Block& block = blocks[line - begin];
        if (block.kind == BlockKind::Heading) block.kind = BlockKind::Paragraph;
    }
}

}  // namespace

std::vector<Part> stacked_inspections(const std::vector<Block>& blocks,
                                      std::string_view page_title,
                                      std::string_view file_sha256) {
    const auto starts = inspection_starts(blocks);
    if (starts.size() < 2) return {};
    std::vector<Part> parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t begin = i == 0 ? 0 : starts[i].block;
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1].block : blocks.size();
        const auto& start = starts[i];
        const std::string date_line = blocks[start.date_block].text;
        Part part;
        part.known.part_of = report_id(file_sha256, "");
        part.known.title =
            page_title.empty() ? date_line : std::string(page_title) + ", " + date_line;
        read_start(start, blocks, end, part.known);
        part.key = date_line + "\n" + start.type;
        part.blocks.assign(blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                           blocks.begin() + static_cast<std::ptrdiff_t>(end));
        set_start_apart(start, begin, part.blocks);
        // The rating at the head of the page is the place's, not that of the one service which was
        // looked at last.
        if (i == 0 && !part.known.service.empty()) hide_head_rating(part.blocks, start.block);
        parts.push_back(std::move(part));
    }
    return parts;
}

void read_only_inspection(std::vector<Block>& blocks, Report& known) {
    constexpr std::size_t kHead = 40;  // blocks above the first inspection of a page
    const auto starts = inspection_starts(blocks);
    if (starts.size() != 1 || starts.front().type.empty() || starts.front().block > kHead) return;
    const auto& start = starts.front();
    read_start(start, blocks, blocks.size(), known);
    set_start_apart(start, 0, blocks);
    if (!known.service.empty()) hide_head_rating(blocks, start.block);
}

}  // namespace findings::understanding
