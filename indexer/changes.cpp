// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/changes.hpp"

#include "indexer/files.hpp"
#include "indexer/parse/parse.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sys/stat.h>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRootsFile = "roots.tsv";

/// Device and number of a folder: another file system mounted there, or none any more, has others.
std::string folder_number(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return std::to_string(status.st_dev) + ' ' + std::to_string(status.st_ino);
}

std::map<std::string, std::string> remembered_roots(const fs::path& store_folder) {
    std::map<std::string, std::string> roots;
    std::ifstream in(store_folder / kRootsFile, std::ios::binary);
    for (std::string number, path; std::getline(in, number, '\t') && std::getline(in, path, '\0');)
        roots[path] = number;
    return roots;
}

std::string root_of(const std::string& path, const std::vector<fs::path>& roots) {
    std::string best;
    for (const fs::path& root : roots) {
        if (is_below(path, root) && root.native().size() > best.size()) best = root.native();
    }
    return best;
}

bool same_file(const LedgerEntry& entry, const SourceFile& file) {
    return entry.size_bytes == file.size_bytes && entry.mtime_ns == file.mtime_ns;
}

class Comparison {
  public:
    Comparison(const ScanResult& scanned,
               const Ledger& published,
               const Ledger& known,
               const ParsedStore& store,
               const ChangeOptions& options)
        : scanned_(scanned), known_(known), store_(store), options_(options) {
        changes_.ledger = published;
        changes_.roots = scanned.roots;
    }

    Result<Changes> run() {
        for (const ScanProblem& root : scanned_.missing) {
            if (auto known = missing(root); !known) return tl::unexpected(known.error());
        }
        for (const SourceFile& file : scanned_.files) look_at(file);
        for (const ScanProblem& problem : scanned_.problems) note(problem);
        for (const fs::path& root : scanned_.roots) look_for_empty(root);
        return std::move(changes_);
    }

  private:
    [[nodiscard]] std::uint64_t files_below(const fs::path& root) const {
        return static_cast<std::uint64_t>(
            std::count_if(known_.begin(), known_.end(), [&](const auto& known) {
                return known.second.state != FileState::Removed && is_below(known.first, root);
            }));
    }

    Result<void> missing(const ScanProblem& root) {
        const std::uint64_t files = files_below(root.path);
        if (files == 0)
            return failure(ErrorKind::NotFound,
                           root.name + ": " + root.cause,
                           "give a folder or a file that exists and may be read");
        vanish(root.path, root.cause, files);
        return {};
    }

    void vanish(const fs::path& root, const std::string& cause, std::uint64_t files) {
        if (options_.accept_vanished) {
            changes_.roots.push_back(root);
            return;
        }
        changes_.hidden.push_back(root);
        changes_.vanished.push_back({display_name(root), cause, files});
    }

    /// A folder that held files, holds none and is another folder now is one that is not mounted.
    void look_for_empty(const fs::path& root) {
        const auto before = remembered_.find(root.native());
        if (before == remembered_.end() || before->second == folder_number(root)) return;
        const auto first = changes_.seen.lower_bound(root.native());
        if (first != changes_.seen.end() && is_below(*first, root)) return;
        if (const std::uint64_t files = files_below(root); files > 0)
            vanish(root, "it is empty, and another folder than before", files);
    }

    void look_at(const SourceFile& file) {
        const std::string path = file.path.native();
        changes_.seen.insert(path);
        const auto found = known_.find(path);
        const LedgerEntry* before = found == known_.end() ? nullptr : &found->second;
        const bool is_known_archive =
            before != nullptr && before->is_archive && before->state != FileState::Failed;
        if (options_.leave.contains(path)) {
            if (is_known_archive) see_members(path);
            return;
        }
        if (const char* why = reason_to_read(file, before)) {
            changes_.to_read.push_back(file);
            changes_.planned.push_back({why, file.name});
            return;
        }
        keep(*before, file.name);
        if (is_known_archive) look_at_members(*before, file);
    }

    /// Null if what is known of the file still holds.
    [[nodiscard]] const char* reason_to_read(const SourceFile& file,
                                             const LedgerEntry* before) const {
        if (before != nullptr && options_.taken_down.contains(before->sha256) &&
            same_file(*before, file))
            return nullptr;
        if (before == nullptr || before->state == FileState::Removed) return "new";
        if (!same_file(*before, file)) return "changed";
        const bool is_old_reading = before->parser_version != kParserVersion;
        if (before->state == FileState::Failed && options_.retry_failed) return "retry";
        if (is_old_reading) return "again";
        if (before->unread_pages > 0 && options_.recognise) return "ocr";
        const bool is_lost = before->state != FileState::Failed && !before->is_archive &&
                             !store_.has(before->sha256);
        return is_lost ? "again" : nullptr;
    }

    void keep(const LedgerEntry& before, const std::string& name) {
        LedgerEntry entry = before;
        entry.name = name;
        entry.root = root_of(entry.path, changes_.roots);
        if (entry.state == FileState::Indexed) entry.state = FileState::Unchanged;
        std::string key = entry.path;
        changes_.ledger.insert_or_assign(std::move(key), std::move(entry));
    }

    template <class Visit>
    void for_members(const std::string& archive, const Visit& visit) const {
        for (auto it = known_.lower_bound(archive + '/');
             it != known_.end() && it->first.starts_with(archive + '/');
             ++it) {
            if (it->second.archive == archive && it->second.state != FileState::Removed)
                visit(it->second);
        }
    }

    void see_members(const std::string& archive) {
        for_members(archive, [&](const LedgerEntry& member) { changes_.seen.insert(member.path); });
    }

    /// The archive is as it was and is not opened; a member may still have to be read.
    void look_at_members(const LedgerEntry& archive, const SourceFile& file) {
        for_members(archive.path, [&](const LedgerEntry& member) {
            changes_.seen.insert(member.path);
            const std::string name = file.name + member.path.substr(archive.path.size());
            SourceFile source{member.path,
                              name,
                              member.size_bytes,
                              file.mtime_ns,
                              {},
                              file.path,
                              member.member};
            if (const char* why = reason_to_read(source, &member)) {
                changes_.planned.push_back({why, name});
                changes_.to_read.push_back(std::move(source));
            } else {
                keep(member, name);
            }
        });
    }

    void note(const ScanProblem& problem) {
        changes_.seen.insert(problem.path.native());
        if (problem.hides_files) changes_.hidden.push_back(problem.path);
        SourceFile file;
        file.path = problem.path;
        file.name = problem.name;
        LedgerEntry entry = entry_for(file, changes_.roots);
        entry.cause = problem.cause;
        std::string key = entry.path;
        changes_.ledger.insert_or_assign(std::move(key), std::move(entry));
    }

    const ScanResult& scanned_;
    const Ledger& known_;
    const ParsedStore& store_;
    const ChangeOptions& options_;
    std::map<std::string, std::string> remembered_ = remembered_roots(store_.folder());
    Changes changes_;
};

}  // namespace

Result<Changes> changes_of(const ScanResult& scanned,
                           const Ledger& published,
                           const Ledger& known,
                           const ParsedStore& store,
                           const ChangeOptions& options) {
    return Comparison(scanned, published, known, store, options).run();
}

bool was_looked_for(const Changes& changes, const std::string& path) {
    const auto covers = [&](const fs::path& folder) { return is_below(path, folder); };
    return std::any_of(changes.roots.begin(), changes.roots.end(), covers) &&
           std::none_of(changes.hidden.begin(), changes.hidden.end(), covers);
}

void mark_removed(Changes& changes) {
    for (auto& [path, entry] : changes.ledger) {
        if (changes.seen.contains(path) || entry.state == FileState::Removed ||
            !was_looked_for(changes, path))
            continue;
        changes.planned.push_back({"removed", entry.name});
        entry.state = FileState::Removed;
        entry.cause = entry.archive.empty() ? "no longer there"
                                            : "no longer there, or no longer in its archive";
        entry.hint.clear();
        entry.kin.clear();
        entry.reports.clear();
        entry.passages = entry.findings = 0;
    }
}

LedgerEntry entry_for(const SourceFile& file, const std::vector<fs::path>& roots) {
    LedgerEntry entry;
    entry.name = file.name;
    entry.path = file.path.native();
    entry.root = root_of(entry.path, roots);
    entry.size_bytes = file.size_bytes;
    entry.mtime_ns = file.mtime_ns;
    entry.parser_version = kParserVersion;
    entry.archive = file.archive.native();
    entry.member = file.member;
    return entry;
}

void remember_roots(const fs::path& store_folder, const std::vector<fs::path>& roots) {
    auto known = remembered_roots(store_folder);
    for (const fs::path& root : roots) known[root.native()] = folder_number(root);
    std::string text;
    for (const auto& [path, number] : known) ((text += number) += '\t') += path + '\0';
    // Without it an unmounted root looks like an emptied one; nothing else depends on it.
    (void)write_file(store_folder / kRootsFile, text);
}

}  // namespace findings
