// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relabel.hpp"

#include "indexer/generation.hpp"
#include "indexer/stored_reports.hpp"
#include "indexer/write.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace findings {
namespace fs = std::filesystem;

void share_file(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_hard_link(from, to, error);
    if (error) fs::copy_file(from, to, error);
    if (error) throw WriteFailure(to.string() + ": " + error.message());
}

namespace {

void share_words(const fs::path& from, const fs::path& to) {
    const std::set<std::string> of_labels = {kPassagesFile,
                                             kColumnsFile,
                                             kLedgerFile,
                                             kManifestFile};
    for (const auto& file : fs::directory_iterator(from)) {
        const std::string name = file.path().filename().string();
        if (!of_labels.contains(name)) share_file(file.path(), to / name);
    }
}

std::uint64_t findings_in(const Report& report) {
    return static_cast<std::uint64_t>(
        std::count_if(report.passages.begin(), report.passages.end(), [](const Passage& passage) {
            return passage.kind != FindingKind::Context;
        }));
}

}  // namespace

Result<Ledger> relabel_segment(
    const fs::path& from,
    const fs::path& to,
    const Labeller& labeller,
    const label::ThemeChange& change,
    const std::function<std::vector<AppliedCorrection>(Report&)>& correct) {
    auto entries = read_ledger(from / kLedgerFile);
    if (!entries) return entries;
    share_words(from, to);
    LabelWriter writer(to, from);
    std::map<std::string, std::uint64_t> findings;  // by report
    std::map<std::string, std::vector<AppliedCorrection>> applied;
    auto read = each_stored_report(from, [&](StoredReport stored) {
        auto is_new = labeller.relabel(stored.report, change);
        applied[stored.report.id] = correct(stored.report);
        if (!applied[stored.report.id].empty()) is_new.assign(is_new.size(), true);
        findings[stored.report.id] = findings_in(stored.report);
        writer.add_again(stored.report, std::move(stored.words), stored.records, is_new);
    });
    if (!read) return tl::unexpected(read.error());
    writer.commit();
    for (auto& [path, entry] : *entries) {
        entry.findings = 0;
        entry.corrections.clear();
        for (const std::string& id : entry.reports) {
            entry.findings += findings[id];
            entry.corrections.insert(entry.corrections.end(),
                                     applied[id].begin(),
                                     applied[id].end());
        }
    }
    return entries;
}

}  // namespace findings
