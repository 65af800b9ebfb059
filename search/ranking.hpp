// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How passages are scored. The figures were chosen on judged collections; docs/adr/0016 has the
// measurements.

#include "indexer/schema/columns.hpp"
#include "search/text_query.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// A stem and how much it counts in a query.
struct WeightedStem {
    std::string stem;
    double weight = 0;
};

namespace ranking {

/// BM25's k1: how soon further mentions of a word stop to count
inline constexpr double kSaturation = 1.2;
/// BM25's b: how far a long passage is held against its mentions
inline constexpr double kLength = 0.7;

/// Of a text that is searched for, and of the words that join it: what its words are cut to.
/// Reading one takes some 30 ns. Only words that most passages hold, over a large index, come to
/// more.
inline constexpr std::uint64_t kScoredPostings = 1'000'000;

/// What one word of a passage adds, between 0 and 1, before the rarity of the word is looked at.
[[nodiscard]] double mention_weight(double mentions, double length, double average_length);

/// How much rarer than others a word is that `passages` of `all` hold; BM25's logarithm.
[[nodiscard]] double rarity(double passages, double all);

/// Any of the stems, each with its weight.
[[nodiscard]] TextQuery any_of(std::span<const WeightedStem> stems);

/// What a passage scores beside what its words bring. Additions are small: they decide between
/// passages whose words fit about alike.
class Additions {
  public:
    Additions() = default;
    Additions(const Additions&) = delete;
    Additions& operator=(const Additions&) = delete;
    virtual ~Additions() = default;
    /// Not below 0.
    [[nodiscard]] virtual double of(std::uint32_t docid) const = 0;
    /// No passage gets more.
    [[nodiscard]] virtual double most() const = 0;
};

/// For what is known of a passage: that it states something, how near its source was to what it
/// tells, how new it is. One of which nothing is known gets none. `columns` must outlive it.
[[nodiscard]] std::unique_ptr<const Additions> known_facts(const ColumnsView& columns);

/// For passages on the same themes and of the same polarity as `docid`. `columns` must outlive it.
[[nodiscard]] std::unique_ptr<const Additions> likeness(const ColumnsView& columns,
                                                        std::uint32_t docid);

}  // namespace ranking

}  // namespace findings
