// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the flat files of a generation have in common: little-endian numbers, a magic word at both
// ends, and a reader that checks every offset before it follows it.

#include <cstdint>
#include <cstring>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace findings::flat {

static_assert(sizeof(std::size_t) == 8, "files of several gigabytes are mapped whole");

/// Writes through and counts; a full disk shows as a failed stream, which finish() reports.
class Writer {
  public:
    Writer(std::ostream& out, std::string_view magic) : out_(out), magic_(magic) { bytes(magic); }

    void bytes(std::string_view text) {
        out_.write(text.data(), static_cast<std::streamsize>(text.size()));
        written_ += text.size();
    }
    template <class Number>
    void number(Number value) {
        bytes({reinterpret_cast<const char*>(&value), sizeof value});  // NOLINT
    }
    template <class Number>
    void array(std::span<const Number> values) {
        bytes({reinterpret_cast<const char*>(values.data()), values.size_bytes()});  // NOLINT
    }
    void align() {
        while (written_ % sizeof(std::uint64_t) != 0) bytes(std::string_view("\0", 1));
    }
    [[nodiscard]] std::uint64_t written() const { return written_; }
    /// The magic word again, so that a file cut short is seen at once. False: the disk did not take
    /// it all.
    [[nodiscard]] bool finish() {
        bytes(magic_);
        out_.flush();
        return out_.good();
    }

  private:
    std::ostream& out_;
    std::string_view magic_;
    std::uint64_t written_ = 0;
};

/// Checked access to the bytes of such a file; throws std::runtime_error at the first thing that is
/// out of range.
class Reader {
  public:
    Reader(std::string_view bytes, std::string_view magic) : bytes_(bytes) {
        if (bytes.size() < 2 * magic.size() || !bytes.starts_with(magic) ||
            !bytes.ends_with(magic)) {
            throw std::runtime_error("not such a file, or cut short");
        }
        end_ = bytes.size() - magic.size();
    }

    [[nodiscard]] std::string_view slice(std::uint64_t offset, std::uint64_t size) const {
        if (offset > end_ || size > end_ - offset)
            throw std::runtime_error("an offset leads out of the file");
        return bytes_.substr(offset, size);
    }
    template <class Number>
    [[nodiscard]] Number number(std::uint64_t offset) const {
        Number value;
        std::memcpy(&value, slice(offset, sizeof value).data(), sizeof value);
        return value;
    }
    /// Requires: the file is mapped or allocated at a multiple of 8, and so is the array in it.
    template <class Number>
    [[nodiscard]] std::span<const Number> array(std::uint64_t offset, std::uint64_t count) const {
        if (offset % alignof(Number) != 0 || count > end_ / sizeof(Number))
            throw std::runtime_error("an array out of place");
        const std::string_view part = slice(offset, count * sizeof(Number));
        return {reinterpret_cast<const Number*>(part.data()), count};  // NOLINT
    }
    /// Where the magic word at the end stands: what is written last lies right before it.
    [[nodiscard]] std::uint64_t end() const { return end_; }

  private:
    std::string_view bytes_;
    std::uint64_t end_ = 0;
};

}  // namespace findings::flat
