// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/changes.hpp"
#include "indexer/likeness_book.hpp"
#include "indexer/store.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace findings {

struct ReadingOptions {
    /// gets every entry at once: what a killed run had read is not read again
    std::filesystem::path journal;
    unsigned jobs = 1;
    bool recognise = false;              // scanned pages, by optical recognition
    std::set<std::string> taken_down{};  // SHA-256 of files whose text must not reach the store
    std::function<void(std::uint64_t done, std::uint64_t total, std::uint64_t failures)> progress;
    std::function<bool()> should_stop;
};

/// Reads the files of `changes.to_read` in workers, then the members of archives among them. Text
/// goes to the store, its likeness to the book, what became of each file to the ledger and the
/// journal. An Error only if the store, journal or workers fail. No parsed file outlives the call
/// that takes it.
[[nodiscard]] Result<void> read_files(Changes& changes,
                                      ParsedStore& store,
                                      LikenessBook& book,
                                      const ReadingOptions& options);

}  // namespace findings
