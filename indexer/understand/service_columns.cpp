// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/service_columns.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kMostColumns = 20;
constexpr std::size_t kLongestName = 90;  // bytes
constexpr std::size_t kFewestParts = 2;   // with the report's own

/// What reports call themselves at the head of a column. Folded.
constexpr auto kOwn = std::to_array<std::string_view>(
    {"this location",    "the location",   "location",         "location overall",
     "overall location", "whole location", "this hospital",    "hospital overall",
     "overall hospital", "whole hospital", "this trust",       "trust overall",
     "overall trust",    "this provider",  "provider overall", "this practice",
     "practice overall", "whole practice", "this service",     "service overall",
     "whole service",    "all services",   "overall",          "overall rating"});

bool is_own(std::string_view cell, const Report& report) {
    const std::string key = heading_key(cell);
    if (std::find(kOwn.begin(), kOwn.end(), key) != kOwn.end()) return true;
    const auto is = [&](const std::string& name) { return !name.empty() && folded(name) == key; };
    return is(report.location.name) || is(report.service) ||
           (report.location.name.empty() && is(report.provider.name));
}

/// The service, group or place that a cell names, by its usual name.
std::string part_named(std::string_view cell) {
    if (const auto group = population_group(cell); !group.empty()) return std::string(group);
    if (const auto service = core_service_name(cell); !service.empty()) return std::string(service);
    return is_place_name(cell) ? std::string(cell) : std::string();
}

}  // namespace

std::optional<ServiceColumns> service_columns(const Block& head, const Report& report) {
    const auto& cells = head.cells;
    if (cells.size() < 3 || cells.size() > kMostColumns) return std::nullopt;
    ServiceColumns columns;
    columns.parts.resize(cells.size());
    std::size_t known = 0, parts = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].size() > kLongestName) return std::nullopt;
        if (columns.own == 0 && is_own(cells[i], report)) {
            columns.own = i;
            ++known;
        } else if (auto part = part_named(trimmed(cells[i])); !part.empty()) {
            columns.parts[i] = std::move(part);
            ++known, ++parts;
        }
    }
    if (known < kFewestParts || parts == 0) return std::nullopt;
    return columns;
}

std::optional<Rating> read_service_row(const Block& row,
                                       const std::string& name,
                                       const ServiceColumns& columns,
                                       Report& report) {
    std::optional<Rating> own;
    for (std::size_t i = 1; i < std::min(row.cells.size(), columns.parts.size()); ++i) {
        const auto rating = rating_in_cell(row.cells[i]);
        if (!rating) continue;
        const auto& part = columns.parts[i];
        if (i == columns.own)
            own = rating;
        else if (!part.empty())
            merge_part({part, part_level(part), {{name, *rating}}}, report);
    }
    return own;
}

}  // namespace findings::understanding
