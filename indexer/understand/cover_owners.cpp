// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/cover_owners.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {

bool names_publishing_body(std::string_view name) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"office",      "inspectorate", "commission",  "agency",      "authority",  "board",
         "body",        "branch",       "council",     "trust",       "institute",  "alliance",
         "association", "network",      "foundation",  "college",     "society",    "centre",
         "ombudsman",   "regulator",    "healthwatch", "partnership", "department", "ministry",
         "service",     "services",     "england",     "charity",     "fund",       "panel"});
    const std::string key = folded(name);
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
        return contains_word(key, word);
    });
}

namespace {

constexpr std::size_t kOverTitle = 4;  // lines of a cover before the title
constexpr std::size_t kOpening = 8;    // blocks that tell of a version

/// "This version was agreed by the Quality Committee on 6 May 2025."
bool tells_of_version(std::string_view key) {
    constexpr auto kWhat = std::to_array<std::string_view>({"this version ",
                                                            "this plan was ",
                                                            "the plan was ",
                                                            "this update ",
                                                            "this report was agreed",
                                                            "this report was approved",
                                                            "this report was signed off",
                                                            "this paper was ",
                                                            "this progress report ",
                                                            "this statement was ",
                                                            "this action plan was "});
    constexpr auto kDone = std::to_array<std::string_view>({"agreed",
                                                            "approved",
                                                            "signed off",
                                                            "issued",
                                                            "updated",
                                                            "completed",
                                                            "dated",
                                                            "published"});
    if (contains_any(key, kWhat) && contains_any(key, kDone)) return true;
    // "Progress as at 6 August 2025"
    constexpr std::size_t kShortLine = 90;
    return key.size() <= kShortLine && (contains(key, "as at ") || key.starts_with("position at "));
}

bool counts_version(std::string_view key) {
    constexpr auto kStarts =
        std::to_array<std::string_view>({"version ", "v", "issue ", "revision "});
    const auto start = std::find_if(kStarts.begin(), kStarts.end(), [&](std::string_view word) {
        return key.starts_with(word) && key.size() > word.size() && is_digit(key[word.size()]);
    });
    return start != kStarts.end();
}

/// The body behind "Published by the ", with the day behind its name.
struct Imprint {
    std::string_view body;
    std::string_view rest;
};

Imprint imprint_in(std::string_view line, bool on_cover) {
    constexpr auto kSure = std::to_array<std::string_view>({"published by ",
                                                            "published in england by ",
                                                            "printed and published by ",
                                                            "published on behalf of "});
    constexpr auto kCover = std::to_array<std::string_view>({"a review by ",
                                                             "a report by ",
                                                             "report by ",
                                                             "report of the ",
                                                             "review by ",
                                                             "an investigation by ",
                                                             "investigation by ",
                                                             "an inquiry by ",
                                                             "a study by "});
    constexpr std::size_t kMostWords = 9;
    const std::string key = folded(line.substr(0, 60));
    std::size_t begin = 0;
    for (const auto words : kSure) begin = key.starts_with(words) ? words.size() : begin;
    for (const auto words : kCover)
        begin = on_cover && key.starts_with(words) ? words.size() : begin;
    if (begin == 0 || begin >= line.size()) return {};
    auto name = line.substr(begin);
    if (name.starts_with("the ")) name.remove_prefix(4);
    auto end = std::min(name.find_first_of(",.;:(|\n0123456789"), name.size());
    // "A report by the Elm Ombudsman on an investigation into ..."
    constexpr auto kSubjects = std::to_array<std::string_view>(
        {" on an ", " on a ", " on the ", " about ", " into ", " following ", " concerning "});
    end = std::min(end, first_of(kSubjects, name));
    const auto body = trimmed(name.substr(0, end));
    const bool sound = !body.empty() && is_upper(body.front()) && word_count(body) <= kMostWords &&
                       names_publishing_body(body);
    return sound ? Imprint{body, name.substr(end)} : Imprint{};
}

}  // namespace

void read_imprint(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kFirst = 10, kLast = 8;  // blocks
    constexpr std::size_t kLongest = 300;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool on_cover = i < kFirst;
        if ((!on_cover && i + kLast < blocks.size()) || blocks[i].text.size() > kLongest) continue;
        for (const auto line : split_lines(blocks[i].text)) {
            const Imprint found = imprint_in(line, on_cover);
            if (found.body.empty()) continue;
            if (report.publisher.empty()) report.publisher = body_name(found.body);
            const auto date = first_date(found.rest);
            if (date && date->begin < 6 && !report.published.known()) report.published = date->to;
        }
    }
}

void read_owner_over_title(std::span<const Block> blocks, Report& report) {
    if (!report.provider.name.empty()) return;
    std::size_t seen = 0;
    const std::string title = folded(report.title);
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kOverTitle || block.kind == BlockKind::TableRow || folded(block.text) == title)
            return;
        const auto line = trimmed(block.text);
        const bool of_health = line.ends_with(" Trust") || contains(line, "NHS ") ||
                               line.ends_with(" Health Board") || line.ends_with(" Limited") ||
                               line.ends_with(" Ltd");
        // Who buys care prints its name there, too, and provides none.
        const bool buys = contains(line, "Integrated Care") || contains(line, "Commissioning");
        if (line.size() > 90 || !of_health || buys || !is_organisation_name(line)) continue;
        report.provider.name = line;
        return;
    }
}

void read_day_of_version(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    // "Inspected in May; report published 22 July.": the inspectors' day, not the plan's.
    const auto of_inspectors = [&](const Block& block) {
        return block.text.size() < 400 && contains(block.text, "report published ") &&
               first_date(block.text).has_value();
    };
    const auto opening = blocks.first(std::min(blocks.size(), kOpening));
    bool is_known =
        report.published.known() && std::none_of(opening.begin(), opening.end(), of_inspectors);
    for (const Block& block : blocks) {
        if (is_known) return;
        const bool foot = block.kind == BlockKind::Furniture;
        if (!foot && (++seen > kOpening || block.kind == BlockKind::TableRow)) continue;
        for (const auto sentence : split_sentences(block.text, 1)) {
            const std::string key = folded(sentence.substr(0, 300));
            const bool told =
                foot ? counts_version(key) && sentence.size() < 90 : tells_of_version(key);
            const auto date = told ? first_date(sentence) : std::nullopt;
            if (!date || date->from.day == 0) continue;
            report.published = date->to;
            is_known = true;
        }
    }
}

}  // namespace findings::understanding
