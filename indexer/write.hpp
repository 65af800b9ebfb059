// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/schema/report.hpp"

// The only writers of a Xapian database. They throw WriteFailure and never repair: the builder process that calls them
// ends at the first one, because a Xapian handle is not safe after a failed write (docs/adr/0003). Unwinding may touch the
// broken handle, which does no harm: every database written here is unpublished and thrown away.

namespace findings {

struct WriteFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Stems of the words met so far: a stem costs more than a look-up, and words repeat from segment to segment.
/// Thread: one a thread.
class StemTable {
  public:
    StemTable();
    StemTable(const StemTable&) = delete;
    StemTable& operator=(const StemTable&) = delete;
    ~StemTable();

    /// The index of the word's stem; the same for all words with that stem.
    [[nodiscard]] std::uint32_t stem_of(const std::string& word);
    [[nodiscard]] const std::string& letters(std::uint32_t stem) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Writes one segment: a small database with its passages.bin and words.bin, later merged with its neighbours into a
/// generation. Thread: one writer a thread; writers share nothing.
class SegmentWriter {
  public:
    /// `stems` must outlive the writer.
    SegmentWriter(const std::filesystem::path& folder, StemTable& stems);
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;
    ~SegmentWriter();

    /// Adds the passages of a report, in order, and its particulars.
    void add(const Report& report);
    void commit();
    [[nodiscard]] std::uint64_t passages() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Merges segments, in this order, into the files of a generation in `target`. Document ids keep that order.
/// `together`: in two threads, Xapian's tables in one and the flat files in the other.
void merge_segments(std::span<const std::filesystem::path> segments, const std::filesystem::path& target, bool together);

/// Runs Xapian's own structural check; returns the number of errors found.
[[nodiscard]] std::size_t structural_errors(const std::filesystem::path& database);

/// Number of documents; throws WriteFailure unless database, passages.bin, words.bin and repeats.bin agree on it.
[[nodiscard]] std::uint64_t passage_count(const std::filesystem::path& database);

/// Ids of every report whose particulars are stored.
[[nodiscard]] std::set<std::string> report_ids_of(const std::filesystem::path& database);

/// Derives columns.bin from the terms of a finished database. `theme_labels`: id, label, parent id ("" for a top theme),
/// in the order of the taxonomy.
struct ThemeName {
    std::string id, label, parent;
};
[[nodiscard]] std::string columns_of(const std::filesystem::path& database,
                                     std::span<const ThemeName> themes,
                                     const std::map<std::string, std::string>& facts);

}  // namespace findings
