// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text.hpp"
#include "indexer/text_utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <memory>
#include <vector>

namespace findings {
namespace {

using utf8::append;
using utf8::kReplacement;
using utf8::next;

// Windows-1252 between 0x80 and 0x9F. Bytes without a meaning keep their number, as browsers do.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? kWindows1252.at(byte - 0x80U) : byte;
}

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::size_t end_of_ascii(std::string_view text, std::size_t i) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
        std::memcpy(&eight, text.data() + i, sizeof eight);
        if ((eight & kHighBits) != 0) break;
    }
    while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
    return i;
}

struct Utf8Quality {
    std::size_t good = 0;  // sequences of two bytes or more
    std::size_t bad = 0;
};

Utf8Quality utf8_quality(std::string_view text) {
    Utf8Quality quality;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            i = end_of_ascii(text, i);
            continue;
        }
        ++(next(text, i) < 0 ? quality.bad : quality.good);
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

std::string decode_utf32(std::string_view bytes, bool little, bool& exact) {
    std::string out;
    out.reserve(bytes.size() / 4);
    for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
        char32_t c = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto byte = static_cast<unsigned char>(bytes[i + (little ? 3 - k : k)]);
            c = (c << 8U) | byte;
        }
        exact = exact && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000);
        append(out, c);
    }
    return out;
}

/// UTF-32 without a mark: no character is beyond 0x10FFFF, and in Western text three bytes of four
/// are zero.
bool looks_utf32(std::string_view bytes, bool little) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{3};
    if (size < 16) return false;
    std::size_t small = 0;
    for (std::size_t i = 0; i < size; i += 4) {
        const std::string_view four = bytes.substr(i, 4);
        const char top = four[little ? 3 : 0];
        const char next_top = four[little ? 2 : 1];
        const char third = four[little ? 1 : 2];
        const char low = four[little ? 0 : 3];
        if (top == 0 && next_top == 0 && third == 0 && low != 0) ++small;
    }
    return small * 10 >= size / 4 * 8;
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
    const int32_t length = ucnv_toUChars(converter,
                                         units.data(),
                                         static_cast<int32_t>(units.size()),
                                         bytes.data(),
                                         static_cast<int32_t>(bytes.size()),
                                         &error);
    if (U_FAILURE(error)) return {};
    std::string out;
    icu::UnicodeString(false, units.data(), length).toUTF8String(out);
    return out;
}

/// By the name a page declares. Nothing when ICU does not know it, or when ASCII would come out as
/// something else: no web page is written in EBCDIC, but some say so.
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

struct Neighbours {
    char32_t before = ' ';
    char32_t after = ' ';
    [[nodiscard]] static bool letter(char32_t c) {
        return c < 0x80 && std::isalpha(static_cast<int>(c)) != 0;
    }
    [[nodiscard]] static bool lower(char32_t c) { return c >= 'a' && c <= 'z'; }
    [[nodiscard]] static bool digit(char32_t c) { return c >= '0' && c <= '9'; }
    [[nodiscard]] static bool space(char32_t c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
};

/// Whether a writer of English puts `c` there: 1 yes, -1 hardly.
int sense_of(char32_t c, const Neighbours& at) {
    using N = Neighbours;
    const auto told = [](bool makes_sense) { return makes_sense ? 1 : -1; };
    switch (c) {
        case 0x2019:
            return told(N::letter(at.before) || at.before == '.' || at.before == ',');
        case 0x2018:
        case 0x201C:
            return told(!N::letter(at.before) && !N::space(at.after));
        case 0x201D:
            return told(!N::space(at.before) && !N::letter(at.after));
        case 0x2013:
        case 0x2014:
            return told((N::space(at.before) && N::space(at.after)) ||
                        (N::digit(at.before) && N::digit(at.after)) ||
                        (N::letter(at.before) && N::letter(at.after)));
        case 0xA3:
        case 0x20AC:
            return told(N::digit(at.after));
        case 0x2022:
        case 0xB7:
            return told(N::space(at.before) && !N::letter(at.before));
        case 0x2026:
        case 0xBD:
        case 0xBC:
        case 0xBE:
        case 0xB0:
        case 0xA0:
            return told(!(N::letter(at.before) && N::letter(at.after) && c != 0x2026));
        case 0xE8:
        case 0xE9:
        case 0xEA:
        case 0xE0:
        case 0xE7:
        case 0xEF:
        case 0xF6:
        case 0xFC:
        case 0xF1:
            return told(N::lower(at.before) || N::lower(at.after));
        default:
            return -1;
    }
}

/// Of all characters beyond ASCII together.
int sense_of(std::string_view text) {
    int sense = 0;
    Neighbours at;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<char32_t>(std::max(next(text, i), 0));
        if (c >= 0x80) {
            std::size_t ahead = i;
            at.after =
                i < text.size() ? static_cast<char32_t>(std::max(next(text, ahead), 0)) : U' ';
            sense += sense_of(c, at);
        }
        at.before = c;
    }
    return sense;
}

}  // namespace

int utf8::windows_1252_byte(char32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
    const auto* found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
    return found == kWindows1252.end() ? -1 : static_cast<int>(found - kWindows1252.begin()) + 0x80;
}

namespace {

/// Wide characters, told by their mark or by their zero bytes.
bool decode_wide(std::string_view text, DecodedText& decoded) {
    constexpr std::string_view kLittle32("\xFF\xFE\0\0", 4);
    constexpr std::string_view kBig32("\0\0\xFE\xFF", 4);
    if (text.starts_with(kLittle32) || text.starts_with(kBig32) || looks_utf32(text, true) ||
        looks_utf32(text, false)) {
        const bool marked = text.starts_with(kLittle32) || text.starts_with(kBig32);
        const bool little = text.starts_with(kLittle32) || (!marked && looks_utf32(text, true));
        decoded.mark_bytes = marked ? 4 : 0;
        decoded.encoding = little ? TextEncoding::Utf32Little : TextEncoding::Utf32Big;
        decoded.text = decode_utf32(text.substr(decoded.mark_bytes), little, decoded.exact);
        return true;
    }
    const bool little_mark = text.starts_with("\xFF\xFE");
    const bool big_mark = text.starts_with("\xFE\xFF");
    if (!little_mark && !big_mark && !looks_utf16(text, true) && !looks_utf16(text, false))
        return false;
    const bool little = little_mark || (!big_mark && looks_utf16(text, true));
    decoded.mark_bytes = little_mark || big_mark ? 2 : 0;
    decoded.encoding = little ? TextEncoding::Utf16Little : TextEncoding::Utf16Big;
    decoded.text = decode_utf16(text.substr(decoded.mark_bytes), little, decoded.exact);
    return true;
}

/// One byte a character, and nobody says which: the reading in which most characters stand where a
/// writer of English puts them.
void decode_guessed(std::string_view body, DecodedText& decoded) {
    decoded.encoding = TextEncoding::Windows1252;
    decoded.text = decode_windows_1252(body);
    int best = sense_of(decoded.text);
    for (const char* charset : {"macintosh", "ibm-850"}) {
        std::string other = decode_declared(body, charset);
        const int sense = other.empty() ? best : sense_of(other);
        if (sense <= best) continue;
        best = sense;
        decoded.encoding = TextEncoding::Declared;
        decoded.text = std::move(other);
    }
}

}  // namespace

DecodedText decode_text(std::span<const std::byte> bytes, std::string_view charset) {
    const std::string_view text = as_text(bytes);
    DecodedText decoded;
    if (decode_wide(text, decoded)) return decoded;
    decoded.mark_bytes = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view body = text.substr(decoded.mark_bytes);
    const Utf8Quality quality = utf8_quality(body);
    // A few stray bytes in a long UTF-8 text are damage, not another encoding.
    if (quality.bad == 0 || decoded.mark_bytes == 3 || quality.good > 10 * quality.bad) {
        decoded.exact = quality.bad == 0;
        decoded.text = decoded.exact ? std::string(body) : tolerant_utf8(body);
        return decoded;
    }
    // What declares UTF-8 and is none says nothing.
    if (!charset.empty() && !charset.starts_with("utf"))
        decoded.text = decode_declared(body, charset);
    if (decoded.text.empty()) {
        decode_guessed(body, decoded);
        return decoded;
    }
    decoded.encoding = TextEncoding::Declared;
    decoded.exact = decoded.text.find("\xEF\xBF\xBD") == std::string::npos;
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
        switch (decoded_.encoding) {
            case TextEncoding::Utf16Little:
            case TextEncoding::Utf16Big:
                source_ += c > 0xFFFF ? 4U : 2U;
                break;
            case TextEncoding::Utf32Little:
            case TextEncoding::Utf32Big:
                source_ += 4U;
                break;
            default:
                source_ += 1U;
        }
    }
    return source_;
}

}  // namespace findings
