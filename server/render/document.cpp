// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/render/document.hpp"

#include "server/escape.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

struct Row {
    std::string_view id, content_type, ending;
    std::string (*render)(const Document&);
};

constexpr std::array kRows = {
    Row{"html", "text/html; charset=utf-8", ".html", html_of},
    Row{"docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        docx_of},
    Row{"odt", "application/vnd.oasis.opendocument.text", ".odt", odt_of},
    Row{"md", "text/markdown; charset=utf-8", ".md", markdown_of},
};

const Row& row_of(DocumentFormat format) { return kRows.at(static_cast<std::size_t>(format)); }

}  // namespace

std::optional<DocumentFormat> document_format(std::string_view id) {
    const auto found = std::ranges::find(kRows, id, &Row::id);
    if (found == kRows.end()) return std::nullopt;
    return static_cast<DocumentFormat>(found - kRows.begin());
}

std::string_view content_type_of(DocumentFormat format) { return row_of(format).content_type; }
std::string_view ending_of(DocumentFormat format) { return row_of(format).ending; }
std::string render(const Document& document, DocumentFormat format) {
    return row_of(format).render(document);
}

std::string xml_text(std::string_view text) {
    std::string allowed;
    for (const char c : clean_utf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\t' || c == '\n') allowed += c;
    }
    return escape_html(allowed);
}

}  // namespace findings
