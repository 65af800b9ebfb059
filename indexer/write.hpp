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

/// Writes one throw-away segment: a small database that is later compacted with its neighbours into a generation.
/// Thread: one writer a thread; writers share nothing.
class SegmentWriter {
  public:
    explicit SegmentWriter(const std::filesystem::path& folder);
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

/// Deletes every passage and the particulars of these reports from a database that nobody reads.
void remove_reports(const std::filesystem::path& database, std::span<const std::string> report_ids);

/// Compacts databases, in this order, into a new one. Document ids keep that order.
void compact_into(std::span<const std::filesystem::path> sources, const std::filesystem::path& target);

/// Runs Xapian's own structural check; returns the number of errors found.
[[nodiscard]] std::size_t structural_errors(const std::filesystem::path& database);

/// Number of documents.
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
