// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The record of a parsed document in parts, for whoever must not hold all of it: a text of 16 MiB
// in a million short lines takes 250 MB as a value. Written in the order head, blocks, tail the
// parts are encode(ParsedDocument), byte by byte.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace findings {

/// Kind, title and pages of the document, and how many blocks will follow.
[[nodiscard]] std::string encode_head(const ParsedDocument& document, std::uint64_t block_count);
[[nodiscard]] std::string encode(const Block& block);
/// Properties and warnings.
[[nodiscard]] std::string encode_tail(const ParsedDocument& document);

// What a part may take before it is whole; readers keep far below (indexer/limits.hpp).
inline constexpr std::size_t kMaxRecordPartBytes = 8U << 20;

/// Takes a record apart while its bytes come. They may be hostile: every length is checked as the
/// decoder of whole records does. Memory: one part, and the bytes that were pushed since the last
/// whole one.
class RecordParts {
  public:
    enum class Part {
        Nothing,
        Head,
        Block,
        Tail
    };  // Nothing: the next part is not whole yet, or there is none

    explicit RecordParts(std::uint64_t size_bytes) : to_come_(size_bytes) {}

    /// False if these are more bytes than the record has.
    [[nodiscard]] bool push(std::string_view bytes);
    /// The next part. Error: no record of ours; then this is done.
    [[nodiscard]] Result<Part> next();

    /// Facts that have come so far, without blocks; the caller may change them.
    [[nodiscard]] ParsedDocument& document() { return document_; }
    [[nodiscard]] Block& block() { return block_; }
    [[nodiscard]] std::uint64_t block_count() const {
        return block_count_;
    }  // as the head states it
    [[nodiscard]] bool is_complete() const { return stage_ == Part::Nothing; }

  private:
    template <class Read>
    bool read(Read&& read_part);

    std::string buffer_;
    std::size_t begin_ = 0;  // of what has not been taken, in buffer_
    std::uint64_t to_come_;
    ParsedDocument document_;
    Block block_;
    std::uint64_t block_count_ = 0, blocks_left_ = 0;
    Part stage_ = Part::Head;  // what comes next
};

}  // namespace findings
