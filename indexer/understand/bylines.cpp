// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/bylines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 8;  // blocks under the title

/// "Position paper", "Case study": says what the paper is, not whose.
bool names_a_kind(std::string_view text) {
    constexpr std::array<std::string_view, 16> kKinds = {"paper", "report", "briefing", "case study", "review", "guide", "guidance", "policy", "statement", "bulletin", "newsletter", "digest", "plan", "survey",
                                                         "article", "response"};
    const std::string key = folded(trimmed(text, " .,"));
    return std::any_of(kKinds.begin(), kKinds.end(), [&](auto kind) { return key.ends_with(kind); });
}

/// "Organisation: Elm Trust. Setting: acute. Date: March 2020.": the value behind one of several labels of a line.
std::string_view labelled(std::string_view text, std::string_view label) {
    const auto at = text.find(label);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n')) return {};
    auto value = text.substr(at + label.size());
    for (const std::string_view end : {". ", "; ", "\n", " | "}) value = value.substr(0, value.find(end));
    return trimmed(value, " .:");
}

void read_case_line(std::string_view text, Report& report) {
    for (const std::string_view label : {"Organisation:", "Organization:", "Trust:", "Provider:"}) {
        const auto name = labelled(text, label);
        // An earlier reading may have taken the rest of the line for the name.
        const bool overlong = contains(report.provider.name, ": ") || contains(report.provider.name, ". ") || report.provider.name.starts_with("Organisation");
        if (!name.empty() && name.size() < 120 && (report.provider.name.empty() || overlong)) report.provider.name = name;
    }
    if (const auto date = labelled(text, "Date:"); !date.empty() && !report.published.known()) {
        if (const auto read = first_date(date)) report.published = read->to;
    }
    if (const auto region = labelled(text, "Region:"); report.region.empty() && !region_name(region).empty()) report.region = region_name(region);
}

}  // namespace

bool is_body_line(std::string_view text) {
    text = trimmed(text, " .");
    if (text.size() < 4 || text.size() > 90 || word_count(text) > 9 || !is_upper(text.front()) || contains(text, ":") || contains(text, "?")) return false;
    if (std::any_of(text.begin(), text.end(), is_digit)) return false;
    constexpr std::array<std::string_view, 21> kEnds = {" institute", " centre", " center", " foundation", " alliance", " association", " network", " fund", " trust", " council", " college", " confederation",
                                                        " society", " commission", " board", " partnership", " trusts", " england", " providers", " charity", " observatory"};
    constexpr std::array<std::string_view, 8> kStarts = {"association of ", "institute ", "royal college of ", "centre for ", "college of ", "department of ", "department for ", "national institute "};
    const std::string key = folded(text);
    return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return key.ends_with(end); }) || starts_with_any(key, kStarts);
}

void read_byline_fields(std::span<const Block> blocks, Report& report) {
    constexpr std::array<std::string_view, 5> kPapers = {"policy", "thematic", "guidance", "case-study", "report"};
    if (std::find(kPapers.begin(), kPapers.end(), report.report_kind) == kPapers.end()) return;
    const bool is_case = report.report_kind == "case-study";
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::TableRow) continue;
        if (++seen > kTop) return;
        for (const auto line : split_lines(block.text)) {
            if (is_case && line.size() < 400) read_case_line(line, report);
            if (line.size() > 120 || line == report.title) continue;
            const auto comma = line.rfind(", ");
            const auto date = comma == std::string_view::npos ? std::nullopt : whole_date(line.substr(comma + 2));
            if (date) {
                if (!report.published.known()) report.published = date->to;
                const auto name = trimmed(line.substr(0, comma));
                const bool sound = word_count(name) <= 9 && !names_a_kind(name) && !contains(name, ". ");
                if (!is_case && sound && report.publisher.empty()) report.publisher = body_name(name);
            } else if (!is_case && report.publisher.empty() && is_body_line(line)) {
                report.publisher = body_name(line);
            } else if (!report.published.known() && block.kind != BlockKind::ListItem && line.size() < 40) {
                if (const auto alone = whole_date(line)) report.published = alone->to;
            }
        }
    }
}

}  // namespace findings::understanding
