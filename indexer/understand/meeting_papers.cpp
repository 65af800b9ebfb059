// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/meeting_papers.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/printed_title.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 12;            // blocks that hold a cover sheet
constexpr std::size_t kTopLines = 6;        // blocks that hold a paper's line
constexpr std::size_t kLongestLine = 300;   // bytes
constexpr std::size_t kLongestTitle = 160;  // bytes

bool is_purpose(std::string_view text) {
    constexpr auto kPurposes = std::to_array<std::string_view>({"action",
                                                                "approval",
                                                                "assurance",
                                                                "comment",
                                                                "decision",
                                                                "discussion",
                                                                "endorsement",
                                                                "information",
                                                                "note",
                                                                "noting",
                                                                "review",
                                                                "scrutiny"});
    const std::string key = folded(trimmed(text, " .:"));
    std::string_view rest = key;
    if (rest.starts_with("purpose: ")) rest.remove_prefix(9);
    if (!rest.starts_with("for ")) return false;
    rest.remove_prefix(4);
    const auto first = rest.substr(0, rest.find_first_of(" ,"));
    return std::find(kPurposes.begin(), kPurposes.end(), first) != kPurposes.end() &&
           word_count(rest) <= 5;
}

/// The name behind "Author:", "Presented by" and their like; empty for other parts of a line.
std::string_view author_of(std::string_view part) {
    constexpr auto kLabels = std::to_array<std::string_view>({"author: ",
                                                              "report author: ",
                                                              "paper author: ",
                                                              "authors: ",
                                                              "written by: ",
                                                              "written by ",
                                                              "prepared by: ",
                                                              "prepared by ",
                                                              "report by: ",
                                                              "report by ",
                                                              "presented by: ",
                                                              "presented by ",
                                                              "presenter: ",
                                                              "executive lead: ",
                                                              "lead director: ",
                                                              "sponsor: ",
                                                              "executive sponsor: "});
    const std::string key = folded(part.substr(0, 30));
    for (const auto label : kLabels) {
        if (key.starts_with(label)) return trimmed(part.substr(label.size()), " .");
    }
    return {};
}

/// What stands behind "Paper 7:", "Agenda item 9.2 |", "Enclosure F -"; empty for other lines.
std::string_view behind_number(std::string_view line) {
    constexpr std::array<std::string_view, 4> kStarts = {"paper ",
                                                         "agenda item ",
                                                         "agenda paper ",
                                                         "enclosure "};
    const std::string key = folded(line.substr(0, 40));
    for (const auto start : kStarts) {
        if (!key.starts_with(start)) continue;
        const auto end = line.find_first_of(" :|", start.size());
        if (end == std::string_view::npos || end == start.size() || end > start.size() + 8)
            return {};
        const auto number = line.substr(start.size(), end - start.size());
        if (!is_digit(number.front()) && !(number.size() <= 2 && is_upper(number.front())))
            return {};
        return trimmed(line.substr(end), " :|-\u2013.");
    }
    return {};
}

/// The parts of a line between bars, or its sentences where it has none.
std::vector<std::string_view> parts_of(std::string_view line) {
    if (contains(line, " | ")) return split_on(line, " | ");
    if (contains(line, " \u00b7 ")) return split_on(line, " \u00b7 ");
    if (contains(line, "; ")) return split_on(line, "; ");
    return split_on(line, ". ");
}

/// "Paper 7: Use of force, quarter 1 2025/26. Author: Head of Nursing. For assurance."
MeetingPaper paper_of_line(std::string_view line) {
    const auto rest = line.size() <= kLongestLine ? behind_number(line) : std::string_view{};
    if (rest.empty()) return {};
    const auto parts = parts_of(rest);
    MeetingPaper paper;
    bool is_paper = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto part = trimmed(parts[i]);
        const auto author = author_of(part);
        if (!author.empty() && paper.author.empty()) paper.author = author;
        is_paper = is_paper || !author.empty() || is_purpose(part);
    }
    if (!is_paper || parts.front().size() > kLongestTitle) return {};
    paper.title = trimmed(parts.front(), " .");
    return paper;
}

/// "Title of paper", or "Title" beside other labels of a cover sheet.
bool names_title(std::string_view label, bool is_sheet) {
    constexpr auto kSure = std::to_array<std::string_view>({"title of paper",
                                                            "paper title",
                                                            "title of report",
                                                            "title of the report",
                                                            "title of the paper",
                                                            "report title",
                                                            "name of report",
                                                            "name of paper",
                                                            "subject of paper",
                                                            "subject of report",
                                                            "agenda item title"});
    constexpr std::array<std::string_view, 3> kOfSheet = {"title", "subject", "paper"};
    return std::find(kSure.begin(), kSure.end(), label) != kSure.end() ||
           (is_sheet && std::find(kOfSheet.begin(), kOfSheet.end(), label) != kOfSheet.end());
}

bool is_label_of_sheet(std::string_view label) {
    constexpr auto kLabels = std::to_array<std::string_view>({"agenda item",
                                                              "committee",
                                                              "date of meeting",
                                                              "executive lead",
                                                              "executive sponsor",
                                                              "lead director",
                                                              "meeting",
                                                              "meeting date",
                                                              "presented by",
                                                              "previously considered by",
                                                              "purpose",
                                                              "report to",
                                                              "seen before by"});
    return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

/// Labels stand in every other cell: "Title | Quality report | Agenda item | 7.2".
template <typename Take>
void for_labels(const Block& block, Take take) {
    const bool pairs = block.cells.size() == 2 || block.cells.size() == 4;
    for (std::size_t i = 0; pairs && i < block.cells.size(); i += 2)
        take(heading_key(block.cells[i]), trimmed(block.cells[i + 1]));
}

MeetingPaper paper_of_sheet(std::span<const Block> rows) {
    std::size_t labels = 0;
    for (const Block& row : rows)
        for_labels(row,
                   [&](const std::string& label, auto) { labels += is_label_of_sheet(label); });
    MeetingPaper paper;
    for (const Block& row : rows) {
        for_labels(row, [&](const std::string& label, std::string_view value) {
            if (paper.title.empty() && names_title(label, labels >= 2) &&
                value.size() <= kLongestTitle)
                paper.title = value;
            if (paper.author.empty() && (label == "author" || label == "report author"))
                paper.author = value;
        });
    }
    return paper.title.empty() || is_generic_title(paper.title) ? MeetingPaper{} : paper;
}

}  // namespace

MeetingPaper meeting_paper(std::span<const Block> blocks) {
    const auto top = blocks.first(std::min(blocks.size(), kTop));
    if (auto paper = paper_of_sheet(top); !paper.title.empty()) return paper;
    for (const Block& block : top.first(std::min(top.size(), kTopLines))) {
        const bool line = block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
        if (!line) continue;
        if (auto paper = paper_of_line(block.text); !paper.title.empty()) return paper;
    }
    return {};
}

void hide_heading_of_meeting(std::vector<Block>& blocks, const Report& report) {
    const auto paper = meeting_paper(blocks);
    if (paper.title.empty() || paper.title != report.title) return;
    const auto end =
        blocks.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(blocks.size(), kTop));
    const auto first = std::find_if(blocks.begin(), end, [](const Block& block) {
        return block.kind == BlockKind::Heading;
    });
    if (first == end) return;
    const auto level = first->level;
    const auto as_high = std::count_if(blocks.begin(), blocks.end(), [level](const Block& block) {
        return block.kind == BlockKind::Heading && block.level <= level;
    });
    const bool is_meeting =
        whole_date(std::string_view(first->text).substr(first->text.find_last_of(",:") + 1)) &&
        contains_any(folded(first->text),
                     std::array<std::string_view, 3>{"committee", "board", "meeting"});
    if (as_high == 1 && (is_meeting || is_organisation_name(first->text)))
        first->kind = BlockKind::Furniture;
}

std::string_view without_purpose(std::string_view text) {
    text = trimmed(text, " ;|");
    for (const std::string_view joint : {". ", " | ", "; "}) {
        const auto at = last_position_of(joint, text);
        if (at != std::string_view::npos && is_purpose(text.substr(at + joint.size())))
            return trimmed(text.substr(0, at));
    }
    return text;
}

}  // namespace findings::understanding
