// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/coroners_report.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 20;  // blocks that name the form
constexpr std::int32_t kBoxLevel = 2;
constexpr std::ptrdiff_t kFewestBoxes = 3;  // of a form; a page that tells of one has none

// Folded, longer names before their own beginnings.
constexpr auto kBoxes = std::to_array<std::string_view>({"coroner's legal powers",
                                                         "coroners legal powers",
                                                         "coroner's legal power",
                                                         "coroner's concerns",
                                                         "coroners concerns",
                                                         "coroner's concern",
                                                         "coroner",
                                                         "legal powers",
                                                         "investigation and inquest",
                                                         "investigation & inquest",
                                                         "investigation and inquests",
                                                         "circumstances of the deaths",
                                                         "circumstances of the death",
                                                         "circumstances of death",
                                                         "matters of concern",
                                                         "action should be taken",
                                                         "action to be taken",
                                                         "your response",
                                                         "copies and publication",
                                                         "copies & publication",
                                                         "publication",
                                                         "inquest conclusion",
                                                         "conclusion of the inquest",
                                                         "conclusion"});

constexpr auto kFormNames = std::to_array<std::string_view>({"report to prevent future deaths",
                                                             "report to prevent other deaths",
                                                             "report to prevent deaths",
                                                             "prevention of future deaths report",
                                                             "prevent future deaths report",
                                                             "regulation 28 report"});

bool names_form(std::string_view text) {
    return text.size() < 200 && contains_any(folded(text), kFormNames);
}

std::string_view without_number(std::string_view text) {
    text = trimmed(text);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 2 || digits == text.size()) return text;
    return text.substr(digits).starts_with(' ') || text[digits] == '\n' || text[digits] == '.' ||
                   text[digits] == ')'
               ? trimmed(text.substr(digits), " .)\t\n")
               : text;
}

/// "CORONER I am R. Ash, ...": the bytes of the box's name at the start; 0 for other texts. Only
/// capitals tell a name from the first words of a sentence.
std::size_t box_name_at_start(std::string_view text) {
    for (const auto box : kBoxes) {
        // Quotation marks may be longer in the source than folded.
        for (std::size_t bytes = box.size(); bytes <= box.size() + 4 && bytes <= text.size();
             ++bytes) {
            const auto name = text.substr(0, bytes);
            if (folded(name) != box) continue;
            const bool ends = bytes == text.size() || text[bytes] == ' ' || text[bytes] == ':' ||
                              text[bytes] == '\n';
            const auto first = name.substr(0, name.find(' '));
            const bool capitals = first.size() > 3 && is_upper(first[1]) && is_upper(first[2]);
            const bool alone = trimmed(text.substr(bytes), " :.").empty();
            if (ends && is_upper(name.front()) && (alone || capitals)) return bytes;
        }
    }
    return 0;
}

Block block_like(const Block& source, BlockKind kind, std::string_view text) {
    Block block = source;
    block.kind = kind;
    block.text = std::string(trimmed(text));
    block.level = kind == BlockKind::Heading ? kBoxLevel : kind == BlockKind::ListItem ? 1 : 0;
    block.cells.clear();
    block.marker.clear();
    return block;
}

/// "The MATTERS OF CONCERN are as follows: (1) ... (2) ...": the concerns of a box whose lines a
/// table joined.
void add_concerns(const Block& source, std::string_view text, std::vector<Block>& out) {
    for (int number = 1; !text.empty(); ++number) {
        const std::string next = "(" + std::to_string(number) + ") ";
        const auto at = text.find(next);
        const auto part = trimmed(text.substr(0, at));
        if (!part.empty()) {
            out.push_back(
                block_like(source, number == 1 ? BlockKind::Paragraph : BlockKind::ListItem, part));
            if (number > 1) out.back().marker = "(" + std::to_string(number - 1) + ")";
        }
        if (at == std::string_view::npos) return;
        text = text.substr(at + next.size());
    }
}

/// The box's name as a heading, and what stands behind it as text. False where the block opens no
/// box.
bool open_box(const Block& block, std::vector<Block>& out) {
    const bool is_row = block.kind == BlockKind::TableRow;
    std::string_view text = block.text;
    if (is_row) {
        const auto filled = std::find_if(block.cells.rbegin(),
                                         block.cells.rend(),
                                         [](const auto& cell) { return !trimmed(cell).empty(); });
        if (filled == block.cells.rend()) return false;
        text = *filled;
    }
    text = without_number(text);
    const auto bytes = box_name_at_start(text);
    if (bytes == 0) return false;
    out.push_back(block_like(block, BlockKind::Heading, trimmed(text.substr(0, bytes), " :")));
    for (const auto line : split_lines(trimmed(text.substr(bytes), " :\n")))
        add_concerns(block, line, out);
    return true;
}

/// "THIS REPORT IS BEING SENT TO:" up to the first box: the lines with those who are to answer.
std::vector<std::string_view> addressees(const std::vector<Block>& blocks) {
    std::vector<std::string_view> lines;
    bool is_open = false;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        const bool is_box = block.kind == BlockKind::Heading && block.level == kBoxLevel &&
                            box_name_at_start(block.text) != 0;
        if (is_open && is_box) break;
        const auto at = folded(block.text).find("being sent to");
        if (at != std::string::npos && block.text.size() < 600) is_open = true;
        // A page about the report has its own text below the line.
        if (is_open && block.text.size() > 600) break;
        if (!is_open) continue;
        for (const auto line : split_lines(block.text)) lines.push_back(line);
    }
    return lines;
}

bool is_body_of_state(std::string_view name) {
    constexpr auto kOfState = std::to_array<std::string_view>({"secretary of state",
                                                               "department",
                                                               "nhs england",
                                                               "care quality",
                                                               "ministry",
                                                               "college",
                                                               "institute",
                                                               "council",
                                                               "integrated care board"});
    return contains_any(folded(name), kOfState);
}

/// The first provider of care among those that are to answer, else the only body.
std::string asked_provider(const std::vector<Block>& blocks) {
    std::string any;
    std::size_t bodies = 0;
    for (const auto line : addressees(blocks)) {
        for (const auto name : organisations_in(line)) {
            if (!is_body_of_state(name)) return std::string(name);
            any = name, ++bodies;
        }
    }
    return bodies == 1 && any.ends_with("Council") ? any : std::string{};
}

/// "9 Dated: 30 June 2025", "30 June 2025 [SIGNED BY CORONER]": the last line that begins with a
/// date stands below the boxes.
std::optional<PartialDate> date_below(const std::vector<Block>& blocks) {
    constexpr std::size_t kEnd = 8;  // blocks
    std::size_t seen = 0;
    for (auto block = blocks.rbegin(); block != blocks.rend() && seen < kEnd; ++block) {
        if (block->kind == BlockKind::Furniture) continue;
        ++seen;
        for (const auto line : split_lines(block->text)) {
            auto text = without_number(line);
            if (is_digit(trimmed(line).front()) && whole_date(line)) text = line;
            const std::string key = folded(text.substr(0, 24));
            const bool labelled = key.starts_with("dated") || key.starts_with("date:") ||
                                  key.starts_with("date ") || key.starts_with("[date");
            const auto date = first_date(line);
            if (line.size() > 120 || !date || date->from.day == 0) continue;
            if (labelled || date->begin <= 4 || key.starts_with("signed")) return date->to;
        }
    }
    return std::nullopt;
}

/// "9 6 February 2023" below "COPIES and PUBLICATION", where an answer to the report stands behind
/// it in the same file.
std::optional<PartialDate> date_below_boxes(const std::vector<Block>& blocks) {
    constexpr std::size_t kBelow = 10;  // blocks
    std::size_t left = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        const bool is_box = block.kind == BlockKind::Heading && box_name_at_start(block.text) != 0;
        if (is_box) left = contains(folded(block.text), "publication") ? kBelow : 0;
        if (is_box || left == 0) continue;
        --left;
        if (block.text.size() >= 120) continue;
        // "9 6 February 2023": the number of the box goes before the day.
        const auto behind = without_number(block.text);
        const bool numbered = !behind.empty() && is_digit(behind.front());
        const auto date = first_date(numbered ? behind : std::string_view(block.text));
        if (date && date->from.day != 0 && date->begin <= 12) return date->to;
    }
    return std::nullopt;
}

/// "within 56 days of the date of this report, namely by 3 April 2023"
void read_answer_due(const std::vector<Block>& blocks, Report& report) {
    constexpr auto kBy = std::to_array<std::string_view>(
        {"namely by ", "days from the date", "that is by ", " by ", "no later than ", " before "});
    bool in_box = false;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Heading && box_name_at_start(block.text) != 0)
            in_box = folded(block.text) == "your response";
        if (!in_box || block.kind == BlockKind::Furniture || block.text.size() > 1500) continue;
        for (const auto by : kBy) {
            const auto at = block.text.find(by);
            if (at == std::string::npos) continue;
            const std::string_view rest = std::string_view(block.text).substr(at + by.size(), 60);
            const auto date = first_date(rest);
            if (!date || date->from.day == 0 || date->begin > 24) continue;
            report.dates.push_back(
                {"response-due",
                 date->to,
                 date->to,
                 std::string(rest.substr(date->begin, date->end - date->begin))});
            return;
        }
    }
}

/// A sentence that the end of a page cut: "... and that the trust had, by" and "the time of ...".
void join_over_pages(std::vector<Block>& blocks) {
    Block* before = nullptr;
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        // A form may be a table: its text stands in the one cell of a row that is filled.
        const bool is_prose = block.kind == BlockKind::Paragraph ||
                              (block.kind == BlockKind::TableRow && !contains(block.text, " | "));
        if (before != nullptr && is_prose && block.page_number == before->page_number + 1 &&
            !block.text.empty() && is_letter(block.text.front()) && !is_upper(block.text.front()) &&
            !ends_sentence(before->text)) {
            (before->text += ' ') += block.text;
            block.kind = BlockKind::Furniture;
            block.text.clear();
            continue;
        }
        const bool may_go_on = is_prose || block.kind == BlockKind::ListItem;
        before = may_go_on && block.text.size() > 40 ? &block : nullptr;
    }
    std::erase_if(blocks, [](const Block& block) {
        return block.kind == BlockKind::Furniture && block.text.empty();
    });
}

/// "Ref: 2025-0571", "Coroner name: R. Ash", "Category: ...": what the page on which reports are
/// published says of one.
bool is_line_of_page(const Block& block) {
    constexpr auto kLabels = std::to_array<std::string_view>({"date of report",
                                                              "ref",
                                                              "deceased name",
                                                              "coroner name",
                                                              "coroners name",
                                                              "coroner's name",
                                                              "coroner area",
                                                              "coroners area",
                                                              "coroner's area",
                                                              "category"});
    if (block.kind == BlockKind::Heading || block.text.size() > 200) return false;
    const auto colon = block.text.find_first_of(":|");
    if (colon == std::string::npos || colon > 24) return false;
    const std::string label = folded(trimmed(block.text.substr(0, colon)));
    return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

std::optional<PartialDate> date_on_page(std::span<const Block> blocks) {
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        const auto date = is_line_of_page(block) ? first_date(block.text) : std::nullopt;
        if (date && folded(block.text.substr(0, 14)) == "date of report") return date->to;
    }
    return std::nullopt;
}

}  // namespace

std::string open_coroners_boxes(std::vector<Block>& blocks) {
    const auto top = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(blocks.size(), kTop));
    const auto form = std::find_if(blocks.begin(), top, [](const Block& block) {
        return names_form(block.text);
    });
    if (form == top) return {};
    std::string title = form->text;
    std::vector<Block> opened;
    std::ptrdiff_t boxes = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Furniture && open_box(block, opened))
            ++boxes;
        else
            opened.push_back(block);
    }
    if (boxes < kFewestBoxes) return {};
    blocks = std::move(opened);
    join_over_pages(blocks);
    return title;
}

void read_coroners_facts(std::vector<Block>& blocks, Report& report) {
    const auto top = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(blocks.size(), kTop));
    if (std::none_of(blocks.begin(), top, [](const Block& block) {
            return names_form(block.text);
        }))
        return;
    set(report.provider.name, asked_provider(blocks));
    const auto boxes = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind == BlockKind::Heading && box_name_at_start(block.text) != 0;
    });
    const bool is_form = boxes >= kFewestBoxes;
    if (is_form) {
        auto date = date_below_boxes(blocks);
        if (!date) date = date_below(blocks);
        if (date) set(report.published, *date);
        read_answer_due(blocks, report);
    }
    if (const auto date = date_on_page(blocks)) set(report.published, *date);
    for (auto& block : std::span(blocks).first(std::min(blocks.size(), kTop))) {
        if (is_line_of_page(block)) block.kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
