// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/builder.hpp"
#include "indexer/ledger.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace findings {

/// What becomes of the files of one build: the ledger of the new generation, and its totals.
/// Thread: the threads that make segments share it; what is said to come after them, one.
class BuildLedger {
  public:
    /// `files_total`: of the build. `progress` must outlive this, and is called by one thread at a
    /// time.
    BuildLedger(Ledger entries,
                std::uint64_t files_total,
                const std::function<void(const BuildProgress&)>& progress)
        : entries_(std::move(entries)), files_total_(files_total), progress_(progress) {}

    [[nodiscard]] LedgerEntry entry(const std::string& path);
    /// A file of the build is done.
    void complete(LedgerEntry entry);
    /// What an earlier run made of a file holds for this one.
    void take_up(const std::string& path, const Ledger& made);
    /// False if a report with this id is in the generation already.
    [[nodiscard]] bool claim(const std::string& report_id);
    /// The record of a file is gone from the store.
    void note_lost();
    [[nodiscard]] std::uint64_t lost_records();

    // After all segments are made.

    void tell(const char* phase) const;
    /// A duplicate of a file that turned out to hold nothing failed for the same reason.
    void fail_orphaned_duplicates();
    [[nodiscard]] const Ledger& entries() const { return entries_; }
    [[nodiscard]] std::uint64_t findings() const { return findings_; }  // of files new in this run
    [[nodiscard]] std::uint64_t passages() const { return passages_; }  // of files new in this run
    /// Of all files that the generation holds.
    [[nodiscard]] std::uint64_t all_passages() const;
    [[nodiscard]] std::uint64_t all_reports() const;

  private:
    Ledger entries_;
    const std::uint64_t files_total_;
    const std::function<void(const BuildProgress&)>& progress_;
    std::mutex mutex_;  // guards entries_ and everything below while segments are made
    std::set<std::string> report_ids_;
    std::uint64_t files_done_ = 0, findings_ = 0, passages_ = 0, lost_records_ = 0;
};

}  // namespace findings
