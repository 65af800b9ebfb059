// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text_repair.hpp"

#include "indexer/text.hpp"
#include "indexer/text_utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace findings {
namespace {

using utf8::append;
using utf8::next;

constexpr std::size_t kMaxReferenceBytes = 10;

bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Names that reach texts by escaping twice: those of typewriters' missing keys, and of markup.
std::optional<char32_t> named_character(std::string_view name) {
    struct Named {
        std::string_view name;
        char32_t character;
    };
    constexpr std::array kNames = {
        Named{"amp", '&'},      Named{"lt", '<'},        Named{"gt", '>'},
        Named{"quot", '"'},     Named{"apos", '\''},     Named{"nbsp", 0xA0},
        Named{"ndash", 0x2013}, Named{"mdash", 0x2014},  Named{"lsquo", 0x2018},
        Named{"rsquo", 0x2019}, Named{"ldquo", 0x201C},  Named{"rdquo", 0x201D},
        Named{"sbquo", 0x201A}, Named{"bdquo", 0x201E},  Named{"hellip", 0x2026},
        Named{"bull", 0x2022},  Named{"middot", 0xB7},   Named{"pound", 0xA3},
        Named{"euro", 0x20AC},  Named{"copy", 0xA9},     Named{"reg", 0xAE},
        Named{"trade", 0x2122}, Named{"deg", 0xB0},      Named{"frac12", 0xBD},
        Named{"frac14", 0xBC},  Named{"frac34", 0xBE},   Named{"times", 0xD7},
        Named{"eacute", 0xE9},  Named{"egrave", 0xE8},   Named{"agrave", 0xE0},
        Named{"uuml", 0xFC},    Named{"ouml", 0xF6},     Named{"auml", 0xE4},
        Named{"ccedil", 0xE7},  Named{"ntilde", 0xF1},   Named{"shy", 0xAD},
        Named{"zwnj", 0x200C},  Named{"zwj", 0x200D},    Named{"ensp", 0x2002},
        Named{"emsp", 0x2003},  Named{"thinsp", 0x2009}, Named{"laquo", 0xAB},
        Named{"raquo", 0xBB},   Named{"rarr", 0x2192},   Named{"larr", 0x2190},
        Named{"ge", 0x2265},    Named{"le", 0x2264},     Named{"sect", 0xA7},
        Named{"acirc", 0xE2},   Named{"Acirc", 0xC2},    Named{"Atilde", 0xC3},
        Named{"check", 0x2713}};
    const auto* found =
        std::find_if(kNames.begin(), kNames.end(), [&](const Named& n) { return n.name == name; });
    if (found == kNames.end()) return std::nullopt;
    return found->character;
}

std::optional<char32_t> numbered_character(std::string_view digits, int base) {
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    const bool is_character =
        number >= 32 && number <= 0x10FFFF && (number & 0xFFFFF800U) != 0xD800;
    if (!is_character) return std::nullopt;
    return static_cast<char32_t>(number);
}

/// The character meant by what stands between "&" and ";".
std::optional<char32_t> referenced_character(std::string_view name) {
    if (name.starts_with("#x") || name.starts_with("#X"))
        return numbered_character(name.substr(2), 16);
    if (name.starts_with('#')) return numbered_character(name.substr(1), 10);
    // A site of the regulator lost the "#": "A&38;E".
    if (name.size() >= 2 &&
        std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return numbered_character(name, 10);
    }
    return named_character(name);
}

/// Length of a reference at `at`, with "&" and ";"; 0 when there is none.
std::size_t reference_length(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size() && i - at <= kMaxReferenceBytes; ++i) {
        if (text[i] == ';') return i - at > 1 ? i - at + 1 : 0;
        if (!is_alnum(text[i]) && !(text[i] == '#' && i == at + 1)) return 0;
    }
    return 0;
}

/// The byte of Windows-1252 that a misread character was. Controls stand for the five bytes
/// without a meaning, and for all of them where Latin-1 was taken instead.
int misread_byte(char32_t c) { return c < 0xA0 ? static_cast<int>(c) : utf8::windows_1252_byte(c); }

/// Whether a misread sequence is likely to have been this character: punctuation, signs and the
/// letters of Western Europe.
bool is_plausible(char32_t c) {
    return (c >= 0xA0 && c <= 0xFF) || (c >= 0x2000 && c <= 0x206F) || c == 0x20AC || c == 0x2122 ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2200 && c <= 0x22FF) ||
           (c >= 0x25A0 && c <= 0x27BF) || c == 0xFEFF || (c >= 0xFB00 && c <= 0xFB06) ||
           (c >= 0xF000 && c <= 0xF0FF) || c == 0xFFFD || (c >= 0x1F000 && c <= 0x1FAFF) ||
           c == 0x152 || c == 0x153 || c == 0x160 || c == 0x161 || c == 0x178 || c == 0x192 ||
           c == 0x2C6 || c == 0x2DC || c == 0x201A;
}

/// The character whose UTF-8 was read as Windows-1252 at `i`; moves `i` past it.
std::optional<char32_t> misread_character(std::string_view text, std::size_t& i) {
    std::size_t at = i;
    const std::int32_t first = next(text, at);
    const int lead = first < 0 ? -1 : misread_byte(static_cast<char32_t>(first));
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0) return std::nullopt;
    std::string bytes(1, static_cast<char>(lead));
    while (bytes.size() < length && at < text.size()) {
        const std::int32_t c = next(text, at);
        const int byte = c < 0 ? -1 : misread_byte(static_cast<char32_t>(c));
        if (byte < 0x80 || byte > 0xBF) return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    std::size_t used = 0;
    if (bytes.size() < length) return std::nullopt;
    const std::int32_t meant = next(bytes, used);
    if (meant < 0 || used != bytes.size() || !is_plausible(static_cast<char32_t>(meant)))
        return std::nullopt;
    i = at;
    return static_cast<char32_t>(meant);
}

/// Sequences that lost their last byte on the way: the closing quotation mark, whose byte means
/// nothing in Windows-1252, and the no-break space, which became a plain one.
std::optional<std::string_view> damaged_character(std::string_view text, std::size_t& i) {
    const std::string_view rest = text.substr(i);
    constexpr std::string_view kQuote = "\xC3\xA2\xE2\x82\xAC";  // â€
    if (rest.starts_with(kQuote)) {
        std::string_view after = rest.substr(kQuote.size());
        const bool replaced = after.starts_with("\xEF\xBF\xBD");
        if (!replaced && !after.empty() && is_alnum(after.front())) return std::nullopt;
        if (!replaced && !after.empty() && static_cast<unsigned char>(after.front()) >= 0x80)
            return std::nullopt;
        i += kQuote.size() + (replaced ? 3 : 0);
        return "\xE2\x80\x9D";
    }
    constexpr std::string_view kSpace = "\xC3\x82 ";  // Â and a space
    const bool in_capitals = i > 0 && text[i - 1] >= 'A' && text[i - 1] <= 'Z';
    if (rest.starts_with(kSpace) && !in_capitals) {
        i += kSpace.size();
        return " ";
    }
    return std::nullopt;
}

bool has_reference(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
        if (reference_length(text, at) > 0) return true;
    }
    return false;
}

bool has_misread_lead(std::string_view text) {
    if (text.empty()) return false;
    for (std::size_t at = text.find('\xC3'); at < text.size() - 1; at = text.find('\xC3', at + 1)) {
        // Â, Ã, â, Å, ï, ð and, of text broken twice, Ë and Æ.
        constexpr std::string_view kLeads = "\x82\x83\xA2\x85\xAF\xB0\x8B\x86";
        if (kLeads.find(text[at + 1]) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

bool may_need_repair(std::string_view text) {
    return has_reference(text) || has_misread_lead(text);
}

std::string decoded_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = text[i] == '&' ? reference_length(text, i) : 0;
        const auto character =
            length == 0 ? std::nullopt : referenced_character(text.substr(i + 1, length - 2));
        if (character) {
            append(out, *character);
            i += length;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string repair_mojibake(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            out += text[i++];
        } else if (const auto meant = misread_character(text, i)) {
            append(out, *meant);
        } else if (const auto damaged = damaged_character(text, i)) {
            out += *damaged;
        } else {
            const std::size_t begin = i;
            (void)next(text, i);
            out.append(text, begin, i - begin);
        }
    }
    return out;
}

bool is_mojibake(std::string_view text) {
    return has_misread_lead(text) && repair_mojibake(text) != text;
}

std::string repaired_text(std::string_view text) {
    std::string out = has_reference(text) ? decoded_references(text) : std::string(text);
    return has_misread_lead(out) ? repair_mojibake(out) : out;
}

}  // namespace findings
