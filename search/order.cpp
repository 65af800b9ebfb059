// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/order.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::uint32_t kUnrated = 9;  // comes last

/// By ordinal of the rating: 1 is the best.
std::vector<std::uint32_t> rating_ranks(const ColumnsView& columns) {
    std::vector<std::uint32_t> ranks;
    for (const ColumnValue& value : columns.facets[facet::kRating].values) {
        const auto order = rating_values();
        const auto at = std::find_if(order.begin(), order.end(), [&](const VocabularyValue& v) {
            return v.id == value.key;
        });
        const bool is_unranked = at == order.end() || at == order.begin();
        ranks.push_back(is_unranked ? kUnrated : static_cast<std::uint32_t>(at - order.begin()));
    }
    return ranks;
}

// Small keys come first.
std::uint64_t sort_key(const ColumnsView& columns,
                       std::span<const std::uint32_t> ranks,
                       std::uint32_t docid,
                       Sort sort) {
    const std::uint32_t first = columns.first_day[docid];
    const std::uint32_t last = columns.last_day[docid];
    const std::uint64_t newest = kNone - last;  // unknown (0) comes last
    switch (sort) {
        case Sort::Oldest:
            return first == 0 ? kNone : first;
        case Sort::Rating: {
            const auto rating = columns.facets[facet::kRating].of(docid);
            const std::uint64_t rank = rating.empty() ? kUnrated : ranks[rating.front()];
            return (rank << 32U) | newest;
        }
        case Sort::Newest:
        case Sort::Relevance:
            break;
    }
    return newest;
}

}  // namespace

std::vector<std::uint32_t> ordered_slice(const ColumnsView& columns,
                                         std::span<const std::uint32_t> docids,
                                         const SearchRequest& request) {
    const auto ranks = rating_ranks(columns);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    keyed.reserve(docids.size());
    std::uint32_t last_report = kNone;
    for (const std::uint32_t docid : docids) {
        const std::uint32_t report = columns.report_of_doc[docid];
        const bool is_another = report == last_report && request.by == Grouping::Report;
        last_report = report;
        if (!is_another) keyed.emplace_back(sort_key(columns, ranks, docid, request.sort), docid);
    }
    const std::size_t end =
        std::min<std::size_t>(keyed.size(),
                              static_cast<std::size_t>(request.offset) + request.limit);
    std::partial_sort(keyed.begin(), keyed.begin() + static_cast<std::ptrdiff_t>(end), keyed.end());
    std::vector<std::uint32_t> slice;
    for (std::size_t i = request.offset; i < end; ++i) slice.push_back(keyed[i].second);
    return slice;
}

}  // namespace findings
