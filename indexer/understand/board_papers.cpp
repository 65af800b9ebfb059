// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/board_papers.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 24;  // blocks that hold sheet and running lines of the first page
constexpr std::size_t kLongestLine = 160;

constexpr auto kMeetings = std::to_array<std::string_view>(
    {"board", "committee", "governing body", "council of governors", "governors"});

bool names_meeting(std::string_view key) {
    return std::any_of(kMeetings.begin(), kMeetings.end(), [&](std::string_view meeting) {
        return contains_word(key, meeting);
    });
}

/// "Board" of "What the Board is asked to do", "Trust Board" of "The Trust Board is asked to:";
/// empty for other headings.
std::string meeting_asked(std::string_view heading) {
    if (heading.size() > kLongestLine) return {};
    const std::string key = folded(heading);
    if (!names_meeting(key)) return {};
    for (const std::string_view verb : {" is asked to",
                                        " are asked to",
                                        " is requested to",
                                        " is invited to",
                                        " are invited to",
                                        " is recommended to"}) {
        const auto at = key.find(verb);
        if (at == std::string::npos || key.size() != heading.size()) continue;
        auto who = trimmed(heading.substr(0, at));
        for (const std::string_view start : {"What ", "what ", "The ", "the ", "Members of the "}) {
            if (who.starts_with(start)) who.remove_prefix(start.size());
        }
        if (word_count(who) <= 6) return std::string(who);
    }
    // "Action required of the Board", "Decisions for the Committee"
    for (const std::string_view start : {"action required of the ",
                                         "actions required of the ",
                                         "decision required of the ",
                                         "decisions required of the ",
                                         "decisions for the ",
                                         "recommendations to the ",
                                         "recommendation to the "}) {
        if (!key.starts_with(start) || key.size() != heading.size()) continue;
        const auto who = trimmed(heading.substr(start.size()), " :.");
        if (word_count(who) <= 6) return std::string(who);
    }
    return {};
}

/// "Presented by", "Agenda item": what stands on the sheet over a paper.
bool is_label_of_sheet(std::string_view cell) {
    constexpr auto kLabels = std::to_array<std::string_view>({"meeting",
                                                              "date of meeting",
                                                              "meeting date",
                                                              "agenda item",
                                                              "presented by",
                                                              "presenter",
                                                              "executive lead",
                                                              "lead director",
                                                              "report to",
                                                              "paper for",
                                                              "enclosure"});
    const std::string key = heading_key(cell);
    return std::find(kLabels.begin(), kLabels.end(), key) != kLabels.end();
}

/// "Previously considered by the Quality Committee, 6 May 2025": of another meeting.
bool tells_of_other(std::string_view text) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"previous", "considered", "seen ", "agreed", "approved", "ratified", "reviewed", "next "});
    return ends_sentence(text) || contains_any(folded(text), kWords);
}

}  // namespace

bool is_board_paper(std::span<const Block> blocks) {
    std::size_t labels = 0;
    bool of_meeting = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.kind == BlockKind::Heading && !meeting_asked(block.text).empty()) return true;
        if (i >= kTop || block.kind != BlockKind::TableRow || block.cells.empty()) continue;
        labels += is_label_of_sheet(block.cells.front()) ? 1 : 0;
        of_meeting = of_meeting || names_meeting(folded(block.text));
    }
    return labels >= 2 && of_meeting;
}

void read_board_sheet(std::span<const Block> blocks, Report& report) {
    const auto top = blocks.first(std::min(blocks.size(), kTop));
    for (const Block& block : top) {
        if (block.text.size() > kLongestLine) continue;
        const bool row = block.kind == BlockKind::TableRow && block.cells.size() >= 2;
        const std::string label = row ? heading_key(block.cells.front()) : std::string{};
        if ((label == "trust" || label == "organisation" || label == "name of trust") &&
            is_organisation_name(trimmed(block.cells[1])) && report.provider.name.empty())
            report.provider.name = trimmed(block.cells[1]);
        // "Meeting | Trust Board (public) Date | 30 January 2025", "Trust Board, 30 January 2025"
        const bool meets =
            row ? label == "meeting" || label == "date of meeting" || label == "meeting date"
                : names_meeting(folded(block.text)) && !tells_of_other(block.text);
        if (report.published.known() || !meets) continue;
        if (const auto date = first_date(block.text); date && date->from.day != 0)
            report.published = date->to;
    }
}

void read_board_asks(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        const bool told =
            piece.role == SectionRole::Boilerplate || piece.role == SectionRole::Personal;
        if (told || piece.section.empty() || piece.block.text.ends_with(':')) continue;
        const bool item = piece.block.kind == BlockKind::ListItem ||
                          piece.block.kind == BlockKind::TableRow ||
                          piece.block.kind == BlockKind::Paragraph;
        auto who = meeting_asked(piece.section.back());
        if (who.empty() || !item) continue;
        piece.role = SectionRole::Recommendations;
        if (piece.addressee.empty()) piece.addressee = std::move(who);
    }
}

}  // namespace findings::understanding
