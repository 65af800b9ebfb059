// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/builder.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "indexer/files.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/store.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/write.hpp"

namespace findings {
namespace fs = std::filesystem;
namespace {

// Parsed bytes that make one segment: about 1,000 passages, the size at which Xapian writes fastest (docs/adr/0003).
constexpr std::uint64_t kSegmentBytes = 700'000;
// Databases merged at once: each holds about six files open, and the usual limit is 1,024.
constexpr std::size_t kMergeWidth = 100;

/// Consecutive files that become one segment. Cut by size alone, so that the same files give the same segments
/// whatever the number of threads.
struct Chunk {
    std::size_t first = 0, last = 0;  // [first, last) in BuildPlan::add
};

std::vector<Chunk> chunks_of(const BuildPlan& plan, const ParsedStore& store) {
    std::vector<Chunk> chunks;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < plan.add.size(); ++i) {
        if (chunks.empty() || bytes >= kSegmentBytes) {
            chunks.push_back({i, i});
            bytes = 0;
        }
        bytes += store.record_bytes(plan.ledger.at(plan.add[i]).sha256);
        chunks.back().last = i + 1;
    }
    return chunks;
}

bool is_finding(const Passage& passage) { return passage.kind != FindingKind::Context; }

class Build {
  public:
    Build(BuildPlan plan, Labeller labeller, const std::function<void(const BuildProgress&)>& progress)
        : plan_(std::move(plan)), labeller_(std::move(labeller)), store_(store_dir(plan_.index_dir)), progress_(progress) {}

    Result<BuildResult> run(const Taxonomy& taxonomy) {
        auto building = begin_generation(plan_.index_dir);
        if (!building) return tl::unexpected(building.error());
        building_ = *building;
        auto sources = base_sources();
        const auto segments = write_segments();
        sources.insert(sources.end(), segments.begin(), segments.end());
        merge(sources);
        fail_orphaned_duplicates();
        return finish(taxonomy);
    }

  private:
    fs::path scratch() const { return building_ / "scratch"; }
    // The glass files go straight into the generation's folder beside columns and ledger.
    const fs::path& database() const { return building_; }

    /// The base as it is, or a copy without the removed reports. A copy: the served generation is never written to.
    std::vector<fs::path> base_sources() {
        fs::create_directories(scratch());
        if (plan_.base.empty()) return {};
        if (plan_.remove.empty()) return {plan_.base};
        tell("merging");
        const fs::path copy = scratch() / "base";
        fs::copy(plan_.base, copy);
        fs::permissions(copy, fs::perms::owner_all, fs::perm_options::add);
        remove_reports(copy, plan_.remove);
        return {copy};
    }

    std::vector<fs::path> write_segments() {
        const auto chunks = chunks_of(plan_, store_);
        std::vector<fs::path> segments(chunks.size());
        std::atomic<std::size_t> next{0};
        std::exception_ptr failed;
        const auto work = [&] {
            try {
                for (std::size_t i = next++; i < chunks.size(); i = next++) {
                    segments[i] = scratch() / ("segment" + std::to_string(i));
                    write_segment(chunks[i], segments[i]);
                }
            } catch (...) {
                // Rethrown below on the builder's own thread.
                const std::scoped_lock lock(mutex_);
                failed = std::current_exception();
                next = chunks.size();
            }
        };
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < plan_.jobs; ++i) threads.emplace_back(work);
        work();
        threads.clear();
        if (failed) std::rethrow_exception(failed);
        return segments;
    }

    void write_segment(const Chunk& chunk, const fs::path& folder) {
        SegmentWriter writer(folder);
        for (std::size_t i = chunk.first; i < chunk.last; ++i) add_file(plan_.add[i], writer);
        writer.commit();
    }

    void add_file(const std::string& path, SegmentWriter& writer) {
        LedgerEntry entry = ledger_entry(path);
        const auto document = store_.load(entry.sha256);
        if (!document) {
            entry.state = FileState::Failed;
            entry.cause = "what was read of it is gone from the store: " + document.error().message;
            entry.hint = "run `findings index --retry-failed` to read it again";
        } else {
            SourceFile file{entry.path, entry.name, entry.size_bytes, entry.mtime_ns, entry.sha256};
            std::vector<Report> reports = understand(*document, file);
            entry.state = FileState::Indexed;
            entry.passages = entry.findings = 0;
            entry.warnings = document->warnings;
            entry.reports.clear();
            for (Report& report : reports) {
                labeller_.label(report);
                add_report(report, entry, writer);
            }
        }
        if (entry.state == FileState::Indexed && entry.passages == 0) {
            entry.state = FileState::Failed;
            entry.cause = "no text found in it";
        }
        complete(std::move(entry));
    }

    void add_report(const Report& report, LedgerEntry& entry, SegmentWriter& writer) {
        for (const std::string& warning : report.warnings) {
            if (std::find(entry.warnings.begin(), entry.warnings.end(), warning) == entry.warnings.end()) entry.warnings.push_back(warning);
        }
        if (report.passages.empty()) return;  // nothing that a search could show
        {
            const std::scoped_lock lock(mutex_);
            if (!report_ids_.insert(report.id).second) {
                entry.warnings.push_back("a second part with the id " + report.id + " was left out: " + report.title);
                return;
            }
        }
        writer.add(report);
        entry.reports.push_back(report.id);
        entry.passages += report.passages.size();
        entry.findings += static_cast<std::uint64_t>(std::count_if(report.passages.begin(), report.passages.end(), is_finding));
    }

    LedgerEntry ledger_entry(const std::string& path) {
        const std::scoped_lock lock(mutex_);
        return plan_.ledger.at(path);
    }

    void complete(LedgerEntry entry) {
        const std::scoped_lock lock(mutex_);
        ++files_done_;
        findings_ += entry.findings;
        passages_ += entry.passages;
        std::string key = entry.path;
        plan_.ledger.insert_or_assign(std::move(key), std::move(entry));
        progress_({files_done_, plan_.add.size(), findings_, "labelling"});
    }

    /// A duplicate of a file that turned out to hold nothing failed for the same reason.
    void fail_orphaned_duplicates() {
        std::map<std::string, const LedgerEntry*> failed;
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Failed && !entry.sha256.empty()) failed.emplace(entry.sha256, &entry);
        }
        for (auto& [path, entry] : plan_.ledger) {
            const auto original = failed.find(entry.sha256);
            if (entry.state != FileState::Duplicate || original == failed.end()) continue;
            entry.state = FileState::Failed;
            entry.cause = original->second->cause;
        }
    }

    /// Merges in rounds of kMergeWidth neighbours, keeping their order.
    void merge(std::vector<fs::path> sources) {
        tell("merging");
        if (sources.empty()) {
            sources.push_back(scratch() / "empty");
            SegmentWriter(sources.back()).commit();
        }
        for (int round = 0; sources.size() > kMergeWidth; ++round) {
            std::vector<fs::path> merged;
            for (std::size_t i = 0; i < sources.size(); i += kMergeWidth) {
                const std::size_t count = std::min(kMergeWidth, sources.size() - i);
                merged.push_back(scratch() / ("merge" + std::to_string(round) + "-" + std::to_string(i)));
                compact_into(std::span(sources).subspan(i, count), merged.back());
            }
            sources = std::move(merged);
        }
        const fs::path whole = scratch() / "whole";
        compact_into(sources, whole);
        for (const auto& file : fs::directory_iterator(whole)) {
            fs::rename(file.path(), building_ / file.path().filename());
        }
        fs::remove_all(scratch());
    }

    Result<BuildResult> finish(const Taxonomy& taxonomy) {
        tell("checking");
        if (const std::size_t errors = structural_errors(database()); errors > 0) {
            return failure(ErrorKind::Internal, "the new generation has " + std::to_string(errors) +
                           " structural errors and was not published", "run again; if it happens twice, check the disk");
        }
        Manifest manifest = describe();
        const std::uint64_t expected = expected_passages();
        manifest.passages = passage_count(database());
        if (manifest.passages != expected) {
            return failure(ErrorKind::Internal, "the new generation has " + std::to_string(manifest.passages) + " passages instead of " +
                           std::to_string(expected) + " and was not published", "run again; if it happens twice, report it");
        }
        std::vector<ThemeName> names;
        for (const Theme& theme : taxonomy.themes) names.push_back({theme.id, theme.label, theme.parent});
        std::string theme_ids;
        for (const Theme& theme : taxonomy.themes) theme_ids += theme.id + ' ';
        const std::string columns = columns_of(database(), names, {{"built_at", manifest.built_at}, {"labeller", manifest.labeller},
                                                                   {"themes", theme_ids}});
        tell("publishing");
        const std::map<std::string, std::string> files = {
            {kColumnsFile, columns}, {kTaxonomyFile, plan_.taxonomy_json}, {kLedgerFile, to_json_lines(plan_.ledger)}};
        for (const auto& [name, content] : files) {
            if (auto written = write_file(building_ / name, content); !written) return tl::unexpected(written.error());
        }
        auto published = publish_generation(plan_.index_dir, building_, manifest);
        if (!published) return tl::unexpected(published.error());
        prune_generations(plan_.index_dir, limits::kGenerationsKept);
        return BuildResult{*published, findings_, passages_};
    }

    std::uint64_t expected_passages() const {
        std::uint64_t total = 0;
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Indexed || entry.state == FileState::Unchanged) total += entry.passages;
        }
        return total;
    }

    Manifest describe() const {
        Manifest manifest;
        manifest.schema_version = kSchemaVersion;
        manifest.understand_version = kUnderstandVersion;
        manifest.label_version = kLabelVersion;
        manifest.labeller = labeller_.version();
        manifest.taxonomy_sha256 = sha256_hex(plan_.taxonomy_json);
        manifest.built_at = utc_now();
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Indexed || entry.state == FileState::Unchanged) manifest.reports += entry.reports.size();
        }
        return manifest;
    }

    void tell(const char* phase) { progress_({files_done_, plan_.add.size(), findings_, phase}); }

    BuildPlan plan_;
    Labeller labeller_;
    ParsedStore store_;
    const std::function<void(const BuildProgress&)>& progress_;
    fs::path building_;
    std::mutex mutex_;  // guards everything below and plan_.ledger while segments are written
    std::set<std::string> report_ids_;
    std::uint64_t files_done_ = 0, findings_ = 0, passages_ = 0;
};

/// Room for the new generation beside the old one; a full disk must cost nothing but the build.
Result<void> check_space(const BuildPlan& plan) {
    std::uint64_t needed = limits::kFreeSpaceFloor;
    std::error_code error;
    if (!plan.base.empty()) {
        std::uint64_t base_bytes = 0;
        for (const auto& file : fs::directory_iterator(plan.base, error)) base_bytes += file.file_size(error);
        needed += base_bytes * 5 / 2;
    }
    const auto space = fs::space(plan.index_dir, error);
    if (!error && space.available < needed) {
        return failure(ErrorKind::Internal, plan.index_dir.string() + ": only " + std::to_string(space.available >> 20) +
                       " MiB free on this disk, " + std::to_string(needed >> 20) + " MiB are needed for a new generation",
                       "free some space, or give --index a folder on another disk");
    }
    return {};
}

}  // namespace

Result<BuildResult> build_generation(BuildPlan plan, const std::function<void(const BuildProgress&)>& progress) {
    const auto taxonomy = Taxonomy::read(plan.taxonomy_json);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    auto labeller = Labeller::create(plan.taxonomy_json);
    if (!labeller) return tl::unexpected(labeller.error());
    if (auto room = check_space(plan); !room) return tl::unexpected(room.error());
    return Build(std::move(plan), std::move(*labeller), progress).run(*taxonomy);
}

}  // namespace findings
