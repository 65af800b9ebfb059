// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/make_segments.hpp"

#include "indexer/files.hpp"
#include "indexer/files_ahead.hpp"
#include "indexer/relabel.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/segments.hpp"
#include "indexer/sketch.hpp"
#include "indexer/store.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/write.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

namespace findings {
namespace fs = std::filesystem;
namespace {

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

class SegmentMaking {
  public:
    SegmentMaking(const BuildPlan& plan,
                  const Labelling& labelling,
                  const fs::path& building,
                  BuildLedger& ledger)
        : plan_(plan),
          labelling_(labelling),
          building_(building),
          ledger_(ledger),
          store_(store_dir(plan_.index_dir)) {
        if (const auto current = current_generation_dir(plan_.index_dir)) {
            const std::string text = read_file(*current / kTaxonomyFile).value_or("");
            if (const auto former = Taxonomy::read(text)) {
                change_ =
                    label::ThemeChange::between(*former,
                                                labelling_.taxonomy,
                                                [&](const std::string& theme) {
                                                    return labelling_.labeller.is_trained(theme);
                                                });
            }
            former_sha256_ = sha256_hex(std::string_view(text));
        }
    }

    /// Folders of all segments in order: those that are whole already, and those made now.
    MadeSegments run() {
        const auto plans =
            plan_segments(plan_.files, ledger_.entries(), store_, plan_.corrections, maker());
        fs::create_directories(segments_dir(plan_.index_dir));
        MadeSegments made;
        std::vector<const SegmentPlan*> missing;
        std::string words;
        for (const SegmentPlan& segment : plans) {
            made.folders.push_back(segments_dir(plan_.index_dir) / segment.key);
            made.keys.insert(segment.key);
            words += segment.text_key + '\n';
            if (const auto entries = open_segment(plan_.index_dir, segment.key)) {
                for (const std::string& path : segment.files) ledger_.take_up(path, *entries);
            } else {
                missing.push_back(&segment);
            }
        }
        made.words_sha256 = sha256_hex(std::string_view(words));
        make_in_threads(missing);
        if (made.folders.empty()) {
            made.folders.push_back(building_ / kEmptySegment);
            fs::create_directory(made.folders.back());
            StemTable stems;
            SegmentWriter(made.folders.back(), stems).commit();
        }
        return made;
    }

  private:
    SegmentMaker maker() const {
        return {
            "schema " + std::to_string(kSchemaVersion) + ", understanding " +
                std::to_string(kUnderstandVersion) + ", sketches " + std::to_string(kSketchVersion),
            labelling_.labeller.version() + ", theme file " + labelling_.versions.taxonomy_sha256};
    }

    void make_in_threads(const std::vector<const SegmentPlan*>& plans) {
        std::atomic<std::size_t> next{0};
        std::exception_ptr failed;
        helpers_ = Helpers();
        helpers_.left = plans.size();
        const auto work = [&] {
            try {
                StemTable stems;
                for (std::size_t i = next++; i < plans.size(); i = next++) {
                    make_segment(*plans[i], stems);
                    tell_helpers([](Helpers& helpers) { --helpers.left; });
                }
                help();
            } catch (...) {
                next = plans.size();
                tell_helpers([&](Helpers& helpers) {
                    failed = std::current_exception();  // rethrown on the builder's own thread
                    helpers.left = 0;
                });
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
            write_files(segment, !alone, writer, entries);
            writer.commit();
        }
        // A segment without a file that can be read again must not be taken up by the next run.
        if (ledger_.lost_records() > 0 && !plan_.lost_may_fail) return;
        if (auto sealed = seal_segment(plan_.index_dir,
                                       segment.key,
                                       entries,
                                       labelling_.versions,
                                       is_relabelled ? same_words : std::nullopt);
            !sealed)
            throw WriteFailure(sealed.error().message);
    }

    /// `with_help`: other threads may label files of it. They do so as a whole, which takes too
    /// much memory where files are large.
    void write_files(const SegmentPlan& segment,
                     bool with_help,
                     SegmentWriter& writer,
                     Ledger& entries) {
        const auto ahead = std::make_shared<FilesAhead>(segment.files, [&](const auto& path) {
            UnderstoodFile file = understood(path);
            for (Report& report : file.reports) labelling_.labeller.label(report);
            file.is_labelled = true;
            return file;
        });
        if (with_help) {
            tell_helpers([&](Helpers& helpers) {
                helpers.open.push_back(ahead);
                ++helpers.opened;
            });
        }
        for (std::size_t i = 0; i < segment.files.size(); ++i) {
            const std::string& path = segment.files[i];
            auto file = ahead->take(i);
            entries.emplace(path, add_file(file ? std::move(*file) : understood(path), writer));
        }
        tell_helpers([&](Helpers& helpers) { std::erase(helpers.open, ahead); });
    }

    /// Labels files of segments that other threads write, until these are done.
    void help() {
        std::unique_lock lock(helping_);
        while (helpers_.left > 0) {
            const auto open = helpers_.open;
            const std::size_t opened = helpers_.opened;
            lock.unlock();
            const bool has_helped =
                std::any_of(open.begin(), open.end(), [](const auto& one) { return one->help(); });
            lock.lock();
            if (!has_helped)
                helpers_told_.wait(lock,
                                   [&] { return helpers_.left == 0 || helpers_.opened != opened; });
        }
    }

    template <class Change>
    void tell_helpers(const Change& change) {
        {
            const std::scoped_lock lock(helping_);
            change(helpers_);
        }
        helpers_told_.notify_all();
    }

    /// Labels a segment with these words anew; false if it turns out to be damaged, so that it is
    /// made from the store.
    bool relabelled(const SegmentPlan& segment,
                    const fs::path& same_words,
                    const fs::path& folder,
                    Ledger& entries) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        auto labelled =
            relabel_segment(same_words,
                            folder,
                            labelling_.labeller,
                            change_since(same_words),
                            [&](Report& report) {
                                return apply_corrections(report,
                                                         plan_.corrections.of(report.sha256),
                                                         labelling_.taxonomy);
                            });
        if (!labelled) return false;
        entries = std::move(*labelled);
        for (const std::string& path : segment.files) ledger_.take_up(path, entries);
        return true;
    }

    /// What has changed since a segment was labelled, as far as it is known: only that the theme
    /// file is another, if that is the one of the current generation.
    label::ThemeChange change_since(const fs::path& segment) const {
        const auto then = read_manifest(segment);
        const Manifest& now = labelling_.versions;
        const bool is_known = then && then->label_version == now.label_version &&
                              then->model_sha256 == now.model_sha256 &&
                              then->taxonomy_sha256 == former_sha256_;
        return is_known ? change_ : label::ThemeChange::of_everything();
    }

    /// One text of hundreds of pages at a time, until what was made of it is on disk: understanding
    /// takes some twenty times what it reads, and what waits to be written as much again.
    std::unique_lock<std::mutex> alone_if_large(const SegmentPlan& segment) {
        constexpr std::uint64_t kLargeRecordBytes = 2U << 20;
        const auto is_large = [&](const std::string& path) {
            return store_.record_bytes(ledger_.entry(path).sha256) > kLargeRecordBytes;
        };
        return std::any_of(segment.files.begin(), segment.files.end(), is_large)
                   ? std::unique_lock(large_)
                   : std::unique_lock<std::mutex>();
    }

    UnderstoodFile understood(const std::string& path) {
        UnderstoodFile file{ledger_.entry(path), {}};
        LedgerEntry& entry = file.entry;
        auto document = store_.load(entry.sha256);
        // A disk that does not give back what it has says nothing about the file: nothing is
        // published, nothing forgotten.
        if (!document && document.error().kind == ErrorKind::Internal)
            throw WriteFailure(document.error().message);
        if (!document) {
            store_.forget(entry.sha256);
            ledger_.note_lost();
            entry.state = FileState::Failed;
            entry.cause = "what was read of it is gone from the store: " + document.error().message;
            entry.hint = "run `findings index --retry-failed` to read it again";
            return file;
        }
        const SourceFile source{entry.path,
                                entry.name,
                                entry.size_bytes,
                                entry.mtime_ns,
                                entry.sha256};
        file.reports = understood_if_it_fits(*document, source, entry);
        entry.passages = entry.findings = 0;
        entry.warnings = document->warnings;
        entry.reports.clear();
        entry.corrections.clear();
        return file;
    }

    /// Nothing, and why in `entry`, where the builder's share of the memory is not enough for it
    /// (builder_process.cpp): that costs the one file and not the run.
    std::vector<Report> understood_if_it_fits(const ParsedDocument& document,
                                              const SourceFile& source,
                                              LedgerEntry& entry) {
        try {
            return understand(document, source);
        } catch (const std::bad_alloc&) {
            // Perhaps the file of another thread has it: once more, one of those that failed at a
            // time.
        }
        const std::scoped_lock alone(second_try_);
        try {
            return understand(document, source);
        } catch (const std::bad_alloc&) {
            entry.state = FileState::Failed;
            entry.cause = "understanding it takes more memory than this machine has for it";
            entry.hint = "split the file";
            return {};
        }
    }

    LedgerEntry add_file(UnderstoodFile file, SegmentWriter& writer) {
        const FileState state = file.entry.state;
        LedgerEntry& entry = file.entry;
        for (Report& report : file.reports) {
            add_report(report, file.is_labelled, entry, writer);
            report = Report();
        }
        if (state != FileState::Failed && entry.passages == 0) {
            entry.state = FileState::Failed;
            entry.cause = "no text found in it";
        }
        ledger_.complete(entry);
        return entry;
    }

    void add_report(Report& report, bool is_labelled, LedgerEntry& entry, SegmentWriter& writer) {
        for (const std::string& warning : report.warnings) {
            if (std::find(entry.warnings.begin(), entry.warnings.end(), warning) ==
                entry.warnings.end())
                entry.warnings.push_back(warning);
        }
        if (report.passages.empty()) return;  // nothing that a search could show
        if (!ledger_.claim(report.id)) {
            entry.warnings.push_back("a second part with the id " + report.id +
                                     " was left out: " + report.title);
            return;
        }
        const ReportCorrections corrections(report, plan_.corrections.of(entry.sha256));
        writer.begin(report);
        // Some at a time: labelling and writing each have tables that fill a processor's cache.
        constexpr std::size_t kTogether = 256;
        std::size_t written = 0;
        const auto write_until = [&](std::size_t end) {
            for (; written < end; ++written) {
                Passage& passage = report.passages[written];
                corrections.apply(passage, labelling_.taxonomy);
                writer.add(passage);
                entry.findings += is_finding(passage) ? 1 : 0;
                forget_labels(passage);
            }
        };
        std::size_t labelled = 0;
        if (!is_labelled) {
            labelling_.labeller.label(report, [&](Passage&) {
                if (++labelled - written == kTogether) write_until(labelled);
            });
        }
        write_until(report.passages.size());
        writer.end();
        const auto applied = corrections.found();
        entry.corrections.insert(entry.corrections.end(), applied.begin(), applied.end());
        entry.reports.push_back(report.id);
        entry.passages += report.passages.size();
    }

    const BuildPlan& plan_;
    const Labelling& labelling_;
    const fs::path& building_;
    BuildLedger& ledger_;
    ParsedStore store_;
    // since the theme file of the current generation
    label::ThemeChange change_ = label::ThemeChange::of_everything();
    std::string former_sha256_;  // of that theme file
    std::mutex large_;           // held while the segment of a large file is made
    std::mutex second_try_;      // of a file for which there was too little memory
    struct Helpers {
        std::vector<std::shared_ptr<FilesAhead>> open;  // segments that are being written
        std::size_t opened = 0;                         // so far
        std::size_t left = 0;                           // segments that are not done
    };
    std::mutex helping_;  // guards helpers_
    std::condition_variable helpers_told_;
    Helpers helpers_;
};

}  // namespace

MadeSegments make_segments(const BuildPlan& plan,
                           const Labelling& labelling,
                           const fs::path& building,
                           BuildLedger& ledger) {
    return SegmentMaking(plan, labelling, building, ledger).run();
}

}  // namespace findings
