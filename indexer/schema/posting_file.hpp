// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// postings.bin: where the common stems stand, once more. The database has them, too, and answers
// for all others; but reading a posting out of its B-tree takes ten times as long, and common stems
// are what a slow search spends its time on (docs/adr/0030-postings-of-common-stems.md). A
// generation without this file is answered out of the database alone. Mapped read-only by
// searchers. Little-endian.
//
//     "FPOSTNG1"
//     postings of each stem: for each document, ascending, the gap from the one before, times two,
//     plus 1 if the stem stands there more than once; then, in that case, how often. Numbers of 7
//     bits a byte, the lowest first, the eighth bit if more follow. stems, one after the other for
//     each stem, in their order: where its letters and its postings begin, and how many documents
//     there are, 8 bytes each number of stems, and where their letters begin, 8 bytes each, then
//     "FPOSTNG1" again: what was cut short has no end

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr const char* kPostingsFile = "postings.bin";

/// Whether a stem that `passages` of `all` hold is kept in the file: one in a thousand, and not
/// fewer than some dozens.
[[nodiscard]] constexpr bool is_common_stem(std::uint64_t passages, std::uint64_t all) {
    return passages >= 64 && passages >= all / 1000;
}

class PostingFileWriter {
  public:
    explicit PostingFileWriter(std::ostream& out);
    /// Stems in ascending order of bytes.
    void stem(std::string_view letters);
    /// Of the stem before; documents in ascending order, from 1. `mentions`: not 0.
    void posting(std::uint32_t docid, std::uint32_t mentions);
    /// False if anything could not be written.
    [[nodiscard]] bool finish();

  private:
    struct Entry {
        std::uint64_t letters = 0, postings = 0, count = 0;
    };
    void write(std::string_view bytes);

    std::ostream& out_;
    std::uint64_t at_ = 0;
    std::string letters_, bytes_;
    std::vector<Entry> entries_;
    std::uint32_t before_ = 0;
};

/// The postings of one stem, to be read from the first to the last.
class PostingList {
  public:
    PostingList(std::string_view bytes, std::uint64_t count) : bytes_(bytes), left_(count) {}

    /// The next one; false after the last, and where the bytes are not what they should be.
    [[nodiscard]] bool next() {
        if (left_ == 0) return false;
        --left_;
        std::uint32_t number = 0;
        const bool is_read = read(number);
        const std::uint32_t gap = number >> 1U;
        if (!is_read || gap == 0 || docid_ + gap < docid_) return left_ = 0, false;
        docid_ += gap;
        mentions_ = 1;
        return (number & 1U) == 0 || read(mentions_) || (left_ = 0, false);
    }
    [[nodiscard]] std::uint32_t docid() const { return docid_; }
    [[nodiscard]] std::uint32_t mentions() const { return mentions_; }

  private:
    bool read(std::uint32_t& number) {
        number = 0;
        for (unsigned shift = 0; shift < 32 && at_ < bytes_.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            number |= (byte & 0x7FU) << shift;
            if (byte < 0x80) return true;
        }
        return false;
    }

    std::string_view bytes_;
    std::uint64_t left_;
    std::size_t at_ = 0;
    std::uint32_t docid_ = 0, mentions_ = 0;
};

/// Over mapped bytes, which outlive it.
class PostingFileReader {
  public:
    /// Of no file: has no stem.
    PostingFileReader() = default;
    [[nodiscard]] static Result<PostingFileReader> over(std::string_view bytes);

    [[nodiscard]] bool has(std::string_view stem) const { return number_of(stem) < count_; }
    /// Empty if the file does not have the stem.
    [[nodiscard]] PostingList of(std::string_view stem) const;

  private:
    [[nodiscard]] std::uint64_t number_at(std::uint64_t position) const;
    [[nodiscard]] std::string_view letters(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t number_of(std::string_view stem) const;

    std::string_view bytes_;
    std::uint64_t count_ = 0, letters_at_ = 0, entries_at_ = 0;
};

}  // namespace findings
