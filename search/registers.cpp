// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/registers.hpp"

#include "search/follow_ups.hpp"
#include "search/open_index.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

struct Row {
    std::string_view id;
    std::array<std::string_view, 2> kinds;
};

constexpr std::array kRows = {Row{"recommendations", {"recommendation", ""}},
                              Row{"requirements", {"requirement", "improvement"}},
                              Row{"measures", {"measure", ""}},
                              Row{"outcomes", {"outcome", ""}}};

}  // namespace

std::string_view to_id(Register which) { return kRows.at(static_cast<std::size_t>(which)).id; }

std::optional<Register> register_from_id(std::string_view id) {
    const auto* row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.id == id; });
    if (row == kRows.end()) return std::nullopt;
    return static_cast<Register>(row - kRows.begin());
}

SearchRequest search_of(Register which, SearchRequest request) {
    std::vector<std::string> kinds;
    for (const std::string_view kind : kRows.at(static_cast<std::size_t>(which)).kinds) {
        if (!kind.empty()) kinds.emplace_back(kind);
    }
    // A reader may want only one of the register's kinds.
    std::vector<std::string>& chosen = request.filters[facet::kKind].include;
    std::erase_if(chosen, [&](const std::string& kind) {
        return std::find(kinds.begin(), kinds.end(), kind) == kinds.end();
    });
    if (chosen.empty()) chosen = kinds;
    return request;
}

Result<RegisterPage> register_page(Searcher& searcher,
                                   Register which,
                                   const SearchRequest& request) {
    SearchRequest asked = search_of(which, request);
    if (asked.repeats == Repeats::Unsaid)
        asked.repeats = Repeats::Once;  // the same demand of ten reports is one entry
    auto page = searcher.search(asked);
    if (!page) return tl::unexpected(page.error());
    RegisterPage entries{std::move(*page), {}};
    const FollowUps follow_ups(searcher.index().columns);
    const auto id_of = [&](std::uint32_t docid) {
        return docid == 0 ? std::string() : searcher.hit(docid).passage.id;
    };
    for (const Hit& hit : entries.page.hits) {
        const auto docid = searcher.docid_of(hit.passage.id);
        if (!docid) return tl::unexpected(docid.error());
        const FollowUp found = follow_ups.after(*docid);
        entries.follow_ups.push_back({found.later_reports, id_of(found.good), id_of(found.again)});
    }
    return entries;
}

}  // namespace findings
