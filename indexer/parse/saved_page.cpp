// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/saved_page.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace findings {
namespace {

constexpr std::size_t kHeadBytes = 16U << 10;
constexpr std::size_t kMaxParts = 4096;
constexpr int kMaxDepth = 4;

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Headers and body of a part.
struct Part {
    std::string_view headers;
    std::string_view body;
};

Part cut(std::string_view text) {
    const std::size_t unix_end = text.find("\n\n");
    const std::size_t mail_end = text.find("\r\n\r\n");
    if (unix_end == std::string_view::npos && mail_end == std::string_view::npos) return {text, {}};
    if (mail_end < unix_end) return {text.substr(0, mail_end + 2), text.substr(mail_end + 4)};
    return {text.substr(0, unix_end + 1), text.substr(unix_end + 2)};
}

/// Value of a header, its folded lines joined; empty when absent.
std::string header(std::string_view headers, std::string_view name) {
    std::string value;
    bool wanted = false;
    for (std::size_t begin = 0; begin < headers.size();) {
        const std::size_t end = std::min(headers.find('\n', begin), headers.size());
        const std::string_view line = headers.substr(begin, end - begin);
        begin = end + 1;
        if (wanted && (line.starts_with(' ') || line.starts_with('\t'))) {
            (value += ' ') += trim(line);
            continue;
        }
        if (wanted) break;
        wanted = line.size() > name.size() && line[name.size()] == ':' &&
                 ascii_lower(line.substr(0, name.size())) == name;
        if (wanted) value = trim(line.substr(name.size() + 1));
    }
    return value;
}

/// "boundary" of `multipart/related; boundary="----x"`.
std::string parameter(const std::string& value, std::string_view name) {
    const std::string lower = ascii_lower(value);
    const std::size_t at = lower.find(std::string(name) + "=");
    if (at == std::string::npos) return {};
    std::string_view rest = trim(std::string_view(value).substr(at + name.size() + 1));
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(rest.substr(0, rest.find_first_of("; \t")));
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        if (text.substr(i + 1).starts_with("\r\n")) {
            i += 2;
        } else if (text.substr(i + 1).starts_with('\n')) {
            i += 1;
        } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                   hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) continue;
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        if (++count % 4 == 0) {
            for (const unsigned shift : {16U, 8U, 0U})
                out += static_cast<char>((bits >> shift) & 0xFFU);
            bits = 0;
        }
    }
    if (count % 4 == 2) out += static_cast<char>((bits >> 4U) & 0xFFU);
    if (count % 4 == 3) {
        out += static_cast<char>((bits >> 10U) & 0xFFU);
        out += static_cast<char>((bits >> 2U) & 0xFFU);
    }
    return out;
}

std::string decoded(const Part& part) {
    const std::string encoding = ascii_lower(header(part.headers, "content-transfer-encoding"));
    if (encoding == "quoted-printable") return from_quoted_printable(part.body);
    if (encoding == "base64") return from_base64(part.body);
    return std::string(part.body);
}

std::optional<SavedPage> page_of(const Part& part) {
    const std::string type = header(part.headers, "content-type");
    if (!ascii_lower(type).starts_with("text/html") &&
        !ascii_lower(type).starts_with("application/xhtml"))
        return std::nullopt;
    SavedPage page{decoded(part),
                   ascii_lower(parameter(type, "charset")),
                   header(part.headers, "content-location")};
    if (!page.address.starts_with("http")) page.address.clear();
    return page;
}

/// The first page among the parts, and the parts of parts.
std::optional<SavedPage> find_page(const Part& whole, int depth) {
    if (auto page = page_of(whole)) return page;
    const std::string type = header(whole.headers, "content-type");
    const std::string boundary = "--" + parameter(type, "boundary");
    if (!ascii_lower(type).starts_with("multipart/") || boundary.size() < 3 || depth > kMaxDepth)
        return std::nullopt;
    std::string_view rest = whole.body;
    for (std::size_t parts = 0; parts < kMaxParts; ++parts) {
        const std::size_t begin = rest.find(boundary);
        const std::size_t line_end =
            begin == std::string_view::npos ? begin : rest.find('\n', begin);
        if (line_end == std::string_view::npos) break;
        rest.remove_prefix(line_end + 1);
        const std::size_t end = std::min(rest.find(boundary), rest.size());
        if (auto page = find_page(cut(rest.substr(0, end)), depth + 1)) return page;
    }
    return std::nullopt;
}

}  // namespace

bool is_saved_page(std::span<const std::byte> bytes) {
    const std::string_view text = as_text(bytes);
    // Headers begin with a name; pages with "<".
    if (text.empty() || std::isalpha(static_cast<unsigned char>(text.front())) == 0) return false;
    const std::string_view headers = cut(text.substr(0, kHeadBytes)).headers;
    const std::string type = ascii_lower(header(headers, "content-type"));
    return type.starts_with("multipart/related") ||
           (type.starts_with("text/html") && !header(headers, "mime-version").empty()) ||
           (type.starts_with("multipart/") &&
            ascii_lower(text).find("content-type: text/html") != std::string::npos);
}

Result<SavedPage> page_of_archive(std::span<const std::byte> bytes) {
    const Part whole = cut(as_text(bytes));
    std::optional<SavedPage> page = find_page(whole, 0);
    if (!page) {
        return failure(ErrorKind::BadInput,
                       "a saved page (MHTML) without an HTML part",
                       "save the page as HTML or PDF");
    }
    const std::string address = header(whole.headers, "snapshot-content-location");
    if (page->address.empty() && address.starts_with("http")) page->address = address;
    return *std::move(page);
}

}  // namespace findings
