// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/issue_lines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 14;  // blocks under the title
constexpr std::size_t kLongestLine = 110;

constexpr auto kRoles = std::to_array<std::string_view>({"correspondent",
                                                         "correspondents",
                                                         "reporter",
                                                         "reporters",
                                                         "editor",
                                                         "editors",
                                                         "journalist",
                                                         "columnist",
                                                         "writer"});

std::string_view last_word(std::string_view line) {
    line = trimmed(line, " .,");
    const auto space = line.rfind(' ');
    return space == std::string_view::npos ? line : line.substr(space + 1);
}

bool ends_in_role(std::string_view line) {
    const std::string key = folded(last_word(line));
    return std::find(kRoles.begin(), kRoles.end(), key) != kRoles.end();
}

/// "Health Correspondent" below a byline.
bool is_writers_role(std::string_view line) {
    return line.size() < 60 && word_count(line) <= 5 && is_upper(line.front()) &&
           ends_in_role(line);
}

/// "Updated 2 hours ago": when, seen from the day on which the page was read.
bool is_age_line(std::string_view line) {
    const std::string key = folded(line);
    return key.size() < 40 && key.ends_with(" ago") &&
           starts_with_any(key,
                           std::array<std::string_view, 4>{"updated ",
                                                           "last updated ",
                                                           "posted ",
                                                           "published "});
}

/// What a line says beside its date: folded words with spaces between.
std::string words_beside(const DateSpan& date, std::string_view line) {
    std::string rest = folded(line.substr(0, date.begin)) + ' ' + folded(line.substr(date.end));
    std::replace_if(
        rest.begin(),
        rest.end(),
        [](char c) { return !is_letter(c); },
        ' ');
    return rest;
}

/// "Published 3 November 2026", "First published: 1 May 2024", "Posted on 4 June 2023": says
/// nothing but when.
bool is_date_line(std::string_view line, const Report& report) {
    if (!report.published.known() || line.size() > kLongestLine || ends_sentence(line))
        return false;
    const auto date = first_date(line);
    if (!date || !(date->to == report.published)) return false;
    const std::string rest = words_beside(*date, line);
    constexpr auto kWords =
        std::to_array<std::string_view>({"first",   "published", "on",
                                         "posted",  "issued",    "publication",
                                         "date",    "of",        "date of publication",
                                         "for",     "immediate", "release",
                                         "am",      "pm",        "at",
                                         "bst",     "gmt",       "monday",
                                         "tuesday", "wednesday", "thursday",
                                         "friday",  "saturday",  "sunday",
                                         "th",      "st",        "nd",
                                         "rd"});
    bool says = report.report_kind == "news";
    for (const auto word : split_on(rest, " ")) {
        if (word.empty()) continue;
        if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
        says = says || word == "published" || word == "posted" || word == "issued" ||
               word == "release" || word == "publication";
    }
    return says;
}

/// "Visited 18 March 2024", "Date of visit: 11 June 2024": says nothing but when people came.
bool is_visit_line(std::string_view line, const Report& report) {
    if (!report.inspected_from.known() || line.size() > kLongestLine || ends_sentence(line))
        return false;
    const auto date = first_date(line);
    if (!date || !(date->from == report.inspected_from)) return false;
    const std::string rest = words_beside(*date, line);
    constexpr auto kWords = std::to_array<std::string_view>({"visited",
                                                             "visit",
                                                             "visits",
                                                             "date",
                                                             "dates",
                                                             "of",
                                                             "our",
                                                             "on",
                                                             "inspected",
                                                             "assessed"});
    bool says = false;
    for (const auto word : split_on(rest, " ")) {
        if (word.empty()) continue;
        if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
        says = true;
    }
    return says;
}

/// "Provider: Elm Care Ltd", "Elm Care Ltd", "9 December 2023": what a field of the report says,
/// with or without its label.
bool is_field_value(std::string_view text, const Report& report) {
    constexpr auto kLabels = std::to_array<std::string_view>({"provider",
                                                              "service provider",
                                                              "location",
                                                              "service",
                                                              "organisation",
                                                              "publisher",
                                                              "published by",
                                                              "author",
                                                              "region"});
    if (const auto colon = text.find(": "); colon != std::string_view::npos) {
        const std::string label = folded(text.substr(0, colon));
        if (std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end())
            text = trimmed(text.substr(colon + 2));
    }
    for (const std::string_view value : {std::string_view(report.publisher),
                                         std::string_view(report.author),
                                         std::string_view(report.provider.name),
                                         std::string_view(report.location.name),
                                         std::string_view(report.region)}) {
        if (!value.empty() && text == value) return true;
    }
    const auto date = whole_date(text);
    return date && report.published.known() && date->to == report.published;
}

/// "Posted on June 30, 2021 by Ines Farrow": both in one breath.
bool is_dated_byline(std::string_view line, const Report& report) {
    const auto by = line.find(" by ");
    return by != std::string_view::npos && is_date_line(trimmed(line.substr(0, by)), report) &&
           is_byline(trimmed(line.substr(by)));
}

}  // namespace

bool is_byline(std::string_view line) {
    line = trimmed(line);
    const bool by = line.starts_with("By ") || line.starts_with("by ") || line.starts_with("BY ") ||
                    line.starts_with("Written by ") || line.starts_with("Words by ");
    if (!by || line.size() > kLongestLine || line.ends_with('.') || line.ends_with(':') ||
        line.ends_with(','))
        return false;
    constexpr auto kJoins = std::to_array<std::string_view>({"and",
                                                             "of",
                                                             "the",
                                                             "our",
                                                             "for",
                                                             "in",
                                                             "at",
                                                             "&",
                                                             "health",
                                                             "social",
                                                             "care",
                                                             "senior",
                                                             "staff",
                                                             "chief",
                                                             "local",
                                                             "political"});
    std::size_t names = 0, words = 0;
    for (const auto word : split_on(line.substr(line.find("y ") + 2), " ")) {
        const auto bare = trimmed(word, ",.|-()");
        if (bare.empty() || bare.starts_with('@')) continue;
        ++words;
        if (std::any_of(bare.begin(), bare.end(), is_digit)) return false;
        if (is_upper(bare.front()) || static_cast<unsigned char>(bare.front()) >= 0xC3)
            ++names;
        else if (std::find(kJoins.begin(), kJoins.end(), bare) == kJoins.end() &&
                 !ends_in_role(bare))
            return false;
    }
    return words >= 2 && words <= 14 && (names >= 2 || ends_in_role(line));
}

void hide_lines_of_issue(std::vector<Block>& blocks, const Report& report) {
    if (report.report_kind == "forum") return;
    const auto has_text = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    std::size_t seen = 0;
    bool below_byline = false;
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop || has_text < 2) return;
        if (block.kind == BlockKind::TableRow || block.text.size() > 3 * kLongestLine) continue;
        bool all = true, any = false;
        std::size_t fields = 0;
        for (const auto line : split_lines(block.text)) {
            for (const auto part : split_on(line, " | ")) {
                const auto text = trimmed(part);
                if (text.empty()) continue;
                const bool byline = is_byline(text);
                const bool told = byline || (below_byline && is_writers_role(text)) ||
                                  is_date_line(text, report) || is_age_line(text) ||
                                  is_visit_line(text, report) || is_dated_byline(text, report);
                below_byline = byline || (told && below_byline);
                any = any || told;
                // The names of whose paper it is and whom it is about beside the date are fields,
                // too.
                const bool field = !told && is_field_value(text, report);
                fields += field ? 1U : 0U;
                all = all && (told || field);
            }
        }
        // One name alone may head what follows: only beside another is it a line of particulars.
        if (all && (any || fields >= 2)) block.kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
