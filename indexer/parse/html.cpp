// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html.hpp"

#include "indexer/limits.hpp"
#include "indexer/parse/html_blocks.hpp"
#include "indexer/parse/html_head.hpp"
#include "indexer/parse/html_shape.hpp"
#include "indexer/parse/html_tree.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/saved_page.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/text.hpp"
#include "indexer/text_repair.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <utility>

namespace findings {
namespace {

constexpr int kMaxPagesInside = 3;  // pages inside pages: iframe srcdoc, markup in a text

/// Whether a text holds markup of its own: pages are fed by programs that escape what they should
/// not.
bool holds_markup(std::string_view text) {
    constexpr auto kTags = std::to_array<std::string_view>({"p",
                                                            "br",
                                                            "b",
                                                            "i",
                                                            "em",
                                                            "strong",
                                                            "ul",
                                                            "ol",
                                                            "li",
                                                            "a",
                                                            "span",
                                                            "div",
                                                            "h1",
                                                            "h2",
                                                            "h3",
                                                            "h4",
                                                            "u",
                                                            "sup",
                                                            "table"});
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        std::size_t begin = at + 1;
        if (begin < text.size() && text[begin] == '/') ++begin;
        const std::size_t end = std::min(text.find_first_of(" />\n", begin), text.size());
        if (end - begin > 6 || text.find('>', end) == std::string_view::npos) continue;
        const std::string name = ascii_lower(text.substr(begin, end - begin));
        if (std::find(kTags.begin(), kTags.end(), name) != kTags.end()) return true;
    }
    return false;
}

/// Reads the body of a page, and of the pages inside it.
class BodyReader {
  public:
    explicit BodyReader(HtmlBlocks& blocks) : blocks_(blocks) {}

    void read(xmlNode* root) {
        ++depth_;
        walk_html(
            root,
            [&](const xmlNode* node) { return enter(node); },
            [&](const xmlNode*) { blocks_.close(); });
        --depth_;
    }

  private:
    bool enter(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            text(view(node->content));
            return false;
        }
        if (node->type != XML_ELEMENT_NODE || blocks_.is_full()) return false;
        read_element(node, element_);
        if (element_.name == "iframe") {
            read_page_inside(element_.attribute("srcdoc"));
            read_element(node, element_);  // it held elements of the page inside, which is gone
        }
        // The parser leaves what it does not know in <head>, <main> for one: only the title is none
        // of the text.
        if (element_.name == "title" || has_mark(node, kHiddenMark)) return false;
        if (element_.name == "img") image();
        element_.is_main = has_mark(node, kMainMark);
        element_.is_chrome = has_mark(node, kChromeMark);
        element_.is_title = has_mark(node, kTitleMark);
        element_.is_layout_table = has_mark(node, kLayoutTableMark);
        element_.is_unseen = has_mark(node, kUnseenMark);
        blocks_.open(element_);
        // An element without children is never left.
        if (node->children == nullptr) blocks_.close();
        return true;
    }

    void text(std::string_view text) {
        const bool escaped =
            text.find('<') != std::string_view::npos || text.find("&lt;") != std::string_view::npos;
        if (!escaped || depth_ >= kMaxPagesInside) return blocks_.text(text);
        const std::string once = decoded_references(text);
        if (!holds_markup(once)) return blocks_.text(text);
        read_page_inside(once);
    }

    /// A picture of a rating says it: tables of ratings are drawn so.
    void image() {
        const std::string_view alternative = trim(element_.attribute("alt"));
        if (!alternative.empty() && alternative.size() < 40 && rating_from_text(alternative))
            blocks_.text(' ' + std::string(alternative) + ' ');
    }

    void read_page_inside(std::string_view html) {
        if (html.empty() || depth_ >= kMaxPagesInside) return;
        const HtmlTree tree = html_tree(std::string(html));
        xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
        if (root == nullptr) return;
        (void)mark_page_shape(root);
        read(root);
    }

    HtmlBlocks& blocks_;  // NOLINT: lives inside one call
    HtmlElement element_;
    int depth_ = 0;
};

/// What the page says of its encoding: <meta charset>, <meta http-equiv>, or the XML declaration.
std::string declared_charset(Bytes bytes) {
    std::string head;
    std::size_t at = std::string::npos;
    // Most say it at once.
    for (const std::size_t size : {1024U, 8192U}) {
        if (at != std::string::npos || (size > 1024U && bytes.size() <= 1024U)) continue;
        head = ascii_lower({reinterpret_cast<const char*>(bytes.data()),
                            std::min<std::size_t>(bytes.size(), size)});
        at = head.find("charset");
        if (head.starts_with("<?xml")) at = std::min(at, head.find("encoding"));
    }
    if (at == std::string::npos) return {};
    at = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
    at = head.find_first_not_of(" \t\r\n='\"", at);
    if (at == std::string::npos) return {};
    std::string name = head.substr(at, head.find_first_of(" \t\r\n'\";/>?", at) - at);
    // Browsers read Latin-1 as its superset; so does everybody who declares it.
    const bool latin =
        name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii";
    return latin ? std::string("windows-1252") : name;
}

Result<ParsedDocument> read_page(Bytes bytes, std::string_view charset, std::string_view address) {
    DecodedText decoded =
        decode_text(bytes, charset.empty() ? declared_charset(bytes) : std::string(charset));
    const bool exact = decoded.exact;
    const HtmlTree tree = html_tree(std::move(decoded.text));
    xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) return failure(ErrorKind::BadInput, "the HTML parser found no element");
    ParsedDocument document;
    document.media_type = MediaType::Html;
    if (!exact) add_warning(document, "some bytes are not valid in the page's encoding");
    read_html_head(document, tree.get(), root);
    if (!address.empty()) set_property(document, "canonical_url", address);
    const PageShape shape = mark_page_shape(root);
    if (shape.posts > 0) set_property(document, "posts", std::to_string(shape.posts));
    HtmlBlocks blocks(document, shape.has_main);
    BodyReader(blocks).read(root);
    blocks.finish();
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace

namespace {

/// Blanks out what an element has more of than kMaxHtmlAttributes. In scripts this may hit code:
/// nobody reads that.
void cut_attributes(std::string& text) {
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
        ++at;
        if (at >= text.size() || std::isalpha(static_cast<unsigned char>(text[at])) == 0) continue;
        std::size_t attributes = 0;
        char quote = '\0';
        for (bool in_word = true;
             at < text.size() && (quote != '\0' || (text[at] != '>' && text[at] != '<'));
             ++at) {
            const char c = text[at];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
                quote = c;
            }
            const bool is_space =
                quote == '\0' && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/');
            attributes += !is_space && !in_word ? 1 : 0;
            in_word = !is_space;
            if (attributes > kMaxHtmlAttributes) text[at] = ' ';
        }
    }
}

}  // namespace

HtmlTree html_tree(std::string text) {
    cut_attributes(text);
    // The parser stops at a NUL.
    if (text.find('\0') != std::string::npos) std::erase(text, '\0');
    constexpr int kOptions = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    return HtmlTree(
        htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
}

void read_element(const xmlNode* node, HtmlElement& element) {
    element = HtmlElement{view(node->name), std::move(element.attributes)};
    element.attributes.clear();
    for (const xmlAttr* attribute = node->properties; attribute != nullptr;
         attribute = attribute->next) {
        const xmlNode* value = attribute->children;
        element.attributes.emplace_back(
            view(attribute->name),
            value == nullptr ? std::string_view{} : view(value->content));
    }
}

Result<ParsedDocument> parse_html(Bytes bytes) {
    if (!is_saved_page(bytes)) return read_page(bytes, {}, {});
    Result<SavedPage> page = page_of_archive(bytes);
    if (!page) return tl::unexpected<Error>(page.error());
    return read_page(std::as_bytes(std::span(page->html)), page->charset, page->address);
}

std::vector<Block> html_fragment_blocks(std::string_view html) {
    ParsedDocument document;
    if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) {
        BlockList blocks(document);
        for (std::size_t begin = 0; begin < html.size();) {
            const std::size_t end = std::min(html.find('\n', begin), html.size());
            blocks.add(BlockKind::Paragraph, std::string(html.substr(begin, end - begin)));
            begin = end + 1;
        }
        return std::move(document.blocks);
    }
    const HtmlTree tree = html_tree(std::string(html));
    xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) return {};
    (void)mark_page_shape(root);
    HtmlBlocks blocks(document, false);
    BodyReader(blocks).read(root);
    blocks.finish();
    return std::move(document.blocks);
}

}  // namespace findings
