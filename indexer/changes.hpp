// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/ledger.hpp"
#include "indexer/scan.hpp"
#include "indexer/store.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace findings {

/// What a run would do with a file, for --dry-run.
struct PlannedFile {
    std::string action;  // "new", "changed", "again" (a newer reader, or its text is lost),
                         // "retry", "ocr", "removed", "duplicate"
    std::string name;
};

/// A root whose files are kept although none of them can be seen.
struct VanishedRoot {
    std::string path;
    std::string cause;
    std::uint64_t files = 0;
};

struct ChangeOptions {
    bool retry_failed = false;
    bool accept_vanished =
        false;               // a root that has vanished was meant to: its files leave the index
    bool recognise = false;  // files with pages that were not read for want of text are read again,
                             // by optical recognition
    std::set<std::string> leave;         // absolute paths of files that are still being written
    std::set<std::string> taken_down{};  // SHA-256 of files that are kept out
};

/// What earlier runs knew against what is there now.
struct Changes {
    Ledger ledger;  // of the generation to be; files still to be read stand as they were, or not at
                    // all
    std::vector<SourceFile> to_read;
    std::vector<PlannedFile> planned;           // why each of them, and what is gone
    std::set<std::string> seen;                 // absolute paths below the roots
    std::vector<std::filesystem::path> roots;   // that were looked into
    std::vector<std::filesystem::path> hidden;  // below these nothing is known to be gone
    std::vector<VanishedRoot> vanished;
};

/// Compares a scan with `published`, the ledger of the current generation, and `known`: the same
/// and what a killed run read since. NotFound if a root is missing of which nothing is known: a
/// mistyped path.
[[nodiscard]] Result<Changes> changes_of(const ScanResult& scanned,
                                         const Ledger& published,
                                         const Ledger& known,
                                         const ParsedStore& store,
                                         const ChangeOptions& options);

/// Entries of files that are gone become `removed`.
void mark_removed(Changes& changes);

/// Whether a file of the ledger lies below a root of this run that could be looked into.
[[nodiscard]] bool was_looked_for(const Changes& changes, const std::string& path);

/// An entry for a file that is about to be read.
[[nodiscard]] LedgerEntry entry_for(const SourceFile& file,
                                    const std::vector<std::filesystem::path>& roots);

/// Remembers which folders the roots were: a mount point that is empty next time is another folder.
void remember_roots(const std::filesystem::path& store_folder,
                    const std::vector<std::filesystem::path>& roots);

}  // namespace findings
