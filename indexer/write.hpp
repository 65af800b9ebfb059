// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/column_builder.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/write_stems.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// The only writers of a Xapian database. They throw WriteFailure and never repair: the builder
// process that calls them ends at the first one, because a Xapian handle is not safe after a failed
// write (docs/adr/0003). Unwinding may touch the broken handle, which does no harm: every database
// written here is unpublished and thrown away.

namespace findings {

struct WriteFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// -- write.cpp

/// Writes one segment: a small database with its passages.bin, words.bin and columns.bin, later
/// merged with its neighbours into a generation. Thread: one writer a thread; writers share
/// nothing.
class SegmentWriter {
  public:
    /// `stems` must outlive the writer.
    SegmentWriter(const std::filesystem::path& folder, StemTable& stems);
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;
    ~SegmentWriter();

    /// A report, whose passages follow. It must outlive the call of end().
    void begin(const Report& report);
    /// The next passage of it. Nothing of it is needed any more afterwards.
    void add(const Passage& passage);
    /// All passages of the report have been added.
    void end();
    void commit();
    [[nodiscard]] std::uint64_t passages() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// -- write_labels.cpp

/// Writes passages.bin and columns.bin of a segment. `former`: the folder of one that has the same
/// words under other labels.
class LabelWriter {
  public:
    explicit LabelWriter(const std::filesystem::path& folder,
                         const std::filesystem::path& former = {});
    LabelWriter(const LabelWriter&) = delete;
    LabelWriter& operator=(const LabelWriter&) = delete;
    ~LabelWriter();

    /// A report, whose passages follow. `words`: stems of its title, provider and location.
    void begin(const Report& report, std::vector<std::string> words);
    void add(const Report& report, const Passage& passage);
    /// The next report of `former`, with its passages. `records`: of its passages there; `is_new`:
    /// by passage, whether it may say anything else now.
    void add_again(const Report& report,
                   std::vector<std::string> words,
                   const std::vector<std::string>& records,
                   const std::vector<bool>& is_new);
    void commit();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// -- write_merge.cpp

/// Merges the databases of segments, in this order, into one in `target`. Document ids keep that
/// order.
void merge_databases(std::span<const std::filesystem::path> segments,
                     const std::filesystem::path& target);

/// Joins a flat file of segments, in the same order: passages.bin or words.bin.
void join_passages(std::span<const std::filesystem::path> segments,
                   const std::filesystem::path& target);
void join_words(std::span<const std::filesystem::path> segments,
                const std::filesystem::path& target);

/// Finds what the passages of all segments, in the same order, have in common: repeats.bin, from
/// their sketches.
void write_repeats(std::span<const std::filesystem::path> segments,
                   const std::filesystem::path& target);

/// Writes postings.bin of a generation: the postings of common stems, out of its database.
void write_postings(const std::filesystem::path& generation);

/// columns.bin of the generation that the segments, in this order, are merged into.
[[nodiscard]] std::string columns_of(std::span<const std::filesystem::path> segments,
                                     std::span<const ThemeName> themes,
                                     std::map<std::string, std::string> facts);

// -- write_check.cpp

/// Runs Xapian's own structural check; returns the number of errors found.
[[nodiscard]] std::size_t structural_errors(const std::filesystem::path& database);

/// Number of documents; throws WriteFailure unless database, passages.bin, words.bin and
/// repeats.bin agree on it.
[[nodiscard]] std::uint64_t passage_count(const std::filesystem::path& database);

/// The stored particulars of these reports (schema/record.hpp), in this order.
[[nodiscard]] Result<std::vector<std::string>> report_records(const std::filesystem::path& database,
                                                              std::span<const std::string> ids);

/// Ids of every report whose particulars are stored.
[[nodiscard]] std::set<std::string> report_ids_of(const std::filesystem::path& database);

}  // namespace findings
