// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text with headings, quotations and links, and the forms in which it is handed out. One renderer
// a form, none a document.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct TextRun {
    std::string text;
    std::string href;  // "https://..." or "#anchor"; empty = no link
    bool is_bold = false;
};

enum class BlockForm : std::uint8_t {
    Title,
    Heading,
    SubHeading,
    Paragraph,
    Quotation,
    Note,
    Item
};

struct DocumentBlock {
    BlockForm form = BlockForm::Paragraph;
    std::vector<TextRun> runs;
    std::string anchor;  // what "#anchor" leads to; letters, digits and hyphens
};

struct Document {
    std::string title;
    std::string created;  // ISO 8601; empty = not said
    std::vector<DocumentBlock> blocks;
};

enum class DocumentFormat : std::uint8_t { Html, Docx, Odt, Markdown };

/// "html", "docx", "odt", "md"
[[nodiscard]] std::optional<DocumentFormat> document_format(std::string_view id);
[[nodiscard]] std::string_view content_type_of(DocumentFormat format);
/// With its dot.
[[nodiscard]] std::string_view ending_of(DocumentFormat format);
[[nodiscard]] std::string render(const Document& document, DocumentFormat format);

/// Text for XML: escaped, without the control characters that it has no form for.
[[nodiscard]] std::string xml_text(std::string_view text);

// document_*.cpp, one each.
[[nodiscard]] std::string html_of(const Document& document);
[[nodiscard]] std::string markdown_of(const Document& document);
[[nodiscard]] std::string docx_of(const Document& document);
[[nodiscard]] std::string odt_of(const Document& document);

}  // namespace findings
