// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/place_lines.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kOpening = 8;  // blocks
constexpr std::size_t kLongestLine = 160;

struct Where {
    std::string_view ward, place, provider;
    [[nodiscard]] int count() const { return !ward.empty() + !place.empty() + !provider.empty(); }
};

bool is_ward(std::string_view name) {
    const std::string key = folded(name);
    return key.ends_with(" ward") && word_count(name) <= 6 && is_upper(name.front());
}

/// Nothing when the line says anything else.
Where where_in(std::string_view line) {
    std::vector<std::string_view> names;
    std::string_view rest = line;
    while (!rest.empty()) {
        std::size_t end = rest.size(), skip = 0;
        constexpr auto kMarks = std::to_array<std::string_view>(
            {", ", " - ", " \u2013 ", " \u2014 ", " | ", " / ", "; ", " \u00b7 ", " at ", "\n"});
        for (const auto mark : kMarks) {
            if (const auto at = rest.find(mark); at < end) end = at, skip = mark.size();
        }
        auto name = trimmed(rest.substr(0, end), " .");
        // "Visit to: Larch Ward"
        if (const auto colon = name.find(": "); colon != std::string_view::npos)
            name = trimmed(name.substr(colon + 2));
        names.push_back(name);
        rest.remove_prefix(std::min(rest.size(), end + skip));
    }
    Where where;
    for (const auto name : names) {
        if (name.empty()) return {};
        if (is_ward(name) && where.ward.empty())
            where.ward = name;
        else if (is_organisation_name(name) && where.provider.empty())
            where.provider = name;
        else if (is_place_name(name) && where.place.empty())
            where.place = name;
        else if (names.size() < 3 || &name != &names.back())  // a town may stand last
            return {};
    }
    return where;
}

}  // namespace

void read_place_line(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (++seen > kOpening) return;
        if (block.text.size() > kLongestLine || ends_sentence(block.text)) continue;
        const Where where = where_in(block.text);
        if (where.count() < 2) continue;
        if (report.wards.empty() && !where.ward.empty()) report.wards.emplace_back(where.ward);
        set(report.location.name, where.place);
        set(report.provider.name, where.provider);
        return;
    }
}

}  // namespace findings::understanding
