// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text.hpp"

#include "indexer/text_repair.hpp"
#include "indexer/text_utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace findings {
namespace utf8 {

std::int32_t next(std::string_view text, std::size_t& i) {
    // U8_NEXT wants its own unsigned type and index.
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + i;
    const auto left = static_cast<int32_t>(std::min<std::size_t>(text.size() - i, U8_MAX_LENGTH));
    int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, used, left, c);
    i += static_cast<std::size_t>(used);
    return c;
}

void append(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
    const auto put = [&](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0U | (c >> 6U));
    } else {
        if (c < 0x10000) {
            put(0xE0U | (c >> 12U));
        } else {
            put(0xF0U | (c >> 18U));
            put(0x80U | ((c >> 12U) & 0x3FU));
        }
        put(0x80U | ((c >> 6U) & 0x3FU));
    }
    put(0x80U | (c & 0x3FU));
}

}  // namespace utf8

namespace {

using utf8::append;
using utf8::next;

/// What a code point becomes; 0 drops it. White space comes out as ' ' or '\n'.
char32_t cleaned(char32_t c) {
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 ||
        c == 0x2029) {
        return '\n';
    }
    if (c == '\t') return ' ';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
    if (c < 0xA0) return c;
    if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return 0;
    if ((c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFC || c == 0x180E) return 0;
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB)) return 0;
    if (c >= 0xE000 && c <= 0xF8FF) {
        // Symbol and Wingdings glyphs as Word and many PDF makers write them.
        switch (c) {
            case 0xF0E0:
                return 0x2192;
            case 0xF0FC:
                return 0x2713;
            case 0xF0FE:
                return 0x2611;
            case 0xF02D:
                return '-';
            case 0xF0B7:
            case 0xF0A7:
            case 0xF0A8:
            case 0xF0D8:
            case 0xF076:
            case 0xF06E:
            case 0xF06F:
            case 0xF071:
            case 0xF075:
            case 0xF077:
            case 0xF0A1:
            case 0xF09F:
            case 0xF0B2:
            case 0xF0DC:
            case 0xF0E8:
            case 0xF0A3:
                return 0x2022;
            default:
                return 0;
        }
    }
    if (c >= 0xF0000 || (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return 0;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
}

std::string_view spelt_out(char32_t c) {
    switch (c) {
        case 0xFB00:
            return "ff";
        case 0xFB01:
            return "fi";
        case 0xFB02:
            return "fl";
        case 0xFB03:
            return "ffi";
        case 0xFB04:
            return "ffl";
        case 0xFB05:
        case 0xFB06:
            return "st";
        default:
            return {};
    }
}

enum class LineEnds { Space, Keep };

void append_space(std::string& out, char space) {
    if (!out.empty() && out.back() == '\n') return;
    if (!out.empty() && out.back() == ' ') {
        if (space == '\n') out.back() = '\n';
        return;
    }
    out += space;
}

/// Whether a text of such characters may need NFC: nearly all of Western writing is in it already.
bool may_not_be_nfc(char32_t c) {
    const bool settled = c < 0x300 || (c >= 0x2002 && c < 0x20D0) || (c >= 0x2500 && c < 0x2800) ||
                         c == 0x2122 || c == 0x2192;
    return !settled;
}

/// Marks that are piled on one letter, beyond what any script does: their order takes quadratic
/// time to find.
std::string without_piles(std::string text) {
    constexpr int kMostMarks = 30;  // of the Unicode "stream-safe" format
    std::string out;
    int marks = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        marks = c > 0 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
        if (marks > kMostMarks && out.empty()) out.assign(text, 0, static_cast<std::size_t>(begin));
        if (marks <= kMostMarks && !out.empty())
            out.append(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    return out.empty() ? text : out;
}

std::string to_nfc(std::string text) {
    text = without_piles(std::move(text));
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error) || nfc->isNormalizedUTF8(text, error)) return text;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, text, sink, nullptr, error);
    return U_FAILURE(error) ? text : out;
}

constexpr std::array<bool, 256> plain_bytes() {
    std::array<bool, 256> plain{};
    for (std::size_t byte = '!'; byte < 0x7F; ++byte) plain.at(byte) = true;
    return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

/// Steps over eight bytes at a time while they are printable ASCII without a space after a space.
/// `after_space`: whether a space stands before `i`.
std::size_t skip_plain_words(std::string_view text, std::size_t i, bool after_space) {
    if constexpr (std::endian::native != std::endian::little) return i;
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kHigh = 0x80U * kOnes;
    for (std::uint64_t word = 0; i + sizeof word <= text.size(); i += sizeof word) {
        std::memcpy(&word, text.data() + i, sizeof word);
        if ((word & kHigh) != 0) break;
        // With no high bit set, adding carries into no other byte.
        const auto none_is = [&](std::uint64_t byte) {
            return (~((word ^ (byte * kOnes)) + 0x7F * kOnes) & kHigh) == 0;
        };
        const bool has_control = ((word + (0x80U - ' ') * kOnes) & kHigh) != kHigh;
        const std::uint64_t spaces = ~((word ^ (' ' * kOnes)) + 0x7F * kOnes) & kHigh;
        const bool twice = (spaces & (spaces << 8U)) != 0 || (after_space && (spaces & 0x80U) != 0);
        if (has_control || twice || !none_is(0x7F)) break;
        after_space = (spaces >> 63U) != 0;
    }
    return i;
}

/// First place from `i` on that is not printable ASCII or stands after a space of its own: most of
/// most texts needs no cleaning, and is copied at once.
std::size_t end_of_plain(std::string_view text, std::size_t i) {
    const auto is_plain = [&](std::size_t at) {
        return kPlain[static_cast<unsigned char>(text[at])];
    };
    if (i < text.size() && is_plain(i)) i = skip_plain_words(text, i, i > 0 && text[i - 1] == ' ');
    for (; i < text.size(); ++i) {
        if (!is_plain(i) && !(text[i] == ' ' && i > 0 && is_plain(i - 1))) break;
    }
    return i;
}

void append_cleaned(std::string& out,
                    std::string_view text,
                    std::size_t& i,
                    LineEnds line_ends,
                    bool& unsettled) {
    const UChar32 raw = next(text, i);
    const char32_t c = raw < 0 ? utf8::kReplacement : static_cast<char32_t>(raw);
    if (c == 0x17F) {
        // PDF makers write the ft ligature as a long s and t: "Cli\u017Ftonville".
        out += i < text.size() && text[i] == 't' ? 'f' : 's';
    } else if (const std::string_view letters = spelt_out(c); !letters.empty()) {
        out += letters;
    } else if (const char32_t kept = cleaned(c); kept == ' ' || kept == '\n') {
        append_space(out, kept == '\n' && line_ends == LineEnds::Keep ? '\n' : ' ');
    } else if (kept != 0) {
        unsettled = unsettled || may_not_be_nfc(kept);
        append(out, kept);
    }
}

/// Appends to `out`, which may hold text that was cleaned before.
void clean_onto(std::string& out, std::string_view text, LineEnds line_ends) {
    const std::size_t begin = out.size();
    bool unsettled = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_plain(text, i);
        // A space after a space or line end of what stands before is none of its own.
        out.append(text, i, end - i);
        i = end;
        if (i < text.size()) append_cleaned(out, text, i, line_ends, unsettled);
    }
    if (!unsettled) return;
    std::string composed = to_nfc(out.substr(begin));
    out.replace(begin, std::string::npos, composed);
}

std::string clean(std::string_view text, LineEnds line_ends) {
    std::string out;
    out.reserve(text.size());
    if (!may_need_repair(text)) {
        clean_onto(out, text, line_ends);
        return out;
    }
    // Texts are broken more than once; each round undoes one, and makes the text shorter.
    constexpr int kMaxRounds = 8;
    std::string broken(text);
    for (int round = 0; round < kMaxRounds; ++round) {
        out.clear();
        clean_onto(out, repaired_text(broken), line_ends);
        if (out == broken || !may_need_repair(out)) break;
        broken = out;
    }
    return out;
}

}  // namespace

std::string clean_piece(std::string_view text) { return clean(text, LineEnds::Space); }

void append_piece(std::string& out, std::string_view text) {
    const std::size_t begin = out.size();
    const bool at_start = begin == 0 || out.back() == ' ' || out.back() == '\n';
    if (may_need_repair(text)) {
        out += clean(text, LineEnds::Space);
    } else {
        clean_onto(out, text, LineEnds::Space);
    }
    if (at_start && out.size() > begin && out[begin] == ' ') out.erase(begin, 1);
}

std::string clean_line(std::string_view text) {
    std::string line = clean(text, LineEnds::Space);
    if (line.ends_with(' ')) line.pop_back();
    if (line.starts_with(' ')) line.erase(0, 1);
    return line;
}

std::string clean_text(std::string_view text) {
    std::string lines = clean(trim(text), LineEnds::Keep);
    if (lines.find('\n') == std::string::npos) return std::string(trim(lines));
    std::string out;
    out.reserve(lines.size());
    for (const char c : lines) {
        if (c == ' ' && !out.empty() && out.back() == '\n') continue;
        out += c;
    }
    return std::string(trim(out));
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (next(text, i) < 0) return false;
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) (void)next(text, i);
    return count;
}

bool starts_lower(std::string_view text) {
    std::size_t i = 0;
    return !text.empty() && u_islower(next(text, i));
}

bool starts_upper(std::string_view text) {
    std::size_t i = 0;
    return !text.empty() && u_isupper(next(text, i));
}

bool has_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (u_isalpha(next(text, i))) return true;
    }
    return false;
}

bool is_all_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < text.size();) {
        const UChar32 c = next(text, i);
        if (u_islower(c)) return false;
        if (u_isupper(c)) ++capitals;
    }
    return capitals >= 2;
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace findings
