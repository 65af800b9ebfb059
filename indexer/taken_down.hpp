// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// INDEX/removed.jsonl: reports that were taken down on purpose, by the hash of their file. Every
// run of the indexer keeps them out, wherever a file with these bytes turns up; a text that was
// erased does not even reach the store. The file holds hashes, names, dates and reasons, no text
// (docs/adr/0024).

#include "indexer/ledger.hpp"
#include "indexer/schema/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace findings {

struct TakenDown {
    std::string sha256;                // of the file
    std::string name;                  // as the ledger shows it
    std::vector<std::string> reports;  // ids it had
    std::string reason;
    std::string at;          // ISO 8601, UTC
    bool is_erased = false;  // no byte of its text was to be kept
};

/// By the hash of the file.
using TakenDownList = std::map<std::string, TakenDown>;

/// An absent file is an empty list. A line that cannot be read is an Error: passing over it could
/// bring a text back.
[[nodiscard]] Result<TakenDownList> read_taken_down(const std::filesystem::path& index_dir);
/// Replaces the list, durably.
[[nodiscard]] Result<void> write_taken_down(const std::filesystem::path& index_dir,
                                            const TakenDownList& list);

/// Entries of what is to go: files with this report in them, or the file or archive with this path
/// or name; and with each file all that say the same (copies, older versions) and what it is a copy
/// of. Keys of the ledger. NotFound if nothing has it; BadInput for one of several reports of a
/// file, unless `whole_file`.
[[nodiscard]] Result<std::vector<std::string>> find_reports(const Ledger& ledger,
                                                            const std::string& what,
                                                            bool whole_file);

/// Marks what is on the list as removed. What an erased file has left in its entry goes too.
void take_down(Ledger& ledger, const TakenDownList& list);

/// Deletes what old generations, segments, store and corrections still hold of these files.
/// Requires: the current generation is without them, and the caller holds the builder's lock.
[[nodiscard]] Result<void> erase_traces(const std::filesystem::path& index_dir,
                                        const TakenDownList& list);

}  // namespace findings
