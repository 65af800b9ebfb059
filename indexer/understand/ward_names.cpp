// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/ward_names.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 16;  // blocks
constexpr std::size_t kLongestLine = 160;
constexpr std::int32_t kMostBeds = 2000;
constexpr auto kBedWords = std::to_array<std::string_view>({" beds", "-bed", " bed ", " bedded"});

}  // namespace

std::vector<std::string> wards_named(std::string_view text) {
    const std::string key = folded(text);
    const bool several = key.ends_with(" wards");
    if (!several && !key.ends_with(" ward")) return {};
    if (text.empty() || !is_upper(text.front()) || word_count(text) > 8) return {};
    if (!several) return {std::string(text)};
    std::vector<std::string> wards;
    for (const auto part : split_on(text.substr(0, text.size() - 6), " and "))
        for (const auto name : split_on(part, ", ")) {
            if (!trimmed(name).empty()) wards.push_back(std::string(trimmed(name)) + " ward");
        }
    return wards;
}

std::int32_t beds_told(std::string_view text) {
    for (const auto word : kBedWords) {
        const auto at = text.find(word);
        if (at == std::string_view::npos || at == 0) continue;
        auto begin = at;
        while (begin > 0 && is_digit(text[begin - 1])) --begin;
        std::int32_t value = 0;
        const auto [end, error] = std::from_chars(text.data() + begin, text.data() + at, value);
        if (error == std::errc{} && end == text.data() + at && value > 0 && value <= kMostBeds)
            return value;
    }
    return 0;
}

std::string_view without_possessive(std::string_view word) {
    for (const std::string_view end : {"\u2019s", "'s", "\u2019", "'"}) {
        if (word.ends_with(end)) return word.substr(0, word.size() - end.size());
    }
    return word;
}

void read_ward_line(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.text.size() > kLongestLine) continue;
        for (const auto line : split_lines(block.text)) {
            // The names may stand behind the kind of the report: "Enter and View: Fern Ward, ..."
            auto text = line;
            if (const auto colon = text.rfind(": "); colon != std::string_view::npos)
                text = text.substr(colon + 2);
            const auto parts = split_on(text, ", ");
            for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
                const auto ward_text = text.substr(
                    0,
                    static_cast<std::size_t>(parts[i].data() + parts[i].size() - text.data()));
                const auto wards = wards_named(ward_text);
                const auto place = trimmed(parts[i + 1], " .");
                if (wards.empty() || !is_place_name(place) || is_organisation_name(place)) continue;
                const bool only_ward = report.location.name.empty() ||
                                       folded(report.location.name).ends_with(" ward") ||
                                       folded(report.location.name).ends_with(" wards");
                if (only_ward) report.location.name = place;
                if (report.wards.empty()) report.wards = wards;
                return;
            }
        }
    }
}

void read_beds_on_cover(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    std::int32_t only = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (report.beds != 0 || ++seen > kCover) break;
        if (block.text.size() > kLongestLine || ends_sentence(block.text)) continue;
        const auto beds = beds_told(block.text);
        if (beds == 0) continue;
        if (only != 0 && only != beds) return;
        only = beds;
    }
    if (report.beds == 0) report.beds = only;
}

namespace {

/// The name of the one ward that the report is about; "the ward" where it has none; empty where it
/// is about something else or several wards.
std::string only_ward(const Report& report) {
    if (report.wards.size() == 1) return folded(report.wards.front());
    if (report.wards.size() > 1) return {};
    for (const auto* name : {&report.location.name, &report.service, &report.title}) {
        if (contains_word(folded(*name), "ward")) return "the ward";
    }
    return report.report_kind == "mha-visit" ? "the ward" : std::string();
}

/// What a sentence says of the ward itself: not what was, nor what another has.
std::int32_t beds_in_sentence(std::string_view sentence, std::string_view ward) {
    const std::string key = folded(sentence.substr(0, 240));
    constexpr auto kStarts = std::to_array<std::string_view>(
        {"the ward ", "this ward ", "the unit ", "this unit ", "it is a", "it has ", "it had "});
    constexpr auto kOther = std::to_array<std::string_view>(
        {"other ward", "another ward", "last visit", "previous", "used to ", "closed"});
    const bool of_ward = starts_with_any(key, kStarts) || key.starts_with(ward) ||
                         key.starts_with("the " + std::string(ward)) ||
                         contains(key.substr(0, 100), std::string(ward) + " is a");
    if (!of_ward || contains_any(key, kOther)) return 0;
    return beds_told(key);
}

}  // namespace

void read_beds_of_ward(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kTop = 60;  // blocks that may introduce the ward
    if (report.beds != 0) return;
    const std::string ward = only_ward(report);
    if (ward.empty()) return;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (report.beds != 0 || ++seen > kTop) return;
        if (block.text.size() > 2500 || !contains_any(block.text, kBedWords)) continue;
        for (const auto sentence : split_sentences(block.text, 1)) {
            if (report.beds == 0) report.beds = beds_in_sentence(sentence, ward);
        }
    }
}

}  // namespace findings::understanding
