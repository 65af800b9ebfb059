// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/store_record.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace findings {

struct DocumentFront {
    ParsedDocument document;
    bool is_whole = true;
};

/// What was parsed, kept by content hash and parser version, so that new labels or a new schema
/// never parse again. What optical recognition read of a file goes before what was read without it.
/// Safe to lose: a missing or damaged record only means that the file is read once more.
/// Thread: load() and has() from any thread; keep() from one at a time for one hash.
class ParsedStore {
  public:
    explicit ParsedStore(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] bool has(const std::string& sha256) const;
    [[nodiscard]] std::uint64_t record_bytes(const std::string& sha256) const;  // 0 if absent
    [[nodiscard]] Result<ParsedDocument> load(const std::string& sha256) const;
    /// The document, with its blocks as far as `most_bytes` of memory go.
    [[nodiscard]] Result<DocumentFront> load_front(const std::string& sha256,
                                                   std::uint64_t most_bytes) const;
    /// A record to be written, and kept when all of it has come. `number` tells it from others that
    /// are being written now.
    [[nodiscard]] std::unique_ptr<StoreRecord> begin(const std::string& sha256,
                                                     std::size_t number) const;
    [[nodiscard]] Result<void> keep(StoreRecord& record,
                                    const std::string& sha256,
                                    bool recognised) const;
    /// Deletes what is kept of a file, so that it is read again.
    void forget(const std::string& sha256) const;
    /// Deletes every record whose hash is not in `keep`, and those of older parsers.
    void prune(const std::set<std::string>& keep) const;

  private:
    [[nodiscard]] std::filesystem::path path_of(const std::string& sha256, bool recognised) const;
    std::filesystem::path folder_;
};

}  // namespace findings
