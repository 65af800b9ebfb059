// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/taken_down.hpp"

#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/corrections.hpp"
#include "indexer/schema/erase_corrections.hpp"
#include "indexer/segments.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <set>
#include <sstream>
#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr const char* kListFile = "removed.jsonl";

std::string to_line(const TakenDown& report) {
    const nlohmann::ordered_json json = {{"sha256", report.sha256},
                                         {"path", report.name},
                                         {"reports", report.reports},
                                         {"reason", report.reason},
                                         {"at", report.at},
                                         {"erased", report.is_erased}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

TakenDown from_line(const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    return {json.at("sha256"),
            json.value("path", ""),
            json.value("reports", std::vector<std::string>()),
            json.value("reason", ""),
            json.value("at", ""),
            json.value("erased", false)};
}

bool is_copy(FileState state) {
    return state == FileState::Duplicate || state == FileState::Superseded;
}

/// The causes of duplicates.cpp end in the name of the file that is kept, or go on behind it with a
/// bracket or a comma.
bool names_file(const std::string& cause, const std::string& name) {
    const std::size_t at = cause.find(name);
    if (name.empty() || at == std::string::npos || (at > 0 && cause[at - 1] != ' ')) return false;
    const std::size_t end = at + name.size();
    return end == cause.size() || cause[end] == ' ' || cause[end] == ',' || cause[end] == ':' ||
           cause[end] == ';';
}

class Family {
  public:
    explicit Family(const Ledger& ledger) : ledger_(ledger) {}

    void add(const std::string& path) {
        if (!found_.insert(path).second) return;
        waiting_.push_back(&ledger_.at(path));
    }

    std::vector<std::string> whole() {
        while (!waiting_.empty()) {
            const LedgerEntry& member = *waiting_.front();
            waiting_.pop_front();
            for (const auto& [path, other] : ledger_) {
                if (belongs(member, other)) add(path);
            }
        }
        return {found_.begin(), found_.end()};
    }

  private:
    static bool belongs(const LedgerEntry& member, const LedgerEntry& other) {
        const bool has_same_bytes = !member.sha256.empty() && member.sha256 == other.sha256;
        const bool is_in_archive = member.is_archive && other.archive == member.path;
        const bool gave_way = is_copy(other.state) && names_file(other.cause, member.name);
        const bool says_the_same =
            member.state == FileState::Duplicate && names_file(member.cause, other.name);
        return has_same_bytes || is_in_archive || gave_way || says_the_same;
    }

    const Ledger& ledger_;
    std::set<std::string> found_;
    std::deque<const LedgerEntry*> waiting_;
};

bool holds_any(const fs::path& segment, const TakenDownList& list) {
    const auto entries = read_ledger(segment / kLedgerFile);
    if (!entries) return true;  // unfinished or damaged: nobody misses it
    return std::any_of(entries->begin(), entries->end(), [&](const auto& entry) {
        return list.contains(entry.second.sha256);
    });
}

Result<void> remove_folder(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error)
        return failure(ErrorKind::Internal,
                       path.string() + ": cannot be deleted: " + error.message(),
                       "mend that, then run the same command again");
    return {};
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        entries.push_back(it->path());
    return entries;
}

Result<void> erase_from_store(const fs::path& store, const std::string& sha256) {
    if (sha256.size() < 2) return {};
    for (const fs::path& record : entries_of(store / sha256.substr(0, 2))) {
        if (!record.filename().string().starts_with(sha256)) continue;
        if (auto removed = remove_folder(record); !removed) return removed;
    }
    return {};
}

Result<void> erase_from_generations(const fs::path& index_dir) {
    const auto current = current_generation_name(index_dir);
    for (const std::string& name : kept_generations(index_dir)) {
        if (current && name == *current) continue;
        if (auto removed = remove_folder(generations_dir(index_dir) / name); !removed)
            return removed;
    }
    discard_unfinished(index_dir);
    return {};
}

}  // namespace

Result<TakenDownList> read_taken_down(const fs::path& index_dir) {
    const fs::path file = index_dir / kListFile;
    std::error_code error;
    if (!fs::exists(file, error) && !error) return TakenDownList{};
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    TakenDownList list;
    std::istringstream lines(*text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            TakenDown report = from_line(line);
            std::string key = report.sha256;
            list.insert_or_assign(std::move(key), std::move(report));
        } catch (const std::exception& e) {
            return failure(
                ErrorKind::BadInput,
                file.string() + ", line " + std::to_string(number) + ": " + e.what(),
                "put the line right or take it out: it names a report that must not come back");
        }
    }
    return list;
}

Result<void> write_taken_down(const fs::path& index_dir, const TakenDownList& list) {
    std::string text;
    for (const auto& [sha256, report] : list) text += to_line(report);
    return write_durably(index_dir / kListFile, text);
}

Result<std::vector<std::string>> find_reports(const Ledger& ledger,
                                              const std::string& what,
                                              bool whole_file) {
    std::error_code error;
    const std::string path = fs::weakly_canonical(what, error).string();
    Family family(ledger);
    bool is_found = false;
    for (const auto& [key, entry] : ledger) {
        const bool has_report =
            std::find(entry.reports.begin(), entry.reports.end(), what) != entry.reports.end();
        if (has_report && entry.reports.size() > 1 && !whole_file) {
            return failure(ErrorKind::BadInput,
                           what + ": " + entry.name + " holds " +
                               std::to_string(entry.reports.size()) +
                               " reports, of which this is one",
                           "give --whole-file to take them all down; or take this one out of the "
                           "file and index that again");
        }
        if (!has_report && key != path && entry.name != what && entry.sha256 != what) continue;
        is_found = true;
        family.add(key);
    }
    if (!is_found) {
        return failure(ErrorKind::NotFound,
                       what + ": no report has this id, and no file this path or name",
                       "`findings search` gives ids, `findings ledger` names");
    }
    return family.whole();
}

void take_down(Ledger& ledger, const TakenDownList& list) {
    for (auto& [path, entry] : ledger) {
        const auto found = list.find(entry.sha256);
        if (entry.sha256.empty() || found == list.end()) continue;
        const TakenDown& report = found->second;
        entry.state = FileState::Removed;
        entry.cause = std::string(report.is_erased ? "erased on " : "taken down on ") +
                      report.at.substr(0, 10) + ": " + report.reason;
        entry.hint.clear();
        entry.kin.clear();
        entry.reports.clear();
        entry.corrections.clear();
        entry.passages = entry.findings = 0;
        if (report.is_erased) entry.warnings.clear();  // they can quote it
    }
}

Result<void> erase_traces(const fs::path& index_dir, const TakenDownList& list) {
    if (auto erased = erase_from_generations(index_dir); !erased) return erased;
    for (const fs::path& segment : entries_of(segments_dir(index_dir))) {
        if (!holds_any(segment, list)) continue;
        if (auto removed = remove_folder(segment); !removed) return removed;
    }
    std::set<std::string> hashes, reports;
    for (const auto& [sha256, report] : list) {
        if (auto erased = erase_from_store(store_dir(index_dir), sha256); !erased) return erased;
        hashes.insert(sha256);
        reports.insert(report.reports.begin(), report.reports.end());
    }
    return erase_corrections(corrections_path(index_dir), hashes, reports);
}

}  // namespace findings
