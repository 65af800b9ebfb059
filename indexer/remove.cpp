// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/remove.hpp"

#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/store.hpp"
#include "indexer/taken_down.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr const char* kNextRun =
    "it is on the list: the next `findings index` of its folder takes it out";

class Removal {
  public:
    Removal(const RemoveOptions& options, const std::function<void(const IndexProgress&)>& progress)
        : options_(options), progress_(progress) {}

    Result<RemoveOutcome> run() {
        const auto current = current_generation_dir(options_.index_dir);
        if (!current)
            return failure(ErrorKind::NotFound,
                           options_.index_dir.string() + ": there is no index in this folder");
        if (auto listed = put_on_list(*current); !listed) return tl::unexpected(listed.error());
        if (auto possible = can_build(*current); !possible) return tl::unexpected(possible.error());
        IndexOptions index;
        index.index_dir = options_.index_dir;
        index.taxonomy_json = read_file(*current / kTaxonomyFile).value_or(std::string());
        index.thesaurus_json = read_file(*current / kThesaurusFile).value_or(std::string());
        index.model_text = options_.model_text;
        index.jobs = options_.jobs;
        const auto outcome = run_index(index, progress_);
        if (!outcome) return tl::unexpected(outcome.error());
        if (options_.erase) {
            if (auto erased = erase(); !erased) return tl::unexpected(erased.error());
        }
        return RemoveOutcome{names_, outcome->generation};
    }

  private:
    Result<void> put_on_list(const fs::path& current) {
        const auto lock = BuilderLock::take(options_.index_dir);
        if (!lock) return tl::unexpected(lock.error());
        const auto ledger = read_ledger(current / kLedgerFile);
        if (!ledger) return tl::unexpected(ledger.error());
        auto list = read_taken_down(options_.index_dir);
        if (!list) return tl::unexpected(list.error());
        const auto paths = find_reports(*ledger, known_hash(*list), options_.whole_file);
        if (!paths) return tl::unexpected(paths.error());
        for (const std::string& path : *paths) {
            const LedgerEntry& entry = ledger->at(path);
            names_.push_back(entry.name);
            if (entry.sha256.empty()) continue;
            TakenDown& report = (*list)[entry.sha256];
            if (report.sha256.empty())
                report =
                    {entry.sha256, entry.name, entry.reports, options_.reason, utc_now(), false};
            report.is_erased = report.is_erased || options_.erase;
            mine_.insert_or_assign(entry.sha256, report);
        }
        if (mine_.empty())
            return failure(ErrorKind::BadInput,
                           options_.what + ": it was never read, so there is nothing to take down");
        return write_taken_down(options_.index_dir, *list);
    }

    /// What was taken down before has no report id in the ledger any more; the list still knows
    /// which file it was.
    [[nodiscard]] std::string known_hash(const TakenDownList& list) const {
        for (const auto& [sha256, report] : list) {
            if (std::find(report.reports.begin(), report.reports.end(), options_.what) !=
                report.reports.end())
                return sha256;
        }
        return options_.what;
    }

    /// A build that lacks what was read of other files would lose them.
    [[nodiscard]] Result<void> can_build(const fs::path& current) const {
        const auto manifest = read_manifest(current);
        if (!manifest) return tl::unexpected(manifest.error());
        if (manifest->model_sha256 != sha256_hex(std::string_view(options_.model_text))) {
            return failure(ErrorKind::BadInput,
                           "the labels of this index were made with other weights",
                           std::string("give --model FILE; ") + kNextRun);
        }
        const auto ledger = read_ledger(current / kLedgerFile);
        if (!ledger) return tl::unexpected(ledger.error());
        const ParsedStore store(store_dir(options_.index_dir));
        const auto lost = std::count_if(ledger->begin(), ledger->end(), [&](const auto& item) {
            const LedgerEntry& entry = item.second;
            return is_in_index(entry.state) && !entry.is_archive && !mine_.contains(entry.sha256) &&
                   !store.has(entry.sha256);
        });
        if (lost == 0) return {};
        return failure(ErrorKind::NotFound,
                       "what was read of " + std::to_string(lost) + " other files is gone from " +
                           store.folder().string() +
                           ", so that no index can be made without their folders",
                       kNextRun);
    }

    [[nodiscard]] Result<void> erase() const {
        const auto lock = BuilderLock::take(options_.index_dir);
        if (!lock) return tl::unexpected(lock.error());
        const auto current = current_generation_dir(options_.index_dir);
        const auto ledger = read_ledger(*current / kLedgerFile);
        if (!ledger) return tl::unexpected(ledger.error());
        for (const auto& [path, entry] : *ledger) {
            if (is_in_index(entry.state) && mine_.contains(entry.sha256)) {
                return failure(ErrorKind::IndexBusy,
                               entry.name + ": another run has published it meanwhile",
                               "run the same command again");
            }
        }
        return erase_traces(options_.index_dir, mine_);
    }

    const RemoveOptions& options_;
    const std::function<void(const IndexProgress&)>& progress_;
    std::vector<std::string> names_;
    TakenDownList mine_;
};

}  // namespace

Result<RemoveOutcome> remove_report(const RemoveOptions& options,
                                    const std::function<void(const IndexProgress&)>& progress) {
    return Removal(options, progress).run();
}

Result<std::vector<std::string>> put_back(const fs::path& index_dir, const std::string& what) {
    const auto lock = BuilderLock::take(index_dir);
    if (!lock) return tl::unexpected(lock.error());
    auto list = read_taken_down(index_dir);
    if (!list) return tl::unexpected(list.error());
    std::error_code error;
    const std::string base = fs::weakly_canonical(what, error).string();
    std::vector<std::string> names;
    for (auto it = list->begin(); it != list->end();) {
        const TakenDown& report = it->second;
        const bool has_report =
            std::find(report.reports.begin(), report.reports.end(), what) != report.reports.end();
        const bool is_meant = has_report || report.sha256 == what || report.name == what ||
                              base.ends_with('/' + report.name);
        if (is_meant) names.push_back(report.name);
        it = is_meant ? list->erase(it) : std::next(it);
    }
    if (names.empty())
        return failure(ErrorKind::NotFound,
                       what + ": nothing of that name was taken down",
                       "`findings remove --list` names what was");
    if (auto written = write_taken_down(index_dir, *list); !written)
        return tl::unexpected(written.error());
    return names;
}

}  // namespace findings
