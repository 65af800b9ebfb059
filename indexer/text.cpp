// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace findings {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Windows-1252 between 0x80 and 0x9F. Bytes without a meaning keep their number, as browsers do.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? kWindows1252.at(byte - 0x80U) : byte;
}

/// The byte of Windows-1252 that means `c`, or -1.
int to_windows_1252(char32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
    const auto* found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
    return found == kWindows1252.end() ? -1 : static_cast<int>(found - kWindows1252.begin()) + 0x80;
}

void append(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
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

/// Next code point at `i`, which moves past it; negative when the bytes are not UTF-8.
UChar32 next(std::string_view text, std::size_t& i) {
    // U8_NEXT wants its own unsigned type and index.
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + i;
    const auto left = static_cast<int32_t>(std::min<std::size_t>(text.size() - i, U8_MAX_LENGTH));
    int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, used, left, c);
    i += static_cast<std::size_t>(used);
    return c;
}

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Utf8Quality {
    std::size_t good = 0;  // sequences of two bytes or more
    std::size_t bad = 0;
};

Utf8Quality utf8_quality(std::string_view text) {
    Utf8Quality quality;
    for (std::size_t i = 0; i < text.size();) {
        const UChar32 c = next(text, i);
        if (c < 0) ++quality.bad;
        if (c >= 0x80) ++quality.good;
    }
    return quality;
}

/// UTF-8 in which a stray byte is read as Windows-1252.
std::string tolerant_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const UChar32 c = next(text, i);
        if (c >= 0) {
            out.append(text, begin, i - begin);
        } else {
            i = begin + 1;
            append(out, from_windows_1252(static_cast<unsigned char>(text[begin])));
        }
    }
    return out;
}

std::string decode_windows_1252(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) append(out, from_windows_1252(static_cast<unsigned char>(c)));
    return out;
}

std::string decode_utf16(std::string_view bytes, bool little, bool& exact) {
    std::string out;
    out.reserve(bytes.size());
    const auto unit = [&](std::size_t i) {
        const auto low = static_cast<unsigned char>(bytes[i + (little ? 0 : 1)]);
        const auto high = static_cast<unsigned char>(bytes[i + (little ? 1 : 0)]);
        return static_cast<char32_t>((high << 8U) | low);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (U16_IS_LEAD(c) && i + 3 < bytes.size() && U16_IS_TRAIL(unit(i + 2))) {
            c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, unit(i + 2)));
            i += 2;
        } else if (U16_IS_SURROGATE(c)) {
            c = kReplacement;
            exact = false;
        }
        append(out, c);
    }
    return out;
}

/// UTF-16 without a mark: in Western text every second byte is zero.
bool looks_utf16(std::string_view bytes, bool little) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    if (size < 8) return false;
    std::size_t high_zero = 0;
    std::size_t low_zero = 0;
    for (std::size_t i = 0; i < size; i += 2) {
        if (bytes[i + (little ? 1 : 0)] == '\0') ++high_zero;
        if (bytes[i + (little ? 0 : 1)] == '\0') ++low_zero;
    }
    return high_zero * 10 >= size / 2 * 7 && low_zero * 20 <= size / 2;
}

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

std::string convert(UConverter* converter, std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    std::vector<UChar> units(bytes.size() * 2 + 16);
    const int32_t length =
        ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), bytes.data(),
                      static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return {};
    std::string out;
    icu::UnicodeString(false, units.data(), length).toUTF8String(out);
    return out;
}

/// By the name a page declares. Nothing when ICU does not know it, or when ASCII would come out as something else: no web
/// page is written in EBCDIC, but some say so.
std::string decode_declared(std::string_view bytes, std::string_view charset) {
    const std::string name(charset);
    UErrorCode error = U_ZERO_ERROR;
    const Converter converter(ucnv_open(name.c_str(), &error));
    if (U_FAILURE(error) || bytes.size() > (std::size_t{256} << 20)) return {};
    constexpr std::string_view kProbe = "<html lang=\"en\">The quick fox 0123";
    if (convert(converter.get(), kProbe) != kProbe) return {};
    ucnv_reset(converter.get());
    return convert(converter.get(), bytes);
}

/// What a code point becomes; 0 drops it. White space comes out as ' ' or '\n'.
char32_t cleaned(char32_t c) {
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
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
            case 0xF0E0: return 0x2192;
            case 0xF0FC: return 0x2713;
            case 0xF0FE: return 0x2611;
            case 0xF02D: return '-';
            case 0xF0B7: case 0xF0A7: case 0xF0A8: case 0xF0D8: case 0xF076: case 0xF06E:
            case 0xF06F: case 0xF071: case 0xF075: case 0xF077: case 0xF0A1: case 0xF09F:
            case 0xF0B2: case 0xF0DC: case 0xF0E8: case 0xF0A3: return 0x2022;
            default: return 0;
        }
    }
    if (c >= 0xF0000 || (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return 0;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
}

std::string_view spelt_out(char32_t c) {
    switch (c) {
        case 0xFB00: return "ff";
        case 0xFB01: return "fi";
        case 0xFB02: return "fl";
        case 0xFB03: return "ffi";
        case 0xFB04: return "ffl";
        case 0xFB05: case 0xFB06: return "st";
        default: return {};
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

std::string to_nfc(std::string text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return text;
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error) || nfc->isNormalizedUTF8(text, error)) return text;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, text, sink, nullptr, error);
    return U_FAILURE(error) ? text : out;
}

std::string clean(std::string_view text, LineEnds line_ends) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const UChar32 raw = next(text, i);
        const char32_t c = raw < 0 ? kReplacement : static_cast<char32_t>(raw);
        if (c == 0x17F) {
            // PDF makers write the ft ligature as a long s and t: "Cliſtonville".
            out += i < text.size() && text[i] == 't' ? 'f' : 's';
        } else if (const std::string_view letters = spelt_out(c); !letters.empty()) {
            out += letters;
        } else if (const char32_t kept = cleaned(c); kept == ' ' || kept == '\n') {
            append_space(out, kept == '\n' && line_ends == LineEnds::Keep ? '\n' : ' ');
        } else if (kept != 0) {
            append(out, kept);
        }
    }
    return to_nfc(std::move(out));
}

}  // namespace

DecodedText decode_text(std::span<const std::byte> bytes, std::string_view charset) {
    const std::string_view text = as_text(bytes);
    DecodedText decoded;
    const bool little_mark = text.starts_with("\xFF\xFE");
    const bool big_mark = text.starts_with("\xFE\xFF");
    if (little_mark || big_mark || looks_utf16(text, true) || looks_utf16(text, false)) {
        const bool little = little_mark || (!big_mark && looks_utf16(text, true));
        decoded.mark_bytes = little_mark || big_mark ? 2 : 0;
        decoded.encoding = little ? TextEncoding::Utf16Little : TextEncoding::Utf16Big;
        decoded.text = decode_utf16(text.substr(decoded.mark_bytes), little, decoded.exact);
        return decoded;
    }
    decoded.mark_bytes = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view body = text.substr(decoded.mark_bytes);
    const Utf8Quality quality = utf8_quality(body);
    // A few stray bytes in a long UTF-8 text are damage, not another encoding.
    if (quality.bad == 0 || decoded.mark_bytes == 3 || quality.good > 10 * quality.bad) {
        decoded.exact = quality.bad == 0;
        decoded.text = decoded.exact ? std::string(body) : tolerant_utf8(body);
        return decoded;
    }
    if (!charset.empty()) decoded.text = decode_declared(body, charset);
    if (!decoded.text.empty()) {
        decoded.encoding = TextEncoding::Declared;
        decoded.exact = decoded.text.find("\xEF\xBF\xBD") == std::string::npos;
        return decoded;
    }
    decoded.encoding = TextEncoding::Windows1252;
    decoded.text = decode_windows_1252(body);
    return decoded;
}

std::uint64_t SourceOffsets::at(std::size_t text_offset) {
    const std::string& text = decoded_.text;
    text_offset = std::min(text_offset, text.size());
    if (decoded_.encoding == TextEncoding::Utf8) {
        source_ += text_offset - std::min(position_, text_offset);
        position_ = text_offset;
        return source_;
    }
    while (position_ < text_offset) {
        const UChar32 c = next(text, position_);
        const bool wide = decoded_.encoding == TextEncoding::Utf16Little ||
                          decoded_.encoding == TextEncoding::Utf16Big;
        source_ += wide ? (c > 0xFFFF ? 4U : 2U) : 1U;
    }
    return source_;
}

std::string repair_mojibake(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const UChar32 c = next(text, i);
        const int byte = c < 0 ? -1 : to_windows_1252(static_cast<char32_t>(c));
        if (byte < 0) return std::string(text);
        bytes += static_cast<char>(byte);
    }
    return is_valid_utf8(bytes) ? bytes : std::string(text);
}

bool is_mojibake(std::string_view text) {
    // First characters of what UTF-8 punctuation and accented letters look like in Windows-1252.
    if (text.find("\xC3\xA2\xE2\x82\xAC") == std::string_view::npos &&
        text.find("\xC3\x83") == std::string_view::npos &&
        text.find("\xC3\x82") == std::string_view::npos) {
        return false;
    }
    return repair_mojibake(text) != text;
}

std::string clean_piece(std::string_view text) { return clean(text, LineEnds::Space); }

std::string clean_line(std::string_view text) { return std::string(trim(clean(text, LineEnds::Space))); }

std::string clean_text(std::string_view text) {
    std::string lines = clean(text, LineEnds::Keep);
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
