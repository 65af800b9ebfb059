// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/detect_text.hpp"

#include "indexer/parse/saved_page.hpp"
#include "indexer/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

constexpr std::size_t kHeadBytes = 64U << 10;  // what is looked at to tell kinds of text apart

Result<MediaType> refused(std::string what, std::string hint = {}) {
    return failure(ErrorKind::Unsupported, std::move(what), std::move(hint));
}

/// EBCDIC: spaces are 0x40, letters lie above 0x80, and there is hardly a byte of ASCII text.
bool looks_ebcdic(std::string_view head) {
    std::size_t spaces = 0;
    std::size_t letters = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0x40) ++spaces;
        if ((byte >= 0x81 && byte <= 0xA9) || (byte >= 0xC1 && byte <= 0xE9)) ++letters;
    }
    return spaces * 20 > head.size() && letters * 2 > head.size();
}

/// A few stray NULs or controls are damage; binary data is full of them.
bool looks_binary(std::string_view head) {
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20) continue;
        if (byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B)
            ++controls;
    }
    return controls * 50 > head.size();
}

/// Text files that were cut from a disk end in NULs.
std::string_view without_padding(std::string_view head) {
    const std::size_t last = head.find_last_not_of('\0');
    return last == std::string_view::npos ? std::string_view{} : head.substr(0, last + 1);
}

/// Text in neither UTF-8 nor UTF-16 whose letters are mostly beyond ASCII is not Western: we would
/// index nonsense.
bool has_untold_encoding(const DecodedText& decoded, std::string_view head) {
    if (decoded.encoding != TextEncoding::Windows1252) return false;
    const auto high = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
    });
    return static_cast<std::size_t>(high) * 10 > head.size() * 3;
}

std::string_view skip_past(std::string_view text, std::string_view end) {
    const std::size_t at = text.find(end);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + end.size());
}

/// Name of the first element, lower case; `is_xml` tells of <?xml or a doctype, `is_html` of HTML's
/// doctype.
struct Markup {
    std::string root;
    bool is_xml = false;
    bool is_html = false;
};

Markup first_markup(std::string_view text) {
    Markup markup;
    for (text = trim(text); text.starts_with('<'); text = trim(text)) {
        if (text.starts_with("<!--")) {
            text = skip_past(text, "-->");
        } else if (text.starts_with("<?")) {
            markup.is_xml = markup.is_xml || text.starts_with("<?xml");
            text = skip_past(text, ">");
        } else if (text.starts_with("<!")) {
            markup.is_html = ascii_lower(text.substr(0, 16)).starts_with("<!doctype html");
            markup.is_xml =
                markup.is_xml ||
                (!markup.is_html && ascii_lower(text.substr(0, 10)).starts_with("<!doctype"));
            // An internal subset holds ">" of its own.
            const std::size_t subset = text.find('[');
            text = subset < text.find('>') ? skip_past(text, "]>") : skip_past(text, ">");
        } else {
            std::string name = ascii_lower(text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1));
            if (const std::size_t colon = name.find(':'); colon != std::string::npos)
                name.erase(0, colon + 1);
            const bool closes = text.find('>') != std::string_view::npos;
            if (closes && !name.empty() &&
                name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") ==
                    std::string::npos) {
                markup.root = std::move(name);
            }
            return markup;
        }
    }
    return markup;
}

/// A page that says so in its first words, in any encoding but UTF-16: most of what is read.
bool is_plain_page(std::string_view raw) {
    constexpr std::size_t kFewBytes = 4096;
    const std::string_view head = raw.substr(0, kFewBytes);
    if (head.empty() || looks_binary(raw.substr(0, 4 * kFewBytes))) return false;
    const Markup markup = first_markup(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head);
    return markup.is_html || markup.root == "html";
}

bool is_html_element(std::string_view name) {
    constexpr std::array kNames = {
        "html",   "head",    "body",    "title",  "meta",     "link",       "script",
        "style",  "div",     "p",       "span",   "h1",       "h2",         "h3",
        "h4",     "h5",      "h6",      "table",  "ul",       "ol",         "dl",
        "main",   "a",       "br",      "nav",    "img",      "form",       "font",
        "center", "article", "section", "header", "frameset", "blockquote", "pre"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_markdown_name(std::string_view name) {
    const std::string lower = ascii_lower(name);
    return lower.ends_with(".md") || lower.ends_with(".markdown") || lower.ends_with(".mkd");
}

bool is_text_name(std::string_view name) {
    const std::string lower = ascii_lower(name);
    return lower.ends_with(".txt") || lower.ends_with(".text");
}

/// By its name, and lines that are cut into as many values each.
bool is_table_of_values(std::string_view text, std::string_view name) {
    const std::string lower = ascii_lower(name);
    const bool by_tabs = lower.ends_with(".tsv");
    if (!by_tabs && !lower.ends_with(".csv")) return false;
    const std::string_view first = text.substr(0, text.find('\n'));
    return std::count_if(first.begin(), first.end(), [&](char c) {
               return by_tabs ? c == '\t' : c == ',' || c == ';';
           }) > 0;
}

/// Without a telling name: a heading with "#" and one more sign of Markdown.
bool looks_markdown(std::string_view head) {
    const std::string text = "\n" + std::string(head);
    const bool has_heading =
        text.find("\n# ") != std::string::npos || text.find("\n## ") != std::string::npos;
    const bool has_more =
        text.find("](") != std::string::npos || text.find("\n```") != std::string::npos ||
        text.find("**") != std::string::npos || text.find("\n- ") != std::string::npos ||
        text.find("\n* ") != std::string::npos;
    return has_heading && has_more;
}

bool is_record(const nlohmann::json& object) {
    return object.contains("locationId") || object.contains("providerId") ||
           object.contains("assessment");
}

/// JSON by its first lines: one object a line, or one object over many lines. Unknown when it is no
/// JSON at all.
Result<MediaType> detect_json(std::string_view text) {
    std::size_t objects = 0;
    std::size_t with_text = 0;
    std::size_t lines = 0;
    for (std::string_view rest = text; !rest.empty() && lines < 50;) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = trim(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty()) continue;
        ++lines;
        const nlohmann::json value = nlohmann::json::parse(line, nullptr, false);
        if (!value.is_object()) continue;
        ++objects;
        if (value.contains("text") && value["text"].is_string()) ++with_text;
        if (lines == 1 && rest.find('{') == std::string_view::npos && is_record(value))
            return MediaType::CqcJson;
    }
    if (with_text > 0) return MediaType::Jsonl;
    const std::string_view kHint =
        "readable are the regulator's location and provider records, and JSON lines with \"text\"";
    if (objects > 1) return refused("JSON lines without a \"text\"", std::string(kHint));
    if (text.starts_with('{') && (text.find("\"locationId\"") != std::string_view::npos ||
                                  text.find("\"providerId\"") != std::string_view::npos)) {
        const nlohmann::json record = nlohmann::json::parse(text, nullptr, false);
        // A damaged record is still a record: its reader says where it breaks off.
        if (record.is_discarded() || is_record(record)) return MediaType::CqcJson;
    }
    if (nlohmann::json::accept(text)) {
        return refused("JSON that is not a location or provider record of the regulator",
                       std::string(kHint));
    }
    return MediaType::Unknown;
}

}  // namespace

Result<MediaType> detect_text_type(std::span<const std::byte> bytes, std::string_view name) {
    const std::string_view raw = without_padding(
        {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kHeadBytes)});
    if (is_plain_page(raw)) return MediaType::Html;
    const DecodedText head = decode_text(bytes.first(std::min(bytes.size(), kHeadBytes)));
    const bool is_wide =
        head.encoding == TextEncoding::Utf16Little || head.encoding == TextEncoding::Utf16Big;
    if (looks_ebcdic(raw)) return refused("text in EBCDIC", "convert it to UTF-8");
    if (looks_binary(is_wide ? std::string_view(head.text) : raw))
        return refused("binary data of an unknown kind");

    const std::string_view text = trim(head.text);
    if (text.empty()) return failure(ErrorKind::BadInput, "holds nothing but white space");
    if (text.starts_with("version https://git-lfs.github.com/spec/")) {
        return refused("a Git LFS pointer, not the file itself", "run git lfs pull");
    }
    if (is_saved_page(bytes)) return MediaType::Html;
    const Markup markup = first_markup(text);
    const bool is_page = markup.is_html || markup.root == "html";
    if (is_page) return MediaType::Html;
    if (markup.root == "document" &&
        text.substr(0, 4096).find("urn:oasis:names:tc:opendocument") != std::string_view::npos)
        return MediaType::Odt;  // all in one file
    if (is_markdown_name(name)) return MediaType::Markdown;
    if (is_html_element(markup.root) && !markup.is_xml) return MediaType::Html;
    if (!markup.root.empty() || markup.is_xml) return MediaType::Xml;
    if (text.starts_with('{') || text.starts_with('[')) {
        const Result<MediaType> json = detect_json(trim(decode_text(bytes).text));
        if (!json || *json != MediaType::Unknown) return json;
    }
    // Mail headers or other lines may stand before the page.
    const std::string lower = ascii_lower(text);
    if (lower.find("\n<!doctype html") != std::string::npos ||
        lower.find("\n<html") != std::string::npos) {
        return MediaType::Html;
    }
    if (has_untold_encoding(head, raw)) {
        return refused("text in a character set that cannot be told", "convert it to UTF-8");
    }
    if (is_table_of_values(text, name)) {
        return refused("a table of separated values (CSV)",
                       "save what it says about services as PDF or HTML");
    }
    if (is_text_name(name)) return MediaType::PlainText;
    return looks_markdown(text) ? MediaType::Markdown : MediaType::PlainText;
}

}  // namespace findings
