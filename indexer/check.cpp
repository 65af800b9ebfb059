// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"

#include "indexer/generation.hpp"
#include "indexer/ledger.hpp"
#include "indexer/write.hpp"

#include <set>

namespace findings {
namespace {

std::string difference(const char* what,
                       std::uint64_t here,
                       const char* source,
                       std::uint64_t there) {
    return std::string(what) + ": " + std::to_string(here) + " in the database, " +
           std::to_string(there) + " in the " + source;
}

}  // namespace

Result<CheckReport> check_index(const std::filesystem::path& index_dir) {
    const auto generation = current_generation_dir(index_dir);
    if (!generation)
        return failure(ErrorKind::NotFound,
                       index_dir.string() + ": there is no index in this folder");
    const auto manifest = read_manifest(*generation);
    if (!manifest) return tl::unexpected(manifest.error());
    CheckReport report;
    report.faults = manifest_differences(*generation);
    if (!report.faults.empty()) return report;  // what was not published is not worth a closer look

    const auto ledger = read_ledger(*generation / kLedgerFile);
    if (!ledger) return tl::unexpected(ledger.error());
    try {
        if (const std::size_t errors = structural_errors(*generation); errors > 0) {
            report.faults.push_back("the database has " + std::to_string(errors) +
                                    " structural errors");
        }
        report.passages = passage_count(*generation);
        const std::set<std::string> stored = report_ids_of(*generation);
        report.reports = stored.size();
        std::uint64_t ledger_passages = 0, ledger_reports = 0;
        for (const auto& [path, entry] : *ledger) {
            report.files += 1;
            if (entry.state != FileState::Indexed && entry.state != FileState::Unchanged) continue;
            ledger_passages += entry.passages;
            ledger_reports += entry.reports.size();
            for (const std::string& id : entry.reports) {
                if (!stored.contains(id))
                    report.faults.push_back(entry.name + ": its report " + id +
                                            " is not in the database");
            }
        }
        if (report.passages != ledger_passages)
            report.faults.push_back(
                difference("passages", report.passages, "ledger", ledger_passages));
        if (report.passages != manifest->passages)
            report.faults.push_back(
                difference("passages", report.passages, "manifest", manifest->passages));
        if (report.reports != ledger_reports)
            report.faults.push_back(
                difference("reports", report.reports, "ledger", ledger_reports));
    } catch (const WriteFailure& e) {
        report.faults.emplace_back(e.what());
    }
    return report;
}

}  // namespace findings
