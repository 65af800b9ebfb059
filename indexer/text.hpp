// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only way bytes become text: whatever a reader hands on went through here and is valid UTF-8
// in NFC.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace findings {

enum class TextEncoding : std::uint8_t {
    Utf8,
    Utf16Little,
    Utf16Big,
    Utf32Little,
    Utf32Big,
    Windows1252,
    Declared  // or told by its characters
};

/// A text file's bytes as UTF-8, without the byte order mark. Line ends are as in the source.
struct DecodedText {
    std::string text;
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t mark_bytes = 0;  // length of the byte order mark
    bool exact = true;  // false: some bytes meant nothing in that encoding and became U+FFFD
};

/// Byte order mark, then UTF-16 and UTF-32 told by their zero bytes, then UTF-8, then `charset`
/// (what the format declares, may be empty or wrong), then the one of Windows-1252, Mac Roman and
/// code page 850 that makes most sense.
[[nodiscard]] DecodedText decode_text(std::span<const std::byte> bytes,
                                      std::string_view charset = {});

/// Walks through a DecodedText and tells where its bytes stood in the source.
class SourceOffsets {
  public:
    explicit SourceOffsets(const DecodedText& decoded)
        : decoded_(decoded), source_(decoded.mark_bytes) {}
    /// Requires: `text_offset` does not go back. Cost: linear in the distance from the last call.
    std::uint64_t at(std::size_t text_offset);

  private:
    const DecodedText& decoded_;  // NOLINT: a cursor lives no longer than what it walks
    std::size_t position_ = 0;
    std::uint64_t source_ = 0;
};

/// Whether some UTF-8 in the text was read as Windows-1252 ("donâ€™t").
[[nodiscard]] bool is_mojibake(std::string_view text);
/// Undoes it once, where it happened.
[[nodiscard]] std::string repair_mojibake(std::string_view text);

// Cleaning undoes both kinds of damage of indexer/text_repair.hpp.

/// NFC; ligatures spelt out; control, zero-width and private-use characters out, private-use
/// bullets as U+2022; every run of white space one space. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string clean_line(std::string_view text);
/// The same, but a line end stays one "\n", without spaces around it and none at the ends.
[[nodiscard]] std::string clean_text(std::string_view text);
/// Like clean_line, but leading and trailing space stays as one space: for pieces that are joined
/// later.
[[nodiscard]] std::string clean_piece(std::string_view text);
/// clean_piece() onto what stands before: the space between them is one space, and there is none at
/// the start of a text or line.
void append_piece(std::string& out, std::string_view text);

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Number of code points; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t code_points(std::string_view text);

// What shape rules of the readers ask about a text; false for an empty one.
[[nodiscard]] bool starts_lower(std::string_view text);
[[nodiscard]] bool starts_upper(std::string_view text);
[[nodiscard]] bool has_letter(std::string_view text);
[[nodiscard]] bool is_all_capitals(std::string_view text);  // two letters or more, none lower case
/// ASCII letters only, for tag and attribute names.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);  // ASCII white space

}  // namespace findings
