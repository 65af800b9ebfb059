// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build_ledger.hpp"
#include "indexer/builder.hpp"
#include "indexer/generation.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace findings {

/// What passages are labelled with.
struct Labelling {
    Labeller labeller;
    Taxonomy taxonomy;
    Manifest versions;  // what shapes the labels, as manifests state it; the rest of it is empty
};

/// What a generation is merged from.
struct MadeSegments {
    std::vector<std::filesystem::path> folders;  // in the order of their files; one at least
    std::set<std::string> keys;                  // names of those that are kept for other runs
    std::string words_sha256;                    // of the keys of all segments, labels aside
};

/// What an index without a single file is merged from: a folder in that of the generation.
inline constexpr const char* kEmptySegment = "empty";

/// Takes up the segments of `plan.files` that are whole already and makes the others, in
/// `plan.jobs` threads; what became of each file goes to `ledger`. `building`: folder of the
/// generation. Where records are lost from the store and that may not fail
/// (BuildPlan::lost_may_fail), segments with such files are not kept. Throws WriteFailure.
[[nodiscard]] MadeSegments make_segments(const BuildPlan& plan,
                                         const Labelling& labelling,
                                         const std::filesystem::path& building,
                                         BuildLedger& ledger);

}  // namespace findings
