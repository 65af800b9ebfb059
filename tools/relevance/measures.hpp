// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Collections of judged queries in the form of TREC and BEIR, and what is said of a ranking of
// them.

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace findings::relevance {

struct Text {
    std::string id, title, text;
};

struct Collection {
    std::vector<Text> documents;  // corpus.jsonl: {"_id", "title", "text"} a line
    std::vector<Text> queries;    // queries.jsonl: {"_id", "text"} a line
    /// qrels.txt: query, 0, document, grade a line; above 0 only
    std::map<std::string, std::map<std::string, int>> grades;
};

/// Documents in the order in which they were ranked, by query.
using Run = std::map<std::string, std::vector<std::string>>;

/// Means over the judged queries; one without an answer counts 0.
struct Measures {
    double ndcg_at_10 = 0, map = 0, recall_at_100 = 0;
};

[[nodiscard]] Result<Collection> read_collection(const std::filesystem::path& folder);
/// A run file as trec_eval takes it; the order of its lines is the rank.
[[nodiscard]] Result<Run> read_run(const std::filesystem::path& file);
[[nodiscard]] Measures measures_of(const Run& run, const Collection& collection);

}  // namespace findings::relevance
