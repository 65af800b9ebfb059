// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// passages.bin: the record of every passage, by document id. Records lie in blocks of about 16 KiB,
// each compressed by zstd with a checksum; a table at the end tells where each block begins. Beside
// the database and not in it, because Xapian compresses document by document and copies every
// record anew whenever databases are merged (docs/adr/0011).

#include "indexer/schema/result.hpp"

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace findings {

class PassageFileReader;

/// Thread: one writer a thread. Nothing is seeked: any output stream will do.
class PassageFileWriter {
  public:
    /// `former`: an earlier file, of which records may be taken over; it must outlive this object.
    explicit PassageFileWriter(std::ostream& out, const PassageFileReader* former = nullptr);
    PassageFileWriter(const PassageFileWriter&) = delete;
    PassageFileWriter& operator=(const PassageFileWriter&) = delete;
    ~PassageFileWriter();

    /// The record of the next document id; ids begin at 1.
    void add(std::string_view record);
    /// Likewise, of a record that is, byte for byte, the one of that id in `former`. A block of
    /// nothing else is copied and not compressed again.
    void add_as_before(std::string_view record);
    /// All records of another file, its blocks copied as they are.
    void append(const PassageFileReader& other);
    /// False: the stream did not take everything.
    [[nodiscard]] bool finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Reads records over bytes that outlive it. Keeps the last block it unpacked: neighbours are read
/// together. Thread: one reader a thread.
class PassageFileReader {
  public:
    [[nodiscard]] static Result<PassageFileReader> over(std::string_view bytes);
    PassageFileReader(PassageFileReader&&) noexcept;
    PassageFileReader& operator=(PassageFileReader&&) noexcept;
    ~PassageFileReader();

    /// Records in the file.
    [[nodiscard]] std::uint32_t size() const;
    /// Record of a document id, 1..size(). Cost: about 20 microseconds for another block, else a
    /// copy.
    [[nodiscard]] Result<std::string> record(std::uint32_t docid);
    /// Unpacks every block; an Error at the first that is damaged.
    [[nodiscard]] Result<void> verify();

  private:
    friend class PassageFileWriter;
    struct Impl;
    explicit PassageFileReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace findings
