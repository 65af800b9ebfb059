// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline.hpp"

#include "indexer/builder.hpp"
#include "indexer/corrections.hpp"
#include "indexer/duplicates.hpp"
#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/reading.hpp"
#include "indexer/scan.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/file_sum.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/store.hpp"
#include "indexer/taken_down.hpp"
#include "indexer/understand/understand.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <thread>

namespace findings {
namespace fs = std::filesystem;
namespace {

/// The part of a ledger that is worth a new generation when it changes.
bool says_the_same(const LedgerEntry& a, const LedgerEntry& b) {
    return (a.state == b.state || (is_in_index(a.state) && is_in_index(b.state))) &&
           a.sha256 == b.sha256 && a.cause == b.cause && a.name == b.name &&
           a.mtime_ns == b.mtime_ns && a.kin == b.kin && a.parser_version == b.parser_version &&
           a.ocr_pages == b.ocr_pages && a.unread_pages == b.unread_pages;
}

class Run {
  public:
    Run(const IndexOptions& options, const std::function<void(const IndexProgress&)>& progress)
        : options_(options),
          progress_(progress),
          store_(store_dir(options.index_dir)),
          book_(store_dir(options.index_dir)),
          jobs_(options.jobs > 0 ? options.jobs
                                 : std::max(1U, std::thread::hardware_concurrency())) {}

    Result<IndexOutcome> run() {
        const ScanResult scanned = scan(options_.roots, options_.index_dir);
        ignored_ = scanned.ignored;
        std::optional<BuilderLock> lock;
        if (!options_.dry_run) {
            auto taken = BuilderLock::take(options_.index_dir);
            if (!taken) return tl::unexpected(taken.error());
            lock = std::move(*taken);
        }
        auto taken_down = read_taken_down(options_.index_dir);
        if (!taken_down) return tl::unexpected(taken_down.error());
        taken_down_ = std::move(*taken_down);
        for (const auto& [sha256, report] : taken_down_) taken_down_hashes_.insert(sha256);
        return attempt(scanned);
    }

  private:
    Result<IndexOutcome> attempt(const ScanResult& scanned) {
        remember();
        auto changes = changes_of(scanned,
                                  published_,
                                  known_,
                                  store_,
                                  {options_.retry_failed,
                                   options_.accept_vanished,
                                   options_.recognise,
                                   options_.leave,
                                   taken_down_hashes_});
        if (!changes) return tl::unexpected(changes.error());
        changes_ = std::move(*changes);
        known_.clear();
        if (options_.dry_run) return dry_run(scanned);
        if (auto done = read(); !done) return tl::unexpected(done.error());
        if (should_stop()) return stopped();
        mark_removed(changes_);
        take_down(ledger(), taken_down_);
        settle();
        auto outcome = build();
        if (lost_records_ == 0 || !outcome) return outcome;
        // Damaged records of the store were found while building and are forgotten by now: their
        // files are read again, once.
        lost_records_ = 0;
        lost_may_fail_ = true;
        return attempt(scanned);
    }

    [[nodiscard]] fs::path journal() const { return store_.folder() / "journal.jsonl"; }
    [[nodiscard]] bool should_stop() const {
        return options_.should_stop && options_.should_stop();
    }
    Ledger& ledger() { return changes_.ledger; }

    /// What earlier runs knew: the ledger of the current generation, then what a killed run had
    /// read since.
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

    Result<void> read() {
        book_.load();
        ReadingOptions reading;
        reading.journal = journal();
        reading.jobs = jobs_;
        reading.recognise = options_.recognise;
        reading.taken_down = taken_down_hashes_;
        reading.should_stop = [&] { return should_stop(); };
        reading.progress = [&](std::uint64_t done, std::uint64_t total, std::uint64_t failures) {
            progress_({"reading", done, total, 0, failures});
        };
        return read_files(changes_, store_, book_, reading);
    }

    /// Files of roots that are not looked into in this run take part: a report is indexed once,
    /// wherever its copies lie.
    void settle() {
        std::vector<LedgerEntry*> files;
        for (auto& [path, entry] : ledger()) {
            if (entry.state != FileState::Failed && entry.state != FileState::Removed &&
                !entry.is_archive)
                files.push_back(&entry);
        }
        settle_duplicates(
            files,
            [&](const LedgerEntry& entry) { return is_in_base(entry); },
            book_);
    }

    /// A generation can be built on if nothing that shaped its passages has changed since, and not
    /// a byte of it.
    bool base_is_usable() const {
        return manifest_ && manifest_differences(base_).empty() &&
               manifest_->schema_version == kSchemaVersion &&
               manifest_->understand_version == kUnderstandVersion &&
               manifest_->label_version == kLabelVersion &&
               manifest_->taxonomy_sha256 == sha256_hex(options_.taxonomy_json) &&
               manifest_->model_sha256 == sha256_hex(options_.model_text) && has_thesaurus();
    }

    /// It shapes no passage, but what searches of the generation find.
    bool has_thesaurus() const {
        return read_file(base_ / kThesaurusFile).value_or(std::string()) == options_.thesaurus_json;
    }

    Result<IndexOutcome> build() {
        const bool is_current = base_is_usable();
        BuildPlan plan;
        plan.index_dir = options_.index_dir;
        plan.taxonomy_json = options_.taxonomy_json;
        plan.model_text = options_.model_text;
        plan.thesaurus_json = options_.thesaurus_json;
        plan.jobs = jobs_;
        plan.lost_may_fail = lost_may_fail_;
        bool all_in_base = is_current;
        for (auto& [path, entry] : ledger()) {
            if (!is_in_index(entry.state) || entry.is_archive) continue;
            plan.files.push_back(path);
            if (is_current && is_in_base(entry)) {
                take_from_base(entry);
            } else {
                entry.state = FileState::Indexed;
                all_in_base = false;
            }
        }
        std::sort(plan.files.begin(),
                  plan.files.end(),
                  [&](const std::string& a, const std::string& b) {
                      return std::tie(ledger().at(a).name, a) < std::tie(ledger().at(b).name, b);
                  });
        const bool ledger_changed =
            !std::equal(ledger().begin(),
                        ledger().end(),
                        published_.begin(),
                        published_.end(),
                        [](const auto& a, const auto& b) {
                            return a.first == b.first && says_the_same(a.second, b.second);
                        });
        auto corrections = read_corrections(corrections_path(options_.index_dir));
        if (!corrections) return tl::unexpected(corrections.error());
        plan.corrections = CorrectionPlan(*corrections, ledger(), plan.files);
        corrections_ = plan.corrections.in_force();
        correction_problems_ = std::move(corrections->problems);
        const bool corrections_changed =
            manifest_ && manifest_->corrections_sha256 != plan.corrections.digest();
        if (all_in_base && !ledger_changed && !corrections_changed) return nothing_changed();
        plan.ledger = ledger();
        const auto built = build_in_own_process(plan, [&](const BuildProgress& p) {
            progress_({p.phase, p.files_done, p.files_total, p.findings, 0});
        });
        if (!built) return tl::unexpected(built.error());
        lost_records_ = built->lost_records;
        if (lost_records_ > 0)
            return IndexOutcome{};  // not what a caller sees: attempt() goes round again
        return finish(*built);
    }

    bool is_in_base(const LedgerEntry& entry) const {
        const auto before = published_.find(entry.path);
        return before != published_.end() && is_in_index(before->second.state) &&
               before->second.sha256 == entry.sha256 &&
               before->second.parser_version == entry.parser_version &&
               before->second.ocr_pages == entry.ocr_pages;
    }

    /// A file that was touched, or lies in an archive that was packed anew, gave what it gives.
    void take_from_base(LedgerEntry& entry) const {
        const LedgerEntry& before = published_.at(entry.path);
        entry.state = FileState::Unchanged;
        entry.reports = before.reports;
        entry.passages = before.passages;
        entry.findings = before.findings;
        entry.warnings = before.warnings;
        entry.corrections = before.corrections;
    }

    Result<IndexOutcome> finish(const BuildResult& built) {
        const auto current = current_generation_dir(options_.index_dir);
        auto written = read_ledger(*current / kLedgerFile);
        if (!written) return tl::unexpected(written.error());
        changes_.ledger = std::move(*written);
        tidy_store();
        auto outcome = summary(built.manifest, true);
        outcome.findings = built.findings;
        outcome.passages = built.passages;
        return outcome;
    }

    IndexOutcome nothing_changed() {
        discard_unfinished(options_.index_dir);
        tidy_store();
        return summary(*manifest_, false);
    }

    /// The store is safe to lose: what cannot be written or removed here costs time or disk,
    /// nothing else.
    void tidy_store() {
        std::error_code ignored;
        fs::remove(journal(), ignored);
        std::set<std::string> wanted;
        for (const auto& [path, entry] : ledger()) {
            if (entry.state != FileState::Removed && !entry.sha256.empty())
                wanted.insert(entry.sha256);
        }
        store_.prune(wanted);
        (void)book_.save(wanted);
        remember_roots(store_.folder(), changes_.roots);
    }

    IndexOutcome stopped() {
        (void)book_.save(book_.hashes());
        IndexOutcome outcome;
        outcome.stopped = true;
        if (manifest_) outcome.generation = manifest_->generation;
        return outcome;
    }

    IndexOutcome summary(const Manifest& manifest, bool published) {
        IndexOutcome outcome;
        outcome.generation = manifest.generation;
        outcome.all_passages = manifest.passages;
        outcome.all_reports = manifest.reports;
        outcome.published = published;
        outcome.ignored = ignored_;
        outcome.vanished = changes_.vanished;
        outcome.correction_problems = correction_problems_;
        outcome.corrections = corrections_.size();
        outcome.corrections_lost = lost_corrections().size();
        for (const auto& [path, entry] : ledger()) {
            if (was_looked_for(changes_, path)) count(entry, outcome);
        }
        return outcome;
    }

    /// Those in force whose passage is in no file.
    std::set<std::uint64_t> lost_corrections() {
        std::set<std::uint64_t> lost = corrections_;
        for (const auto& [path, entry] : ledger()) {
            if (!is_in_index(entry.state)) continue;
            for (const AppliedCorrection& applied : entry.corrections) lost.erase(applied.number);
        }
        return lost;
    }

    void count(const LedgerEntry& entry, IndexOutcome& outcome) const {
        if (is_in_index(entry.state) && (!entry.warnings.empty() || !entry.kin.empty()))
            outcome.with_warnings += 1;
        if (entry.is_archive && entry.state != FileState::Failed) {
            outcome.archives += is_in_index(entry.state) ? 1 : 0;
            return;
        }
        switch (entry.state) {
            case FileState::Indexed:
                outcome.indexed += 1;
                break;
            case FileState::Unchanged:
                outcome.unchanged += 1;
                break;
            case FileState::Duplicate:
                outcome.duplicate += 1;
                break;
            case FileState::Superseded:
                outcome.superseded += 1;
                break;
            case FileState::Removed:
                outcome.removed += was_there(entry.path) ? 1 : 0;
                break;
            case FileState::Failed:
                outcome.failed += 1;
                outcome.failures.push_back(entry);
                break;
        }
    }

    bool was_there(const std::string& path) const {
        const auto before = published_.find(path);
        return before != published_.end() && before->second.state != FileState::Removed;
    }

    IndexOutcome dry_run(const ScanResult& scanned) {
        mark_removed(changes_);
        for (const SourceFile& file : changes_.to_read) ledger().erase(file.path.native());
        IndexOutcome outcome = summary(manifest_.value_or(Manifest{}), false);
        find_copies(scanned);
        outcome.planned = changes_.planned;
        for (const PlannedFile& file : outcome.planned)
            outcome.indexed += file.action != "removed" && file.action != "duplicate" ? 1 : 0;
        for (const PlannedFile& file : outcome.planned)
            outcome.duplicate += file.action == "duplicate" ? 1 : 0;
        return outcome;
    }

    /// Of the files that would be read, those with the bytes of another. Only files of equal size
    /// are looked into.
    void find_copies(const ScanResult& scanned) {
        std::map<std::uint64_t, int> sizes;
        for (const SourceFile& file : scanned.files) sizes[file.size_bytes] += 1;
        std::set<std::string> contents;
        for (const auto& [path, entry] : ledger()) {
            if (is_in_index(entry.state)) contents.insert(entry.sha256);
        }
        std::set<std::string> copies;
        for (const SourceFile& file : changes_.to_read) {
            if (file.member > 0 || sizes[file.size_bytes] < 2) continue;
            const auto sha256 = sha256_file(file.path);
            if (sha256 && !contents.insert(*sha256).second) copies.insert(file.name);
        }
        for (PlannedFile& planned : changes_.planned) {
            if (copies.contains(planned.name)) planned.action = "duplicate";
        }
    }

    const IndexOptions& options_;
    const std::function<void(const IndexProgress&)>& progress_;
    ParsedStore store_;
    LikenessBook book_;
    unsigned jobs_;
    std::size_t ignored_ = 0;
    Ledger published_;  // of the current generation
    Ledger known_;      // the same and what a killed run read since
    Changes changes_;   // its ledger is that of the generation to be
    std::optional<Manifest> manifest_;
    std::set<std::uint64_t> corrections_;  // numbers of those in force
    std::vector<std::string> correction_problems_;
    fs::path base_;
    TakenDownList taken_down_;
    std::set<std::string> taken_down_hashes_;
    std::uint64_t lost_records_ = 0;  // of the store, found by the builder
    bool lost_may_fail_ = false;
};

}  // namespace

Result<IndexOutcome> run_index(const IndexOptions& options,
                               const std::function<void(const IndexProgress&)>& progress) {
    return Run(options, progress).run();
}

}  // namespace findings
