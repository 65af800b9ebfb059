// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <thread>

#include "indexer/builder.hpp"
#include "indexer/generation.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/scan.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/store.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/worker.hpp"

namespace findings {
namespace fs = std::filesystem;
namespace {

bool in_index(FileState state) { return state == FileState::Indexed || state == FileState::Unchanged; }

bool same_file(const LedgerEntry& entry, const SourceFile& file) {
    return entry.size_bytes == file.size_bytes && entry.mtime_ns == file.mtime_ns;
}

/// The part of a ledger that is worth a new generation when it changes.
bool says_the_same(const LedgerEntry& a, const LedgerEntry& b) {
    return (a.state == b.state || (in_index(a.state) && in_index(b.state))) && a.sha256 == b.sha256 && a.cause == b.cause &&
           a.name == b.name && a.mtime_ns == b.mtime_ns;
}

std::string root_of(const fs::path& path, const std::vector<fs::path>& roots) {
    std::string best;
    for (const fs::path& root : roots) {
        const std::string text = root.string();
        const bool below = path == root || path.string().starts_with(text == "/" ? text : text + '/');
        if (below && text.size() > best.size()) best = text;
    }
    return best;
}

class Run {
  public:
    Run(const IndexOptions& options, const std::function<void(const IndexProgress&)>& progress)
        : options_(options), progress_(progress), store_(store_dir(options.index_dir)),
          jobs_(options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency())) {}

    Result<IndexOutcome> run() {
        auto scanned = scan(options_.roots);
        if (!scanned) return tl::unexpected(scanned.error());
        scan_ = std::move(*scanned);
        if (options_.dry_run) return dry_run();
        const auto lock = BuilderLock::take(options_.index_dir);
        if (!lock) return tl::unexpected(lock.error());
        remember();
        decide_what_to_read();
        if (auto read = read_files(); !read) return tl::unexpected(read.error());
        settle_duplicates();
        mark_removed();
        return build();
    }

  private:
    fs::path journal() const { return store_dir(options_.index_dir) / "journal.jsonl"; }

    /// What earlier runs knew: the ledger of the current generation, then what a killed run had read since.
    void remember() {
        if (const auto current = current_generation_dir(options_.index_dir)) {
            if (auto ledger = read_ledger(*current / kLedgerFile)) published_ = std::move(*ledger);
            if (auto manifest = read_manifest(*current)) manifest_ = std::move(*manifest);
            base_ = *current;
        }
        known_ = published_;
        if (auto read_since = read_ledger(journal(), true)) {
            for (auto& [path, entry] : *read_since) known_.insert_or_assign(path, std::move(entry));
        }
    }

    /// A generation can be built on if nothing that shaped its passages has changed since, and not a byte of it.
    bool base_is_usable() const {
        return manifest_ && manifest_differences(base_).empty() && manifest_->schema_version == kSchemaVersion && manifest_->understand_version == kUnderstandVersion &&
               manifest_->label_version == kLabelVersion && manifest_->taxonomy_sha256 == sha256_hex(options_.taxonomy_json);
    }

    bool must_read(const SourceFile& file) const {
        const auto found = known_.find(file.path.string());
        if (found == known_.end() || !same_file(found->second, file)) return true;
        const LedgerEntry& entry = found->second;
        if (entry.state == FileState::Removed) return true;
        const bool is_old_reading = entry.parser_version != kParserVersion;
        if (entry.state == FileState::Failed) return options_.retry_failed || is_old_reading;
        return is_old_reading || !store_.has(entry.sha256);
    }

    LedgerEntry entry_for(const SourceFile& file) const {
        LedgerEntry entry;
        entry.name = file.name;
        entry.path = file.path.string();
        entry.root = root_of(file.path, scan_.roots);
        entry.size_bytes = file.size_bytes;
        entry.mtime_ns = file.mtime_ns;
        entry.parser_version = kParserVersion;
        return entry;
    }

    void decide_what_to_read() {
        ledger_ = published_;
        for (const SourceFile& file : scan_.files) {
            seen_.insert(file.path.string());
            if (must_read(file)) {
                to_read_.push_back(file);
                continue;
            }
            LedgerEntry entry = known_.at(file.path.string());
            entry.name = file.name;
            entry.root = root_of(file.path, scan_.roots);
            if (entry.state == FileState::Indexed) entry.state = FileState::Unchanged;
            ledger_.insert_or_assign(file.path.string(), std::move(entry));
        }
        for (const ScanProblem& problem : scan_.problems) {
            seen_.insert(problem.path.string());
            LedgerEntry entry = entry_for({problem.path, problem.name, 0, 0, {}});
            entry.cause = problem.cause;
            ledger_.insert_or_assign(problem.path.string(), std::move(entry));
        }
    }

    Result<void> read_files() {
        std::error_code error;
        fs::create_directories(store_dir(options_.index_dir), error);
        std::ofstream log(journal(), std::ios::app | std::ios::binary);
        if (!log) return failure(ErrorKind::Internal, journal().string() + ": cannot be written");
        IndexProgress state{"reading", 0, to_read_.size(), 0, 0};
        std::optional<Error> disk_error;
        const auto done = parse_in_workers(to_read_, jobs_, {}, [&](ParseOutcome outcome) {
            LedgerEntry entry = entry_for(to_read_.at(outcome.index));
            if (auto kept = take(entry, outcome); !kept) disk_error = kept.error();
            state.files_done += 1;
            state.failures += entry.state == FileState::Failed ? 1 : 0;
            progress_(state);
            log << to_json_line(entry) << '\n' << std::flush;
            ledger_.insert_or_assign(entry.path, std::move(entry));
            return !disk_error;
        });
        if (disk_error) return tl::unexpected(*disk_error);
        return done;
    }

    /// Turns a worker's answer into a ledger entry; an Error only if the store cannot be written.
    Result<void> take(LedgerEntry& entry, const ParseOutcome& outcome) {
        entry.sha256 = outcome.sha256;
        entry.duration_ms = outcome.duration_ms;
        if (!outcome.document) {
            entry.state = FileState::Failed;
            entry.cause = outcome.document.error().message;
            entry.hint = outcome.document.error().hint;
            return {};
        }
        entry.state = FileState::Indexed;
        entry.parser = outcome.document->media_type;
        entry.pages = outcome.document->page_count;
        entry.warnings = outcome.document->warnings;
        return store_.save(entry.sha256, *outcome.document);
    }

    /// Of several files with the same bytes one is indexed: the one that was, else the first by name.
    void settle_duplicates() {
        std::map<std::string, std::vector<LedgerEntry*>> by_content;
        for (auto& [path, entry] : ledger_) {
            const bool has_text = in_index(entry.state) || entry.state == FileState::Duplicate;
            const bool is_there = seen_.contains(path) || !root_was_scanned(entry);
            if (has_text && is_there) by_content[entry.sha256].push_back(&entry);
        }
        for (auto& [sha256, copies] : by_content) {
            const auto rank = [&](const LedgerEntry* e) {
                const auto before = published_.find(e->path);
                const bool was_indexed = before != published_.end() && in_index(before->second.state) && before->second.sha256 == sha256;
                return std::pair(!was_indexed, e->name);
            };
            std::sort(copies.begin(), copies.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
            if (copies.front()->state == FileState::Duplicate) {
                copies.front()->state = FileState::Indexed;
                copies.front()->cause.clear();
            }
            for (std::size_t i = 1; i < copies.size(); ++i) {
                copies[i]->state = FileState::Duplicate;
                copies[i]->cause = "the same bytes as " + copies.front()->name;
                copies[i]->reports.clear();
                copies[i]->passages = copies[i]->findings = 0;
            }
        }
    }

    bool root_was_scanned(const LedgerEntry& entry) const { return !root_of(entry.path, scan_.roots).empty(); }

    void mark_removed() {
        for (auto& [path, entry] : ledger_) {
            if (seen_.contains(path) || !root_was_scanned(entry) || entry.state == FileState::Removed) continue;
            entry.state = FileState::Removed;
            entry.cause = "no longer there";
            entry.reports.clear();
            entry.passages = entry.findings = 0;
        }
    }

    Result<IndexOutcome> build() {
        const bool builds_on_base = base_is_usable();
        BuildPlan plan;
        plan.index_dir = options_.index_dir;
        plan.taxonomy_json = options_.taxonomy_json;
        plan.jobs = jobs_;
        for (auto& [path, entry] : ledger_) {
            if (in_index(entry.state) && (!builds_on_base || !is_in_base(entry))) {
                entry.state = FileState::Indexed;
                plan.add.push_back(path);
            }
        }
        std::sort(plan.add.begin(), plan.add.end(), [&](const std::string& a, const std::string& b) {
            return std::pair(ledger_.at(a).name, a) < std::pair(ledger_.at(b).name, b);
        });
        if (builds_on_base) {
            plan.base = base_;
            plan.remove = reports_to_remove();
        }
        const bool ledger_changed = !std::equal(ledger_.begin(), ledger_.end(), published_.begin(), published_.end(),
            [](const auto& a, const auto& b) { return a.first == b.first && says_the_same(a.second, b.second); });
        if (builds_on_base && plan.add.empty() && plan.remove.empty() && !ledger_changed) return summary(*manifest_, false);
        plan.ledger = ledger_;
        const auto built = build_in_own_process(plan, [&](const BuildProgress& p) {
            progress_({p.phase, p.files_done, p.files_total, p.findings, 0});
        });
        if (!built) return tl::unexpected(built.error());
        return finish(*built);
    }

    bool is_in_base(const LedgerEntry& entry) const {
        const auto before = published_.find(entry.path);
        return before != published_.end() && in_index(before->second.state) && before->second.sha256 == entry.sha256 &&
               before->second.parser_version == entry.parser_version;
    }

    std::vector<std::string> reports_to_remove() const {
        std::vector<std::string> reports;
        for (const auto& [path, before] : published_) {
            if (!in_index(before.state)) continue;
            const auto now = ledger_.find(path);
            const bool stays = now != ledger_.end() && in_index(now->second.state) && is_in_base(now->second);
            if (!stays) reports.insert(reports.end(), before.reports.begin(), before.reports.end());
        }
        return reports;
    }

    Result<IndexOutcome> finish(const BuildResult& built) {
        const auto current = current_generation_dir(options_.index_dir);
        auto ledger = read_ledger(*current / kLedgerFile);
        if (!ledger) return tl::unexpected(ledger.error());
        ledger_ = std::move(*ledger);
        std::error_code ignored;  // a journal that stays is only read again
        fs::remove(journal(), ignored);
        std::set<std::string> wanted;
        for (const auto& [path, entry] : ledger_) {
            if (entry.state != FileState::Removed) wanted.insert(entry.sha256);
        }
        store_.prune(wanted);
        auto outcome = summary(built.manifest, true);
        outcome.findings = built.findings;
        outcome.passages = built.passages;
        return outcome;
    }

    IndexOutcome summary(const Manifest& manifest, bool published) const {
        IndexOutcome outcome;
        outcome.generation = manifest.generation;
        outcome.all_passages = manifest.passages;
        outcome.all_reports = manifest.reports;
        outcome.published = published;
        outcome.ignored = scan_.ignored;
        for (const auto& [path, entry] : ledger_) {
            if (!root_was_scanned(entry)) continue;
            switch (entry.state) {
                case FileState::Indexed: outcome.indexed += 1; break;
                case FileState::Unchanged: outcome.unchanged += 1; break;
                case FileState::Duplicate:
                case FileState::Superseded: outcome.duplicate += 1; break;
                case FileState::Removed: outcome.removed += was_there(path) ? 1 : 0; break;
                case FileState::Failed:
                    outcome.failed += 1;
                    outcome.failures.push_back(entry);
                    break;
            }
        }
        return outcome;
    }

    bool was_there(const std::string& path) const {
        const auto before = published_.find(path);
        return before != published_.end() && before->second.state != FileState::Removed;
    }

    Result<IndexOutcome> dry_run() {
        remember();
        decide_what_to_read();
        mark_removed();
        for (const SourceFile& file : to_read_) ledger_.erase(file.path.string());
        IndexOutcome outcome = summary(manifest_.value_or(Manifest{}), false);
        for (const SourceFile& file : to_read_) outcome.planned.push_back(entry_for(file));
        outcome.indexed = to_read_.size();
        return outcome;
    }

    const IndexOptions& options_;
    const std::function<void(const IndexProgress&)>& progress_;
    ParsedStore store_;
    unsigned jobs_;
    ScanResult scan_;
    std::set<std::string> seen_;       // absolute paths below the roots
    Ledger published_;                 // of the current generation
    Ledger known_;                     // the same and what a killed run read since
    Ledger ledger_;                    // of the generation to be
    std::optional<Manifest> manifest_;
    fs::path base_;
    std::vector<SourceFile> to_read_;
};

}  // namespace

Result<IndexOutcome> run_index(const IndexOptions& options, const std::function<void(const IndexProgress&)>& progress) {
    return Run(options, progress).run();
}

}  // namespace findings
