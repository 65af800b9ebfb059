// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/corrections.hpp"
#include "indexer/generation.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace findings {

/// What the next generation is made of. Every one of `files` is in the store of parsed files.
struct BuildPlan {
    std::filesystem::path index_dir;
    std::string taxonomy_json;
    std::string model_text;
    CorrectionPlan corrections;
    std::string thesaurus_json;  // for searches; empty = none
    unsigned jobs = 1;
    Ledger ledger;  // of the new generation; entries of `files` are completed by the build
    std::vector<std::string> files;  // ledger keys of all files it shall hold, sorted by name
    /// a file whose record is gone from the store fails, instead of ending the build
    bool lost_may_fail = false;
};

struct BuildProgress {
    std::uint64_t files_done = 0;
    std::uint64_t files_total = 0;
    std::uint64_t findings = 0;  // so far in this run
    std::string phase;           // "labelling", "merging", "checking", "publishing"
};

struct BuildResult {
    Manifest manifest;
    std::uint64_t findings = 0;  // of files new in this run, mere context not counted
    std::uint64_t passages = 0;  // of files new in this run
    /// more than 0: nothing was published, these files have to be read again
    std::uint64_t lost_records = 0;
};

/// Builds and publishes one generation in this process: takes up the segments that earlier runs
/// left, labels and writes the others in `jobs` threads, merges, checks, publishes. Returns an
/// Error for what stands in its way before it writes; a failed write, commit or sync throws
/// WriteFailure, at which the process ends: no handle is trusted after one.
[[nodiscard]] Result<BuildResult> build_generation(
    BuildPlan plan,
    const std::function<void(const BuildProgress&)>& progress);

/// Runs build_generation in a process of its own and waits for it. Thread: call before starting
/// threads (it forks).
[[nodiscard]] Result<BuildResult> build_in_own_process(
    const BuildPlan& plan,
    const std::function<void(const BuildProgress&)>& progress);

}  // namespace findings
