// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_particulars.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/ward_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 14;  // blocks under the title, where a card of particulars stands

struct Particular {
    std::string label;  // folded
    std::string_view value;
};

/// "Where: ...", "Team | ...": a line or row of the card; empty for other blocks.
Particular particular_of(const Block& block) {
    if (block.kind == BlockKind::TableRow) {
        if (block.cells.size() != 2) return {};
        return {heading_key(block.cells[0]), block.cells[1]};
    }
    const auto colon = block.text.find(": ");
    if (colon == std::string::npos || block.text.size() > 260) return {};
    const std::string_view text = block.text;
    return {heading_key(text.substr(0, colon)), text.substr(colon + 2)};
}

/// The value of "Where: ...", "Team | ..."; empty for other blocks.
std::string_view value_of_place(const Block& block) {
    constexpr auto kLabels = std::to_array<std::string_view>({"where",
                                                              "where we are",
                                                              "team",
                                                              "ward",
                                                              "the ward",
                                                              "unit",
                                                              "place",
                                                              "site",
                                                              "setting",
                                                              "service",
                                                              "based at"});
    const auto told = particular_of(block);
    return std::find(kLabels.begin(), kLabels.end(), told.label) != kLabels.end()
               ? told.value
               : std::string_view{};
}

/// "Who | Elm and Fen Care NHS Trust", "Organisation: Elm Health Board": whose service it is.
void read_provider_of_card(const Block& block, Report& report) {
    constexpr auto kLabels = std::to_array<std::string_view>({"who",
                                                              "who we are",
                                                              "who runs it",
                                                              "organisation",
                                                              "organization",
                                                              "trust",
                                                              "health board",
                                                              "provider",
                                                              "run by",
                                                              "by",
                                                              "from"});
    if (!report.provider.name.empty()) return;
    const auto told = particular_of(block);
    if (std::find(kLabels.begin(), kLabels.end(), told.label) == kLabels.end()) return;
    const auto name = trimmed(told.value.substr(0, told.value.find(", ")), " .");
    if (is_organisation_name(name)) report.provider.name = name;
}

/// "Rowan Ward, Elm Hospital": the ward in front of its place.
void read_wards_of_card(const Block& block, Report& report) {
    const auto value = value_of_place(block);
    if (value.empty() || !report.wards.empty()) return;
    const auto names = value.substr(0, value.rfind(", "));
    for (auto end = names.size(); end != std::string_view::npos && end > 0;
         end = names.substr(0, end).rfind(", ")) {
        report.wards = wards_named(trimmed(names.substr(0, end)));
        if (!report.wards.empty()) return;
    }
}

/// "on Rowan ward at Ashdale Hospital": the place that stands behind a ward or team.
std::string_view place_behind_ward(std::string_view text) {
    for (const std::string_view words :
         {" ward at ", " ward in ", " Ward at ", " Ward in ", " unit at ", " team at "}) {
        const auto at = text.find(words);
        if (at == std::string_view::npos) continue;
        const auto rest = text.substr(at + words.size());
        const auto places = places_in(rest);
        if (!places.empty() && places.front().data() - rest.data() <= 4) return places.front();
    }
    return {};
}

bool is_part_of_place(std::string_view name) {
    const std::string key = folded(name);
    return key.ends_with(" ward") || key.ends_with(" wards") || is_organisation_name(name);
}

}  // namespace

void read_place_of_case(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    bool several = false;  // places: none is the place
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) return;
        if (!report.location.name.empty()) continue;
        std::string_view only;
        for (const auto place : places_in(value_of_place(block))) {
            if (is_part_of_place(place)) continue;
            several = several || !only.empty();
            only = place;
        }
        if (several) continue;
        if (only.empty() && block.kind == BlockKind::Paragraph) {
            only = place_behind_ward(block.text);
            if (is_part_of_place(only)) only = {};
        }
        report.location.name = only;
    }
}

void read_card_of_case(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) return;
        read_provider_of_card(block, report);
        read_wards_of_card(block, report);
    }
}

void settle_provider_of_case(std::span<const Block> blocks, Report& report) {
    const bool of_trust = report.publisher.ends_with(" NHS Trust") ||
                          report.publisher.ends_with(" NHS Foundation Trust") ||
                          report.publisher.ends_with(" Health Board");
    if (!report.provider.name.empty() || !of_trust) return;
    const auto speaks_for_itself = [](const Block& block) {
        return block.kind != BlockKind::Furniture &&
               (contains_word(block.text, "We") || contains_word(block.text, "we"));
    };
    if (std::any_of(blocks.begin(), blocks.end(), speaks_for_itself))
        report.provider.name = report.publisher;
}

}  // namespace findings::understanding
