// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#define XAPIAN_MOVE_SEMANTICS
#include "indexer/schema/posting_file.hpp"
#include "search/text_query.hpp"

#include <xapian.h>

namespace findings {

/// Where words stand: the postings of a generation, and how long its passages are.
struct Postings {
    const Xapian::Database& database;
    std::span<const std::uint32_t> lengths;  // in words, from document id 1
    const PostingFileReader& common;  // the postings of some stems once more, quicker to read
};

/// Documents of a query, ascending, and what they score.
struct Matches {
    std::vector<std::uint32_t> docids;
    std::vector<float> scores;  // by document id; only those of `docids` mean something

    [[nodiscard]] double score_of(std::uint32_t docid) const {
        return docid < scores.size() ? static_cast<double>(scores[docid]) : 0;
    }
};

/// Every document that a query matches, ascending.
[[nodiscard]] std::vector<std::uint32_t> matching_docids(const Postings& postings,
                                                         const TextQuery& query);

/// The same with their scores: BM25 with the figures of search/ranking.hpp.
[[nodiscard]] Matches scored_matches(const Postings& postings, const TextQuery& query);

}  // namespace findings
