// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_particulars.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 14;  // blocks under the title, where a card of particulars stands

/// The value of "Where: ...", "Team | ..." behind one of the labels; empty for other blocks.
std::string_view value_behind(const Block& block, std::span<const std::string_view> labels) {
    std::string_view label, value;
    if (block.kind == BlockKind::TableRow) {
        if (block.cells.size() != 2) return {};
        label = block.cells[0], value = block.cells[1];
    } else {
        const auto colon = block.text.find(": ");
        if (colon == std::string::npos || block.text.size() > 260) return {};
        label = std::string_view(block.text).substr(0, colon);
        value = std::string_view(block.text).substr(colon + 2);
    }
    const std::string key = heading_key(label);
    return std::find(labels.begin(), labels.end(), key) != labels.end() ? value
                                                                        : std::string_view{};
}

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
    return value_behind(block, kLabels);
}

std::string_view value_of_owner(const Block& block) {
    constexpr auto kLabels = std::to_array<std::string_view>({"who",
                                                              "who we are",
                                                              "who runs it",
                                                              "run by",
                                                              "organisation",
                                                              "trust",
                                                              "provider",
                                                              "from"});
    return value_behind(block, kLabels);
}

/// "Fieldfare Ward" of "Fieldfare Ward, Brackenthwaite Hospital, Cumbria", where no other is named.
std::string_view only_ward(std::string_view value) {
    std::string_view only;
    for (const auto place : places_in(value)) {
        if (!folded(place).ends_with(" ward")) continue;
        if (!only.empty() && only != place) return {};
        only = place;
    }
    return only;
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
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (!report.location.name.empty() || ++seen > kTop) return;
        std::string_view only;
        for (const auto place : places_in(value_of_place(block))) {
            if (is_part_of_place(place)) continue;
            if (!only.empty()) return;  // several places
            only = place;
        }
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
        const auto owner = value_of_owner(block);
        if (report.provider.name.empty() && !owner.empty()) {
            const auto names = organisations_in(owner);
            if (names.size() == 1) report.provider.name = names.front();
        }
        if (const auto ward = only_ward(value_of_place(block));
            report.wards.empty() && !ward.empty())
            report.wards.emplace_back(ward);
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
