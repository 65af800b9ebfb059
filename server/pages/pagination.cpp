// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/pagination.hpp"

#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "server/words.hpp"

#include <algorithm>

namespace findings::pages {

Json pagination_view(const SearchRequest& request, std::uint64_t total) {
    const std::uint64_t reachable = std::min<std::uint64_t>(total, limits::kMaxResultDepth);
    // A last page that would end beyond the depth is not offered: it would be refused.
    const std::uint64_t deepest = limits::kMaxResultDepth / request.limit;
    const auto pages = static_cast<std::uint32_t>(
        std::min((reachable + request.limit - 1) / request.limit, deepest));
    const std::uint32_t current = page_number(request);
    if (pages < 2) return false;

    Json links = Json::array();
    std::uint32_t last = 0;
    for (std::uint32_t page = 1; page <= pages; ++page) {
        const bool near_current = page + 1 >= current && page <= current + 1;
        if (page != 1 && page != pages && !near_current) continue;
        links.push_back({{"page_gap", last != 0 && page > last + 1},
                         {"page_label", in_words(std::uint64_t{page})},
                         {"page_href", search_link(at_page(request, page))},
                         {"page_current", page == current}});
        last = page;
    }
    Json view = {{"page_links", std::move(links)},
                 {"prev_href",
                  current > 1 && current <= pages + 1 ? search_link(at_page(request, current - 1))
                                                      : std::string{}},
                 {"next_href",
                  current < pages ? search_link(at_page(request, current + 1)) : std::string{}}};
    if (total > reachable) view["depth_note"] = in_words(std::uint64_t{limits::kMaxResultDepth});
    return view;
}

}  // namespace findings::pages
