// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/escape.hpp"
#include "server/render/document.hpp"

namespace findings {
namespace {

/// Marks that Markdown would take for its own.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' ||
            c == '>' || c == '#' || c == '|')
            out += '\\';
        out += c;
    }
    return out;
}

std::string runs_of(const std::vector<TextRun>& runs) {
    std::string text;
    for (const TextRun& run : runs) {
        std::string part = plain(clean_utf8(run.text));
        if (run.is_bold) part = "**" + part + "**";
        const std::string target = run.href.starts_with('#') ? run.href : web_link(run.href);
        text += target.empty() ? part : "[" + part + "](<" + target + ">)";
    }
    return text;
}

/// Every line of it, so that a line break does not end the quotation.
std::string quoted(const std::string& text) {
    std::string out = "> ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "> ";
    }
    return out;
}

std::string block_of(const DocumentBlock& block, std::size_t number) {
    const std::string text = runs_of(block.runs);
    const std::string anchor =
        block.anchor.empty() ? std::string() : "<a id=\"" + block.anchor + "\"></a>\n\n";
    switch (block.form) {
        case BlockForm::Title:
            return "# " + text + "\n\n";
        case BlockForm::Heading:
            return anchor + "## " + text + "\n\n";
        case BlockForm::SubHeading:
            return anchor + "### " + text + "\n\n";
        case BlockForm::Quotation:
            return quoted(text) + "\n\n";
        case BlockForm::Item:
            return std::to_string(number) + ". " + text + '\n';
        case BlockForm::Note:
        case BlockForm::Paragraph:
            break;
    }
    return text + "\n\n";
}

}  // namespace

std::string markdown_of(const Document& document) {
    std::string text;
    std::size_t items = 0;
    for (const DocumentBlock& block : document.blocks) {
        const bool is_item = block.form == BlockForm::Item;
        if (!is_item && items > 0) text += '\n';
        items = is_item ? items + 1 : 0;
        text += block_of(block, items);
    }
    return text;
}

}  // namespace findings
