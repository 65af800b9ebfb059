// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/similar.hpp"

#include <algorithm>
#include <set>

namespace findings {
namespace {

using Stems = std::set<std::uint32_t>;

Stems stems_of(const OpenIndex& index, std::uint32_t docid) {
    const auto numbers = index.words.stems_of(docid);
    return {numbers.begin(), numbers.end()};
}

bool nearly_the_same(const Stems& a, const Stems& b) {
    constexpr double kSame = 0.9;  // share of the stems of both
    const auto shared = std::count_if(a.begin(), a.end(), [&](std::uint32_t stem) { return b.contains(stem); });
    const auto all = static_cast<double>(a.size() + b.size()) - static_cast<double>(shared);
    return static_cast<double>(shared) >= kSame * all;
}

}  // namespace

std::vector<std::uint32_t> same_words_as(const OpenIndex& index, std::uint32_t docid, std::span<const WeightedStem> words) {
    constexpr Xapian::doccount kLookedAt = 100;
    const Stems stems = stems_of(index, docid);
    std::vector<std::uint32_t> same{docid};
    Xapian::Enquire enquire(index.database);
    enquire.set_query(ranking::any_of(words));
    enquire.set_weighting_scheme(ranking::weighting());
    const Xapian::MSet matches = enquire.get_mset(0, kLookedAt);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (*match != docid && nearly_the_same(stems, stems_of(index, *match))) same.push_back(*match);
    }
    std::sort(same.begin(), same.end());
    return same;
}

}  // namespace findings
