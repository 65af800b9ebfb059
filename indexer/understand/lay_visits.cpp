// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/lay_visits.hpp"

#include "indexer/understand/action_plan.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/told_replies.hpp"
#include "indexer/understand/ward_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 12;  // blocks

constexpr std::array<std::string_view, 2> kVisitWords = {"enter and view", "enter & view"};

/// "Healthwatch Pellinshire" of "healthwatch Pellinshire - Enter and View": with the capitalised
/// words behind it. Empty for the national body and the word alone.
std::string healthwatch_in(std::string_view text) {
    constexpr std::string_view kName = "ealthwatch ";
    constexpr auto kInside =
        std::to_array<std::string_view>({"and", "&", "of", "on", "upon", "the"});
    constexpr auto kNoPlace = std::to_array<std::string_view>(
        {"England", "Enter", "Report", "Annual", "Board", "Network", "Authorised", "Committee"});
    const auto at = text.find(kName);
    if (at == std::string_view::npos || at == 0) return {};
    std::string name;
    for (const auto word : split_on(text.substr(at + kName.size()), " ")) {
        const auto bare = trimmed(word, ",.;:()|");
        const bool inside = std::find(kInside.begin(), kInside.end(), bare) != kInside.end();
        const bool capital = !bare.empty() && is_upper(bare.front()) &&
                             std::find(kNoPlace.begin(), kNoPlace.end(), bare) == kNoPlace.end();
        if (!capital && (!inside || name.empty())) break;
        name += ' ';
        name += without_possessive(bare);
        if (bare.size() != word.size() || bare.size() != without_possessive(bare).size()) break;
    }
    for (const auto word : kInside) {
        if (name.ends_with(" " + std::string(word))) name.resize(name.size() - word.size() - 1);
    }
    return name.empty() ? std::string{} : "Healthwatch" + name;
}

/// The local Healthwatch that is named most often in lines that say whose the report is.
std::string own_healthwatch(std::span<const Block> blocks, const Report& report) {
    std::map<std::string, int> named;
    const auto note = [&](std::string_view text) {
        if (auto name = healthwatch_in(text); !name.empty()) ++named[name];
    };
    note(report.title);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        const bool is_frame = block.kind == BlockKind::Furniture ||
                              block.kind == BlockKind::Heading || ++seen <= kCover;
        if (is_frame && block.text.size() < 300) note(block.text);
    }
    // Where no line says so, the text may: "We, Healthwatch Fen, ..."
    for (const auto& block : blocks) {
        if (named.empty() && block.text.size() < 2000) note(block.text);
    }
    const auto most =
        std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    return most == named.end() ? std::string{} : most->first;
}

/// "Date and time: 14 October 2019, 10.30am": the line without the label that says of what.
std::string_view without_label(std::string_view line) {
    constexpr auto kLabels = std::to_array<std::string_view>(
        {"date and time", "date & time", "date/time", "day and time", "when", "visit"});
    const auto colon = line.substr(0, 24).find(':');
    if (colon == std::string_view::npos) return line;
    const std::string key = folded(line.substr(0, colon));
    const bool is_label = std::find(kLabels.begin(), kLabels.end(), key) != kLabels.end();
    return is_label ? trimmed(line.substr(colon + 1)) : line;
}

/// "Wednesday 5 July 2023, 2pm to 6.30pm": a line of the cover that is a day, with or without
/// hours.
void read_day_on_cover(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (report.inspected_from.known() || ++seen > kCover) return;
        constexpr std::size_t kLongest = 700;  // of all lines of a cover in one block
        if (block.kind == BlockKind::TableRow || block.text.size() > kLongest) continue;
        for (const auto whole : split_lines(block.text)) {
            const auto line = without_label(whole);
            const auto date = first_date(line);
            const std::string key = folded(line);
            const bool of_visit = date && date->from.day != 0 && date->begin <= 12 &&
                                  line.size() <= date->end + 40 && !contains(key, "publish") &&
                                  !ends_sentence(line);
            // A day alone may be the day of the report.
            const bool has_hours = contains_any(
                key,
                std::array<std::string_view, 6>{"am", "pm", "a.m", "p.m", ":00", ":30"});
            const bool has_weekday = date && date->begin >= 7;
            // "Bellcote Surgery, 18 June 2024"
            const std::string_view before =
                date ? trimmed(line.substr(0, date->begin), " ,:-") : std::string_view();
            const bool is_of_place =
                date && date->from.day != 0 && date->end == line.size() && !before.empty() &&
                (before == report.location.name || contains(report.title, before)) &&
                (is_place_name(before) || before == report.location.name);
            if ((of_visit && (has_hours || has_weekday)) || is_of_place)
                set_inspected(report, *date);
        }
    }
}

/// "On 12 March 2024 three of us visited Fern Ward, a 16-bed ward run by Elm NHS Trust.": what the
/// opening tells where the cover has no lines of its own.
void read_opening(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kParagraphs = 4;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || !ends_sentence(block.text)) continue;
        if (++seen > kParagraphs) return;
        for (const auto sentence : split_sentences(block.text, 1)) {
            const std::string key = folded(sentence);
            const bool of_visit = contains(key, "visit") &&
                                  !contains_any(key,
                                                std::array<std::string_view, 6>{"last visit",
                                                                                "previous",
                                                                                "earlier",
                                                                                "publish",
                                                                                "plan to",
                                                                                "return"});
            if (!of_visit) continue;
            if (const auto date = first_date(sentence); date && date->from.day != 0)
                set_inspected(report, *date);
            if (report.provider.name.empty())
                report.provider.name = organisation_that_runs(sentence);
            if (report.beds == 0) report.beds = beds_told(sentence);
        }
    }
}

/// What all these reports say of themselves: who the visitors are and what a visit is.
bool is_about_visitors(const Piece& piece) {
    constexpr auto kHeads = std::to_array<std::string_view>({"about healthwatch",
                                                             "who is healthwatch",
                                                             "what is healthwatch",
                                                             "what is enter",
                                                             "what is an enter",
                                                             "about enter",
                                                             "about us",
                                                             "who we are",
                                                             "disclaimer",
                                                             "thank you",
                                                             "acknowledgement"});
    return !piece.section.empty() && starts_with_any(heading_key(piece.section.back()), kHeads);
}

}  // namespace

bool is_lay_visit(std::span<const Block> blocks, const Report& report) {
    if (contains_any(folded(report.title), kVisitWords)) return true;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kCover) return false;
        if (block.text.size() < 400 && contains_any(folded(block.text), kVisitWords)) return true;
    }
    return false;
}

void read_lay_particulars(std::span<const Block> blocks, Report& report) {
    set(report.publisher, own_healthwatch(blocks, report));
    read_day_on_cover(blocks, report);
    read_ward_line(blocks.first(std::min(blocks.size(), kCover)), report);
    read_beds_on_cover(blocks, report);
    read_opening(blocks, report);
}

void read_lay_findings(std::vector<Piece>& pieces) {
    read_action_plans(pieces, false);
    part_told_replies(pieces);
    for (auto& piece : pieces) {
        if (is_about_visitors(piece) && piece.reply == Reply{})
            piece.role = SectionRole::Boilerplate;
        // What the provider answers is a recommendation, whatever its words.
        const bool is_answered = !piece.reply.text.empty() && piece.role != SectionRole::Response;
        if (!is_answered) continue;
        piece.role = SectionRole::Recommendations;
        if (piece.number.empty()) piece.number = piece.reply.ref;
    }
}

}  // namespace findings::understanding
