// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_ledger.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace findings {
namespace {

/// Over the files that the generation holds.
template <class Count>
std::uint64_t total_of(const Ledger& entries, const Count& count) {
    std::uint64_t total = 0;
    for (const auto& [path, entry] : entries) {
        if (entry.state == FileState::Indexed || entry.state == FileState::Unchanged)
            total += count(entry);
    }
    return total;
}

}  // namespace

LedgerEntry BuildLedger::entry(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    return entries_.at(path);
}

void BuildLedger::complete(LedgerEntry entry) {
    const std::scoped_lock lock(mutex_);
    ++files_done_;
    if (entry.state == FileState::Indexed) {
        findings_ += entry.findings;
        passages_ += entry.passages;
    }
    std::string key = entry.path;
    entries_.insert_or_assign(std::move(key), std::move(entry));
    progress_({files_done_, files_total_, findings_, "labelling"});
}

void BuildLedger::take_up(const std::string& path, const Ledger& made_before) {
    LedgerEntry entry = this->entry(path);
    // By name and bytes, as the segment's key has them: its path may have changed with the
    // root's.
    const auto made = std::find_if(made_before.begin(), made_before.end(), [&](const auto& other) {
        return other.second.sha256 == entry.sha256 && other.second.name == entry.name;
    });
    const LedgerEntry& before = made->second;
    if (before.state == FileState::Failed) entry.state = FileState::Failed;
    entry.cause = before.cause;
    entry.hint = before.hint;
    entry.passages = before.passages;
    entry.findings = before.findings;
    entry.warnings = before.warnings;
    entry.reports = before.reports;
    entry.corrections = before.corrections;
    complete(std::move(entry));
}

bool BuildLedger::claim(const std::string& report_id) {
    const std::scoped_lock lock(mutex_);
    return report_ids_.insert(report_id).second;
}

void BuildLedger::note_lost() {
    const std::scoped_lock lock(mutex_);
    ++lost_records_;
}

std::uint64_t BuildLedger::lost_records() {
    const std::scoped_lock lock(mutex_);
    return lost_records_;
}

void BuildLedger::tell(const char* phase) const {
    progress_({files_done_, files_total_, findings_, phase});
}

void BuildLedger::fail_orphaned_duplicates() {
    std::map<std::string, const LedgerEntry*> failed;
    for (const auto& [path, entry] : entries_) {
        if (entry.state == FileState::Failed && !entry.sha256.empty())
            failed.emplace(entry.sha256, &entry);
    }
    for (auto& [path, entry] : entries_) {
        const auto original = failed.find(entry.sha256);
        if (entry.state != FileState::Duplicate || original == failed.end()) continue;
        entry.state = FileState::Failed;
        entry.cause = original->second->cause;
    }
}

std::uint64_t BuildLedger::all_passages() const {
    return total_of(entries_, [](const LedgerEntry& entry) { return entry.passages; });
}

std::uint64_t BuildLedger::all_reports() const {
    return total_of(entries_, [](const LedgerEntry& entry) { return entry.reports.size(); });
}

}  // namespace findings
