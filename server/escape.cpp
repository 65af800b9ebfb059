// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/escape.hpp"

#include <array>
#include <cstdint>

namespace findings {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

std::uint8_t byte_at(std::string_view text, std::size_t i) {
    return static_cast<std::uint8_t>(text[i]);
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

// Bytes of the well-formed UTF-8 character at `i` (Unicode table 3-7: no overlong forms, no
// surrogates), 0 if there is none.
std::size_t character_bytes(std::string_view text, std::size_t i) {
    const std::uint8_t first = byte_at(text, i);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (i + length > text.size()) return 0;
    const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte_at(text, i + 1) < low || byte_at(text, i + 1) > high) return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
    }
    return length;
}

bool is_control(std::uint8_t c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

// Bytes of the character at `i` that may stand in a page or an answer as it is; 0 for a byte that
// may not.
std::size_t clean_bytes(std::string_view text, std::size_t i) {
    if (is_control(byte_at(text, i))) return 0;
    const std::size_t length = character_bytes(text, i);
    // C1 controls (U+0080..U+009F) have no meaning in HTML and hide text in some terminals.
    if (length == 2 && byte_at(text, i) == 0xC2 && byte_at(text, i + 1) < 0xA0) return 0;
    return length;
}

std::string_view html_entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

void append_html(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = clean_bytes(text, i);
        if (length == 0) {
            out += kReplacement;
            ++i;
            continue;
        }
        const std::string_view entity = html_entity(text[i]);
        out += entity.empty() ? text.substr(i, length) : entity;
        i += length;
    }
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    append_html(out, text);
    return out;
}

std::string snippet_html(std::span<const SnippetPart> parts) {
    std::string out;
    for (const SnippetPart& part : parts) {
        if (part.is_match) out += "<mark>";
        append_html(out, part.text);
        if (part.is_match) out += "</mark>";
    }
    return out;
}

std::string escape_url(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        out += '%';
        out += kHexDigits[byte >> 4U];
        out += kHexDigits[byte & 0x0FU];
    }
    return out;
}

std::string escape_header(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 0x20 && c < 0x7F) out += c;
    }
    return out;
}

std::string escape_log(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte >= 0x20 && byte < 0x7F && c != '\\') {
            out += c;
            continue;
        }
        out += "\\x";
        out += kHexDigits[byte >> 4U];
        out += kHexDigits[byte & 0x0FU];
    }
    return out;
}

std::string clean_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = clean_bytes(text, i);
        out += length == 0 ? kReplacement : text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return out;
}

bool is_clean_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = clean_bytes(text, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string web_link(std::string_view url) {
    constexpr std::array<std::string_view, 2> kSchemes = {"https://", "http://"};
    for (const std::string_view scheme : kSchemes) {
        if (!url.starts_with(scheme)) continue;
        const std::string_view rest = url.substr(scheme.size());
        const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
        if (host.empty() || host.find_first_of("@\\ \"<>") != std::string_view::npos) return {};
        for (const char c : url) {
            if (static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7F) return {};
        }
        return std::string(url);
    }
    return {};
}

}  // namespace findings
