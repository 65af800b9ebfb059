// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/builder.hpp"

#include "indexer/assemble.hpp"
#include "indexer/files.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/relabel.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/segments.hpp"
#include "indexer/sketch.hpp"
#include "indexer/store.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/write.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace findings {
namespace fs = std::filesystem;
namespace {

// What an index without a single file is merged from.
constexpr const char* kEmptySegment = "empty";

bool is_finding(const Passage& passage) { return passage.kind != FindingKind::Context; }

/// What is said of a passage takes several times what it says itself: it is not kept once it is
/// written.
void forget_labels(Passage& passage) {
    const auto give_back = [](auto&... lists) { ((lists = std::decay_t<decltype(lists)>()), ...); };
    give_back(passage.themes,
              passage.polarity_cues,
              passage.other_cues,
              passage.measures,
              passage.corrections);
}

class Build {
  public:
    Build(BuildPlan plan,
          Labeller labeller,
          Taxonomy taxonomy,
          const std::function<void(const BuildProgress&)>& progress)
        : plan_(std::move(plan)),
          labeller_(std::move(labeller)),
          taxonomy_(std::move(taxonomy)),
          taxonomy_sha256_(sha256_hex(plan_.taxonomy_json)),
          model_sha256_(sha256_hex(plan_.model_text)),
          store_(store_dir(plan_.index_dir)),
          progress_(progress) {
        if (const auto current = current_generation_dir(plan_.index_dir)) {
            const std::string text = read_file(*current / kTaxonomyFile).value_or("");
            if (const auto former = Taxonomy::read(text)) {
                change_ =
                    label::ThemeChange::between(*former, taxonomy_, [&](const std::string& theme) {
                        return labeller_.is_trained(theme);
                    });
            }
            former_sha256_ = sha256_hex(std::string_view(text));
        }
    }

    Result<BuildResult> run() {
        auto building = begin_generation(plan_.index_dir);
        if (!building) return tl::unexpected(building.error());
        building_ = *building;
        const auto segments = made_segments();
        if (lost_records_ > 0 && !plan_.lost_may_fail) {
            discard_unfinished(plan_.index_dir);
            return BuildResult{{}, 0, 0, lost_records_};
        }
        tell("merging");
        same_words_ = generation_with_words(plan_.index_dir, words_sha256_);
        assemble(segments, building_, same_words_, plan_.jobs > 1);
        fail_orphaned_duplicates();
        return finish(segments);
    }

  private:
    SegmentMaker maker() const {
        return {"schema " + std::to_string(kSchemaVersion) + ", understanding " +
                    std::to_string(kUnderstandVersion) + ", sketches " +
                    std::to_string(kSketchVersion),
                labeller_.version() + ", theme file " +
                    sha256_hex(std::string_view(plan_.taxonomy_json))};
    }

    /// Folders of all segments in order: those that are whole already, and those made now.
    std::vector<fs::path> made_segments() {
        const auto plans =
            plan_segments(plan_.files, plan_.ledger, store_, plan_.corrections, maker());
        fs::create_directories(segments_dir(plan_.index_dir));
        std::vector<fs::path> folders;
        std::vector<const SegmentPlan*> missing;
        std::string words;
        for (const SegmentPlan& segment : plans) {
            folders.push_back(segments_dir(plan_.index_dir) / segment.key);
            segment_keys_.insert(segment.key);
            words += segment.text_key + '\n';
            if (const auto entries = open_segment(plan_.index_dir, segment.key)) {
                for (const std::string& path : segment.files) take_up(path, *entries);
            } else {
                missing.push_back(&segment);
            }
        }
        words_sha256_ = sha256_hex(std::string_view(words));
        make_in_threads(missing);
        if (folders.empty()) {
            folders.push_back(building_ / kEmptySegment);
            fs::create_directory(folders.back());
            StemTable stems;
            SegmentWriter(folders.back(), stems).commit();
        }
        return folders;
    }

    void make_in_threads(const std::vector<const SegmentPlan*>& plans) {
        std::atomic<std::size_t> next{0};
        std::exception_ptr failed;
        const auto work = [&] {
            try {
                StemTable stems;
                for (std::size_t i = next++; i < plans.size(); i = next++)
                    make_segment(*plans[i], stems);
            } catch (...) {
                // Rethrown below on the builder's own thread.
                const std::scoped_lock lock(mutex_);
                failed = std::current_exception();
                next = plans.size();
            }
        };
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < plan_.jobs; ++i) threads.emplace_back(work);
        work();
        threads.clear();
        if (failed) std::rethrow_exception(failed);
    }

    void make_segment(const SegmentPlan& segment, StemTable& stems) {
        const auto alone = alone_if_large(segment);
        const fs::path folder = unsealed_segment(plan_.index_dir, segment.key);
        Ledger entries;
        const auto same_words = segment_with_words(plan_.index_dir, segment.text_key);
        const bool is_relabelled = same_words && relabelled(segment, *same_words, folder, entries);
        if (!is_relabelled) {
            fs::remove_all(folder);
            fs::create_directories(folder);
            stems.begin_segment();
            SegmentWriter writer(folder, stems);
            for (const std::string& path : segment.files)
                entries.emplace(path, add_file(path, writer));
            writer.commit();
        }
        // A segment without a file that can be read again must not be taken up by the next run.
        if (lost_records() > 0 && !plan_.lost_may_fail) return;
        if (auto sealed = seal_segment(plan_.index_dir,
                                       segment.key,
                                       entries,
                                       label_versions(),
                                       is_relabelled ? same_words : std::nullopt);
            !sealed)
            throw WriteFailure(sealed.error().message);
    }

    /// Labels a segment with these words anew; false if it turns out to be damaged, so that it is
    /// made from the store.
    bool relabelled(const SegmentPlan& segment,
                    const fs::path& same_words,
                    const fs::path& folder,
                    Ledger& entries) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        auto labelled = relabel_segment(
            same_words,
            folder,
            labeller_,
            change_since(same_words),
            [&](Report& report) {
                return apply_corrections(report, plan_.corrections.of(report.sha256), taxonomy_);
            });
        if (!labelled) return false;
        entries = std::move(*labelled);
        for (const std::string& path : segment.files) take_up(path, entries);
        return true;
    }

    /// What has changed since a segment was labelled, as far as it is known: only that the theme
    /// file is another, if that is the one of the current generation.
    label::ThemeChange change_since(const fs::path& segment) const {
        const auto then = read_manifest(segment);
        const Manifest now = label_versions();
        const bool is_known = then && then->label_version == now.label_version &&
                              then->model_sha256 == now.model_sha256 &&
                              then->taxonomy_sha256 == former_sha256_;
        return is_known ? change_ : label::ThemeChange::of_everything();
    }

    /// What an earlier run made of a file holds for this one.
    void take_up(const std::string& path, const Ledger& entries) {
        LedgerEntry entry = plan_.ledger.at(path);
        // By name and bytes, as the segment's key has them: its path may have changed with the
        // root's.
        const auto made = std::find_if(entries.begin(), entries.end(), [&](const auto& other) {
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

    /// One text of hundreds of pages at a time, until what was made of it is on disk: understanding
    /// takes some twenty times what it reads, and what waits to be written as much again.
    std::unique_lock<std::mutex> alone_if_large(const SegmentPlan& segment) {
        constexpr std::uint64_t kLargeRecordBytes = 2U << 20;
        const auto is_large = [&](const std::string& path) {
            return store_.record_bytes(ledger_entry(path).sha256) > kLargeRecordBytes;
        };
        return std::any_of(segment.files.begin(), segment.files.end(), is_large)
                   ? std::unique_lock(large_)
                   : std::unique_lock<std::mutex>();
    }

    LedgerEntry add_file(const std::string& path, SegmentWriter& writer) {
        LedgerEntry entry = ledger_entry(path);
        const FileState state = entry.state;
        auto document = store_.load(entry.sha256);
        // A disk that does not give back what it has says nothing about the file: nothing is
        // published, nothing forgotten.
        if (!document && document.error().kind == ErrorKind::Internal)
            throw WriteFailure(document.error().message);
        if (!document) {
            note_lost(entry.sha256);
            entry.state = FileState::Failed;
            entry.cause = "what was read of it is gone from the store: " + document.error().message;
            entry.hint = "run `findings index --retry-failed` to read it again";
        } else {
            SourceFile file{entry.path, entry.name, entry.size_bytes, entry.mtime_ns, entry.sha256};
            std::vector<Report> reports = understand(*document, file);
            entry.passages = entry.findings = 0;
            entry.warnings = document->warnings;
            entry.reports.clear();
            entry.corrections.clear();
            *document = ParsedDocument();  // its passages are as large again
            for (Report& report : reports) {
                add_report(report, entry, writer);
                report = Report();
            }
        }
        if (entry.state == state && entry.passages == 0) {
            entry.state = FileState::Failed;
            entry.cause = "no text found in it";
        }
        complete(entry);
        return entry;
    }

    void add_report(Report& report, LedgerEntry& entry, SegmentWriter& writer) {
        for (const std::string& warning : report.warnings) {
            if (std::find(entry.warnings.begin(), entry.warnings.end(), warning) ==
                entry.warnings.end())
                entry.warnings.push_back(warning);
        }
        if (report.passages.empty()) return;  // nothing that a search could show
        {
            const std::scoped_lock lock(mutex_);
            if (!report_ids_.insert(report.id).second) {
                entry.warnings.push_back("a second part with the id " + report.id +
                                         " was left out: " + report.title);
                return;
            }
        }
        const ReportCorrections corrections(report, plan_.corrections.of(entry.sha256));
        writer.begin(report);
        labeller_.label(report, [&](Passage& passage) {
            corrections.apply(passage, taxonomy_);
            writer.add(passage);
            entry.findings += is_finding(passage) ? 1 : 0;
            forget_labels(passage);
        });
        writer.end();
        const auto applied = corrections.found();
        entry.corrections.insert(entry.corrections.end(), applied.begin(), applied.end());
        entry.reports.push_back(report.id);
        entry.passages += report.passages.size();
    }

    std::uint64_t lost_records() {
        const std::scoped_lock lock(mutex_);
        return lost_records_;
    }

    void note_lost(const std::string& sha256) {
        store_.forget(sha256);
        const std::scoped_lock lock(mutex_);
        ++lost_records_;
    }

    LedgerEntry ledger_entry(const std::string& path) {
        const std::scoped_lock lock(mutex_);
        return plan_.ledger.at(path);
    }

    void complete(LedgerEntry entry) {
        const std::scoped_lock lock(mutex_);
        ++files_done_;
        if (entry.state == FileState::Indexed) {
            findings_ += entry.findings;
            passages_ += entry.passages;
        }
        std::string key = entry.path;
        plan_.ledger.insert_or_assign(std::move(key), std::move(entry));
        progress_({files_done_, plan_.files.size(), findings_, "labelling"});
    }

    /// A duplicate of a file that turned out to hold nothing failed for the same reason.
    void fail_orphaned_duplicates() {
        std::map<std::string, const LedgerEntry*> failed;
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Failed && !entry.sha256.empty())
                failed.emplace(entry.sha256, &entry);
        }
        for (auto& [path, entry] : plan_.ledger) {
            const auto original = failed.find(entry.sha256);
            if (entry.state != FileState::Duplicate || original == failed.end()) continue;
            entry.state = FileState::Failed;
            entry.cause = original->second->cause;
        }
    }

    Result<BuildResult> finish(const std::vector<fs::path>& segments) {
        tell("checking");
        // Postings of a generation that was checked when it was made are the same bytes still:
        // their sums were compared.
        if (const std::size_t errors = same_words_ ? 0 : structural_errors(building_); errors > 0) {
            return failure(ErrorKind::Internal,
                           "the new generation has " + std::to_string(errors) +
                               " structural errors and was not published",
                           "run again; if it happens twice, check the disk");
        }
        Manifest manifest = describe();
        const std::uint64_t expected = expected_passages();
        manifest.passages = passage_count(building_);
        if (manifest.passages != expected) {
            return failure(ErrorKind::Internal,
                           "the new generation has " + std::to_string(manifest.passages) +
                               " passages instead of " + std::to_string(expected) +
                               " and was not published",
                           "run again; if it happens twice, report it");
        }
        std::vector<ThemeName> names;
        for (const Theme& theme : taxonomy_.themes)
            names.push_back({theme.id, theme.label, theme.parent});
        std::string theme_ids;
        for (const Theme& theme : taxonomy_.themes) theme_ids += theme.id + ' ';
        const std::string columns = columns_of(segments,
                                               names,
                                               {{"built_at", manifest.built_at},
                                                {"labeller", manifest.labeller},
                                                {"themes", theme_ids}});
        fs::remove_all(building_ / kEmptySegment);
        tell("publishing");
        std::map<std::string, std::string> files = {{kColumnsFile, columns},
                                                    {kTaxonomyFile, plan_.taxonomy_json},
                                                    {kLedgerFile, to_json_lines(plan_.ledger)}};
        if (!plan_.thesaurus_json.empty()) files[kThesaurusFile] = plan_.thesaurus_json;
        for (const auto& [name, content] : files) {
            if (auto written = write_file(building_ / name, content); !written)
                return tl::unexpected(written.error());
        }
        auto published = publish_generation(plan_.index_dir, building_, manifest, same_words_);
        if (!published) return tl::unexpected(published.error());
        prune_generations(plan_.index_dir, limits::kGenerationsKept);
        prune_segments(plan_.index_dir, segment_keys_);
        return BuildResult{*published, findings_, passages_, 0};
    }

    std::uint64_t expected_passages() const {
        std::uint64_t total = 0;
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Indexed || entry.state == FileState::Unchanged)
                total += entry.passages;
        }
        return total;
    }

    /// What shaped the labels.
    Manifest label_versions() const {
        Manifest manifest;
        manifest.schema_version = kSchemaVersion;
        manifest.understand_version = kUnderstandVersion;
        manifest.label_version = kLabelVersion;
        manifest.labeller = labeller_.version();
        manifest.taxonomy_sha256 = taxonomy_sha256_;
        manifest.model_sha256 = model_sha256_;
        return manifest;
    }

    Manifest describe() const {
        Manifest manifest = label_versions();
        manifest.words_sha256 = words_sha256_;
        manifest.corrections_sha256 = plan_.corrections.digest();
        manifest.last_correction = plan_.corrections.last_number();
        manifest.built_at = utc_now();
        for (const auto& [path, entry] : plan_.ledger) {
            if (entry.state == FileState::Indexed || entry.state == FileState::Unchanged)
                manifest.reports += entry.reports.size();
        }
        return manifest;
    }

    void tell(const char* phase) { progress_({files_done_, plan_.files.size(), findings_, phase}); }

    BuildPlan plan_;
    Labeller labeller_;
    Taxonomy taxonomy_;
    // since the theme file of the current generation
    label::ThemeChange change_ = label::ThemeChange::of_everything();
    std::string former_sha256_, taxonomy_sha256_, model_sha256_;
    ParsedStore store_;
    const std::function<void(const BuildProgress&)>& progress_;
    fs::path building_;
    std::optional<fs::path> same_words_;  // generation whose postings are linked
    std::mutex large_;                    // held while the segment of a large file is made
    std::mutex mutex_;  // guards everything below and plan_.ledger while segments are written
    std::set<std::string> report_ids_;
    std::set<std::string> segment_keys_;
    std::string words_sha256_;  // of the keys of all segments, labels aside
    std::uint64_t files_done_ = 0, findings_ = 0, passages_ = 0, lost_records_ = 0;
};

}  // namespace

Result<BuildResult> build_generation(BuildPlan plan,
                                     const std::function<void(const BuildProgress&)>& progress) {
    auto taxonomy = Taxonomy::read(plan.taxonomy_json);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    auto labeller = Labeller::create(plan.taxonomy_json, plan.model_text);
    if (!labeller) return tl::unexpected(labeller.error());
    if (auto room = check_space(plan.index_dir); !room) return tl::unexpected(room.error());
    return Build(std::move(plan), std::move(*labeller), std::move(*taxonomy), progress).run();
}

}  // namespace findings
