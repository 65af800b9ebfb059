// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/paper_days.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/cover_owners.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 12;       // blocks under the title
constexpr std::size_t kLongest = 420;  // bytes of a block that tells it

/// Bytes of "Published on ", "First published: "; 0 where the sentence begins otherwise.
std::size_t opening_of_issue(std::string_view key) {
    constexpr auto kOpenings = std::to_array<std::string_view>({"first published",
                                                                "published",
                                                                "issued",
                                                                "posted",
                                                                "publication date",
                                                                "date of publication",
                                                                "date of issue",
                                                                "date issued",
                                                                "issue date"});
    for (const auto opening : kOpenings) {
        if (!key.starts_with(opening)) continue;
        auto end = opening.size();
        for (const std::string_view joint : {":", " on", " in"}) {
            if (key.substr(end).starts_with(joint)) end += joint.size();
        }
        return end;
    }
    return 0;
}

/// Where the day begins in "this note was written in November 2023"; 0 for other sentences.
std::size_t told_of_paper(std::string_view key, bool is_plan) {
    constexpr auto kPapers = std::to_array<std::string_view>({"this note",
                                                              "this story",
                                                              "this page",
                                                              "this example",
                                                              "this summary",
                                                              "this case study",
                                                              "this briefing",
                                                              "this paper",
                                                              "this guide",
                                                              "this guideline",
                                                              "this leaflet",
                                                              "this article",
                                                              "this account",
                                                              "this report"});
    constexpr auto kDone = std::to_array<std::string_view>({" was written ",
                                                            " was prepared ",
                                                            " was published ",
                                                            " was first published ",
                                                            " was posted ",
                                                            " was drafted ",
                                                            " was issued "});
    for (const auto paper : kPapers) {
        const auto at = key.find(paper);
        // A plan speaks of the inspectors' report, too.
        if (at == std::string_view::npos || (is_plan && paper == "this report")) continue;
        const auto rest = key.substr(at + paper.size());
        for (const auto done : kDone) {
            if (!rest.starts_with(done)) continue;
            const auto end = at + paper.size() + done.size();
            const auto joint = key.substr(end);
            return joint.starts_with("in ") || joint.starts_with("on ") ? end + 3 : end;
        }
    }
    return 0;
}

/// "Royal Foundation for Clinical Audit" of " by the Royal Foundation for Clinical Audit, on ...".
std::string_view body_behind(std::string_view rest) {
    if (!rest.starts_with(" by ")) return {};
    rest.remove_prefix(4);
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    constexpr std::size_t kMostWords = 9;
    const auto name = trimmed(rest.substr(0, rest.find_first_of(",.;:(|\n0123456789")));
    const bool sound = !name.empty() && is_upper(name.front()) && word_count(name) >= 2 &&
                       word_count(name) <= kMostWords;
    const bool is_body =
        sound && (names_publishing_body(name) || is_body_line(name) || is_organisation_name(name));
    return is_body ? name : std::string_view{};
}

void read_sentence(std::string_view sentence, Report& report) {
    constexpr auto kWeekdays = std::to_array<std::string_view>(
        {"", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    const std::string key = folded(sentence);
    if (key.size() != sentence.size()) return;  // places would not be those of the text
    std::size_t begin = opening_of_issue(key);
    if (begin == 0) begin = told_of_paper(key, report.report_kind == "action-statement");
    if (begin == 0 || begin >= sentence.size()) return;
    const auto rest = sentence.substr(begin);
    const auto date = first_date(rest);
    if (!date || date->is_period) return;
    const std::string lead = folded(trimmed(rest.substr(0, date->begin), " ,"));
    if (std::find(kWeekdays.begin(), kWeekdays.end(), lead) == kWeekdays.end()) return;
    if (!report.published.known()) report.published = date->to;
    const auto body = body_behind(rest.substr(date->end));
    if (report.publisher.empty() && !body.empty()) report.publisher = body_name(body);
}

/// Parts of "Elm Guideline Group | NMGG 27 | Quick reference guide"; a name that a line with what
/// kind of paper it is begins with.
void read_masthead(std::string_view line, Report& report) {
    constexpr std::size_t kLongestMasthead = 160;
    if (!report.publisher.empty() || line.size() > kLongestMasthead || ends_sentence(line)) return;
    constexpr auto kGroups = std::to_array<std::string_view>({" group",
                                                              " collaborative",
                                                              " consortium",
                                                              " programme",
                                                              " federation",
                                                              " observatory",
                                                              " faculty",
                                                              " union"});
    for (const std::string_view mark : {" | ", " \u00b7 ", " \u2022 ", " \u2013 "}) {
        const auto parts = split_on(line, mark);
        if (parts.size() < 2) continue;
        const bool says_kind = std::any_of(parts.begin() + 1, parts.end(), is_kind_line);
        const auto name = trimmed(parts.front());
        const std::string key = folded(name);
        const bool is_group = std::any_of(kGroups.begin(), kGroups.end(), [&](auto end) {
            return key.ends_with(end);
        });
        const bool sound = says_kind && word_count(name) >= 2 && word_count(name) <= 9 &&
                           is_upper(name.front()) && !is_kind_line(name) && name != report.title;
        if (sound && (is_group || is_body_line(name) || is_organisation_name(name)))
            report.publisher = body_name(name);
        return;
    }
}

}  // namespace

void read_days_of_paper(std::span<const Block> blocks, Report& report) {
    constexpr auto kPapers = std::to_array<std::string_view>(
        {"policy", "thematic", "guidance", "case-study", "report", "action-statement"});
    if (std::find(kPapers.begin(), kPapers.end(), report.report_kind) == kPapers.end()) return;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (report.published.known() && !report.publisher.empty()) return;
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) return;
        if (block.text.size() > kLongest) continue;
        if (block.kind == BlockKind::TableRow) {
            for (const auto& cell : block.cells) read_sentence(cell, report);
            continue;
        }
        for (const auto line : split_lines(block.text)) {
            if (report.report_kind != "case-study" && report.report_kind != "action-statement")
                read_masthead(line, report);
            for (const auto sentence : split_sentences(line, 1)) read_sentence(sentence, report);
        }
    }
}

}  // namespace findings::understanding
