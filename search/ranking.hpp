// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How passages are scored. The figures were chosen on judged collections; docs/adr/0016 has the measurements.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "indexer/schema/columns.hpp"

namespace findings {

/// A stem and how much it counts in a query.
struct WeightedStem {
    std::string stem;
    double weight = 0;
};

namespace ranking {

inline constexpr double kSaturation = 1.2;  // BM25's k1: how soon further mentions of a word stop to count
inline constexpr double kLength = 0.7;      // BM25's b: how far a long passage is held against its mentions

/// Scoring one takes some 200 ns. Only a search for any of many words that most passages hold, over a large index, comes to more.
inline constexpr std::uint64_t kScoredPostings = 1'000'000;

/// The weighting of every search.
[[nodiscard]] Xapian::BM25Weight weighting();

/// What one word of a passage adds, between 0 and 1, before the rarity of the word is looked at.
[[nodiscard]] double mention_weight(double mentions, double length, double average_length);

/// How much rarer than others a word is that `passages` of `all` hold; BM25's logarithm.
[[nodiscard]] double rarity(double passages, double all);

/// Any of the stems, each with its weight.
[[nodiscard]] Xapian::Query any_of(std::span<const WeightedStem> stems);

/// Nothing if all postings of `query` can be scored in time. Else what to score instead: any of its words, of which the
/// commonest, which tell least, are left out. It may match less than `query`.
[[nodiscard]] std::optional<Xapian::Query> telling_part(const Xapian::Query& query, const Xapian::Database& database,
                                                        std::uint64_t scored_postings = kScoredPostings);

/// `query` with small additions for what is known of a passage beside its words: that it states something, how near its
/// source was to what it tells, how new it is. They decide between passages whose words fit about alike; one of which
/// nothing is known gets none. `columns` must outlive the query.
[[nodiscard]] Xapian::Query with_known_facts(const Xapian::Query& query, const ColumnsView& columns);

/// `query` with small additions for passages on the same themes and of the same polarity as `docid`.
[[nodiscard]] Xapian::Query with_likeness(const Xapian::Query& query, const ColumnsView& columns, std::uint32_t docid);

}  // namespace ranking

}  // namespace findings
