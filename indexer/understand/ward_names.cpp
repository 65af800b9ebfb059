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

/// "Marigold Ward" or, of "Rowan and Marigold wards", each with the word behind it. Empty for what
/// names no ward.
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

}  // namespace

std::int32_t beds_told(std::string_view text) {
    for (const std::string_view word : {" beds", "-bed", " bed ", " bedded"}) {
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

}  // namespace findings::understanding
