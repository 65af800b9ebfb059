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
namespace {

constexpr std::size_t kOverTitle = 4;  // lines of a cover before the title
constexpr std::size_t kOpening = 8;    // blocks that tell of a version

/// "This version was agreed by the Quality Committee on 6 May 2025."
bool tells_of_version(std::string_view key) {
    constexpr auto kWhat = std::to_array<std::string_view>({"this version ",
                                                            "this plan was ",
                                                            "the plan was ",
                                                            "this update ",
                                                            "this action plan was "});
    constexpr auto kDone = std::to_array<std::string_view>({"agreed",
                                                            "approved",
                                                            "signed off",
                                                            "issued",
                                                            "updated",
                                                            "completed",
                                                            "dated",
                                                            "published"});
    return contains_any(key, kWhat) && contains_any(key, kDone);
}

bool counts_version(std::string_view key) {
    constexpr auto kStarts =
        std::to_array<std::string_view>({"version ", "v", "issue ", "revision "});
    const auto start = std::find_if(kStarts.begin(), kStarts.end(), [&](std::string_view word) {
        return key.starts_with(word) && key.size() > word.size() && is_digit(key[word.size()]);
    });
    return start != kStarts.end();
}

}  // namespace

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
        if (line.size() > 90 || !of_health || !is_organisation_name(line)) continue;
        report.provider.name = line;
        return;
    }
}

void read_day_of_version(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const Block& block : blocks) {
        if (report.published.known()) return;
        const bool foot = block.kind == BlockKind::Furniture;
        if (!foot && (++seen > kOpening || block.kind == BlockKind::TableRow)) continue;
        for (const auto sentence : split_sentences(block.text, 1)) {
            const std::string key = folded(sentence.substr(0, 300));
            const bool told =
                foot ? counts_version(key) && sentence.size() < 90 : tells_of_version(key);
            const auto date = told ? first_date(sentence) : std::nullopt;
            if (date && date->from.day != 0) report.published = date->to;
        }
    }
}

}  // namespace findings::understanding
