// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Limits of queries, terms and generations. Those of one source document stand in
// indexer/limits.hpp, of the process that reads it in indexer/worker.hpp, of HTTP in
// server/limits.hpp. Reasons and measurements: docs/reliability.md.

#include <cstddef>
#include <cstdint>

namespace findings::limits {

// A query, before the index is touched.
inline constexpr std::size_t kQueryBytes = 512;
inline constexpr std::size_t kQueryTerms = 32;
inline constexpr std::size_t kPhraseWords = 16;
inline constexpr std::size_t kNesting = 8;
inline constexpr std::size_t kWildcards = 3;
inline constexpr std::size_t kWildcardPrefixBytes = 3;
inline constexpr std::uint32_t kWildcardExpansion = 50;
inline constexpr std::uint32_t kNearWindow = 20;
inline constexpr std::uint32_t kDeepestResult = 1000;

// A term: what follows its prefix. Xapian's own limit is 245 bytes for prefix and value together.
inline constexpr std::size_t kFacetValueBytes = 180;

// A generation.
/// bytes, beyond 2.5 times the current generation
inline constexpr std::uint64_t kFreeSpaceFloor = 64ULL << 20;
inline constexpr std::size_t kGenerationsKept = 3;  // current and two to roll back to

// A correction of labels, and the file that holds them.
inline constexpr std::size_t kCorrectorBytes = 200;
inline constexpr std::size_t kCorrectionNoteBytes = 2'000;
inline constexpr std::size_t kCorrectionThemes = 32;  // added and removed together
inline constexpr std::uint64_t kCorrectionFileBytes = 256ULL << 20;

}  // namespace findings::limits
