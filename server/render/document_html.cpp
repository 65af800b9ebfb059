// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/escape.hpp"
#include "server/render/document.hpp"

namespace findings {
namespace {

// Stands alone: the file is sent by mail and opened years later.
constexpr std::string_view kStyle =
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.55 "
    "Arial,sans-serif;color:#212b32;background:#fff}"
    "h1{font-size:2rem;line-height:1.2}h2{margin-top:2.5rem;font-size:1.375rem;line-height:1.3}h3{"
    "font-size:1.125rem}"
    "blockquote{margin:1rem 0;padding:.25rem 0 .25rem 1rem;border-left:4px solid #005eb8}"
    "a{color:#005eb8}.note{color:#4c6272;font-size:.9375rem}"
    "@media "
    "print{body{margin:0;max-width:none;font-size:11pt}h2,h3{break-after:avoid}blockquote,.note{"
    "break-inside:avoid}}";

std::string runs_of(const std::vector<TextRun>& runs) {
    std::string html;
    for (const TextRun& run : runs) {
        std::string text = escape_html(clean_utf8(run.text));
        for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 4))
            text.replace(at, 1, "<br>");
        if (run.is_bold) text = "<strong>" + text + "</strong>";
        const std::string target = run.href.starts_with('#') ? run.href : web_link(run.href);
        html += target.empty() ? text : "<a href=\"" + escape_html(target) + "\">" + text + "</a>";
    }
    return html;
}

std::string element(const DocumentBlock& block,
                    const std::string& tag,
                    std::string_view attributes = {}) {
    std::string open = '<' + tag + std::string(attributes);
    if (!block.anchor.empty()) open += " id=\"" + escape_html(block.anchor) + '"';
    return open + '>' + runs_of(block.runs) + "</" + tag + ">\n";
}

std::string block_of(const DocumentBlock& block) {
    switch (block.form) {
        case BlockForm::Title:
            return element(block, "h1");
        case BlockForm::Heading:
            return element(block, "h2");
        case BlockForm::SubHeading:
            return element(block, "h3");
        case BlockForm::Quotation:
            return "<blockquote>\n" + element(block, "p") + "</blockquote>\n";
        case BlockForm::Note:
            return element(block, "p", " class=\"note\"");
        case BlockForm::Item:
            return element(block, "li");
        case BlockForm::Paragraph:
            break;
    }
    return element(block, "p");
}

}  // namespace

std::string html_of(const Document& document) {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
        escape_html(clean_utf8(document.title)) +
        "</title>\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<style>" +
        std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n";
    bool in_list = false;
    for (const DocumentBlock& block : document.blocks) {
        const bool is_item = block.form == BlockForm::Item;
        if (is_item != in_list) html += is_item ? "<ol>\n" : "</ol>\n";
        in_list = is_item;
        html += block_of(block);
    }
    return html + (in_list ? "</ol>\n" : "") + "</main>\n</body>\n</html>\n";
}

}  // namespace findings
