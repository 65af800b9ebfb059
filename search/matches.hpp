// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

namespace findings {

/// Above it reading all postings of an AND into bitmaps beats leading through them.
inline constexpr std::uint64_t kManyPostings = 1'000'000;

/// Every document that a query matches, ascending. Weights are not worked out.
[[nodiscard]] std::vector<std::uint32_t> matching_docids(const Xapian::Database& database, const Xapian::Query& query,
                                                         std::uint64_t many_postings = kManyPostings);

/// In how many passages the words of a query stand, added up: what reading their postings costs.
[[nodiscard]] std::uint64_t postings_of(const Xapian::Database& database, const Xapian::Query& query);

/// How many postings Xapian's matcher goes through, about: of an OR all, of an AND those of the rarest, in each of its parts.
[[nodiscard]] std::uint64_t postings_led_through(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace findings
