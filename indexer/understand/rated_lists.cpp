// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/rated_lists.hpp"

#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewest = 2;  // one such line may be said of anything
constexpr std::size_t kLongestLine = 160;

/// "Surgery Good", "Older people \u2013 Good": the service or group, and its rating.
std::pair<std::string, Rating> rated_part(const Piece& piece) {
    const std::string_view line = piece.block.text;
    if (piece.block.kind == BlockKind::TableRow || line.size() > kLongestLine) return {};
    const auto name = without_rating(line);
    if (name.size() == line.size()) return {};
    // Copies lose apostrophes: "Medical care (including older people s care) Good".
    std::string whole(name);
    if (const auto at = whole.find("people s "); at != std::string::npos)
        whole.replace(at, 9, "people's ");
    const auto group = population_group(whole);
    const auto part = group.empty() ? core_service_name(whole) : group;
    auto value = trimmed(line.substr(name.size()), " :-|");
    for (const std::string_view dash : {"\u2013", "\u2014"}) {
        if (value.starts_with(dash)) value = trimmed(value.substr(dash.size()));
    }
    const auto rating = rating_in_cell(value);
    if (part.empty() || !rating) return {};
    return {std::string(part), *rating};
}

}  // namespace

void read_rated_lists(std::span<const Piece> pieces, Report& report) {
    std::vector<std::pair<std::string, Rating>> found;
    for (const auto& piece : pieces) {
        auto one = rated_part(piece);
        if (!one.first.empty() && one.first != report.service) found.push_back(std::move(one));
    }
    if (found.size() < kFewest) return;
    for (auto& [name, rating] : found) {
        PartRatings part{name, part_level(name), {}};
        part.ratings.emplace("overall", rating);
        merge_part(std::move(part), report);
    }
}

}  // namespace findings::understanding
