// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/changes.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace findings {

struct IndexOptions {
    std::filesystem::path index_dir;
    std::vector<std::filesystem::path> roots;
    std::string taxonomy_json;     // text of the theme file
    std::string model_text;        // of the trained layer; empty = the rules alone
    std::string thesaurus_json;    // words that mean the same, for searches; empty = none
    unsigned jobs = 0;             // 0 = one a core
    bool retry_failed = false;     // read files again that failed before and have not changed
    bool accept_vanished = false;  // files of a root that has vanished leave the index
    bool recognise = false;        // scanned pages, by optical recognition
    bool dry_run = false;          // say what would be done, change nothing
    /// absolute paths of files still being written: left as they are in this run
    std::set<std::string> leave{};
    /// asked between files; what has been read is kept for the next run
    std::function<bool()> should_stop{};
};

struct IndexProgress {
    std::string phase;  // "reading", "labelling", "merging", "checking", "publishing"
    std::uint64_t files_done = 0;
    std::uint64_t files_total = 0;
    std::uint64_t findings = 0;
    std::uint64_t failures = 0;
};

/// What a run did. Files are counted once each: their sum is the number of files below the roots
/// plus `removed`; members of archives are files, archives are counted for themselves.
struct IndexOutcome {
    /// current after the run; empty when there is none (dry run of a new index)
    std::string generation;
    std::uint64_t indexed = 0;  // new or changed
    std::uint64_t unchanged = 0;
    std::uint64_t duplicate = 0;
    std::uint64_t superseded = 0;
    std::uint64_t removed = 0;
    std::uint64_t failed = 0;  // including those remembered from earlier runs
    std::uint64_t ignored = 0;
    std::uint64_t archives = 0;
    std::uint64_t with_warnings = 0;
    std::uint64_t findings = 0;      // written in this run
    std::uint64_t passages = 0;      // written in this run
    std::uint64_t all_passages = 0;  // in the generation
    std::uint64_t all_reports = 0;
    std::uint64_t corrections = 0;       // of labels, in force
    std::uint64_t corrections_lost = 0;  // of those, the ones that did not find their passage
    /// lines of the file of corrections that cannot be read
    std::vector<std::string> correction_problems;
    bool published = false;  // false: nothing had changed
    bool stopped = false;    // should_stop said so; nothing was published
    std::vector<LedgerEntry> failures;
    std::vector<PlannedFile> planned;    // dry run
    std::vector<VanishedRoot> vanished;  // roots whose files were kept because none can be seen
};

/// One run of the indexer, from folders to a published generation:
/// scan -> what is new -> read in workers -> store -> which are one report -> label and write in
/// the builder -> publish. Errors: a root that does not exist, an index somebody else is building,
/// a disk that is full. A bad file is no error. Thread: call before starting threads (it forks).
[[nodiscard]] Result<IndexOutcome> run_index(
    const IndexOptions& options,
    const std::function<void(const IndexProgress&)>& progress);

}  // namespace findings
