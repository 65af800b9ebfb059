// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html.hpp"

#include "indexer/parse/html_blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/text.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace findings {
namespace {

struct DocDeleter {
    void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using Doc = std::unique_ptr<xmlDoc, DocDeleter>;

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{}
                           : std::string_view(reinterpret_cast<const char*>(text));
}

Doc parse_tree(std::string text) {
    // The parser stops at a NUL.
    std::erase(text, '\0');
    constexpr int kOptions =
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC;
    return Doc(
        htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
}

HtmlElement element_of(const xmlNode* node, std::string& name_buffer) {
    HtmlElement element;
    name_buffer = ascii_lower(view(node->name));
    element.name = name_buffer;
    for (const xmlAttr* attribute = node->properties; attribute != nullptr;
         attribute = attribute->next) {
        const xmlNode* value = attribute->children;
        element.attributes.emplace_back(
            ascii_lower(view(attribute->name)),
            value == nullptr ? std::string_view{} : view(value->content));
    }
    return element;
}

/// Visits the tree without recursion: a page may nest a million elements. `enter` says whether to
/// go inside; `leave` is called for every element that was entered.
template <class Enter, class Leave>
void walk(const xmlNode* root, const Enter& enter, const Leave& leave) {
    const xmlNode* node = root;
    while (node != nullptr) {
        if (enter(node) && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        for (;; node = node->parent) {
            if (node == root) return;
            if (node->next != nullptr) break;
            leave(node->parent);
            if (node->parent == root) return;
        }
        node = node->next;
    }
}

/// What must be known of a page before its first block is written.
struct PageShape {
    bool has_main = false;
    std::set<const xmlNode*> layout_tables;
    std::size_t main_bytes = 0;
    std::size_t content_bytes =
        0;  // text outside navigation, header and footer, inside or outside <main>
};

/// An article stands in for a missing <main> when it holds the page's text.
class ShapeReader {
  public:
    static PageShape read(const xmlNode* root) {
        ShapeReader reader;
        walk(
            root,
            [&](const xmlNode* node) { return reader.enter(node); },
            [&](const xmlNode* node) { reader.leave(node); });
        // A page whose <main> is nearly empty keeps its content elsewhere.
        reader.shape_.has_main = reader.shape_.main_bytes * 4 >= reader.shape_.content_bytes &&
                                 reader.shape_.main_bytes > 0;
        return std::move(reader.shape_);
    }

  private:
    bool enter(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE) {
            const std::size_t bytes = trim(view(node->content)).size();
            if (main_depth_ > 0) shape_.main_bytes += bytes;
            if (chrome_depth_ == 0 || main_depth_ > 0) shape_.content_bytes += bytes;
            return false;
        }
        if (node->type != XML_ELEMENT_NODE) return false;
        const HtmlElement element = element_of(node, name_);
        if (is_hidden(element) || element.name == "title") return false;
        if (element.name == "table") {
            if (!tables_.empty()) shape_.layout_tables.insert(tables_.back());
            if (node->children != nullptr) tables_.push_back(node);
        } else if (!tables_.empty() && element.name.size() == 2 && element.name[0] == 'h' &&
                   element.name[1] >= '1' && element.name[1] <= '6') {
            shape_.layout_tables.insert(tables_.back());
        }
        if (node->children == nullptr) return false;
        if (is_main(element)) ++main_depth_;
        if (is_chrome(element)) ++chrome_depth_;
        return true;
    }

    void leave(const xmlNode* node) {
        const HtmlElement element = element_of(node, name_);
        if (element.name == "table" && !tables_.empty() && tables_.back() == node)
            tables_.pop_back();
        if (is_main(element)) --main_depth_;
        if (is_chrome(element)) --chrome_depth_;
    }

    static bool is_chrome(const HtmlElement& element) {
        return element.name == "header" || is_site_chrome(element, false);
    }

    PageShape shape_;
    std::vector<const xmlNode*> tables_;
    std::string name_;
    int main_depth_ = 0;
    int chrome_depth_ = 0;
};

void read_meta(ParsedDocument& document, const HtmlElement& element) {
    const std::string_view content = element.attribute("content");
    std::string name = ascii_lower(element.attribute("name"));
    if (name.empty()) name = ascii_lower(element.attribute("property"));
    if (name.empty() || content.empty()) return;
    set_property(document, "meta." + name, content);
    if (name == "description" || name == "keywords" || name == "author")
        set_property(document, name, content);
}

/// "Provided and run by" is a link to the provider's page: /provider/<id>, the first there is.
void read_provider_link(ParsedDocument& document, std::string_view href) {
    constexpr std::string_view kPath = "/provider/";
    const auto at = href.find(kPath);
    if (at == std::string_view::npos) return;
    const std::string_view id = href.substr(at + kPath.size());
    set_property(document, "provider_link", std::string(id.substr(0, id.find_first_of("/?#"))));
}

/// Facts of <html>, <title>, <meta> and <link>, wherever a page has them.
void read_head(ParsedDocument& document, const xmlNode* root) {
    std::string name;
    walk(
        root,
        [&](const xmlNode* node) {
            if (node->type != XML_ELEMENT_NODE) return false;
            const HtmlElement element = element_of(node, name);
            if (element.name == "html") {
                const std::string_view lang = element.attribute("lang");
                set_property(document,
                             "language",
                             lang.empty() ? element.attribute("xml:lang") : lang);
            } else if (element.name == "title" && document.title.empty()) {
                if (node->children != nullptr)
                    document.title = clean_line(view(node->children->content));
            } else if (element.name == "meta") {
                read_meta(document, element);
            } else if (element.name == "link" &&
                       ascii_lower(element.attribute("rel")) == "canonical") {
                set_property(document, "canonical_url", element.attribute("href"));
            } else if (element.name == "a") {
                read_provider_link(document, element.attribute("href"));
            }
            return element.name != "svg";  // drawings have titles of their own
        },
        [](const xmlNode*) {});
    const auto url = document.properties.find("meta.og:url");
    if (url != document.properties.end())
        set_property(document, "canonical_url", std::string(url->second));
}

void read_body(HtmlBlocks& blocks, const PageShape& shape, const xmlNode* root) {
    std::string name;
    walk(
        root,
        [&](const xmlNode* node) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
                blocks.text(view(node->content));
                return false;
            }
            if (node->type != XML_ELEMENT_NODE || blocks.is_full()) return false;
            HtmlElement element = element_of(node, name);
            // The parser leaves what it does not know in <head>, <main> for one: only the title is
            // none of the text.
            if (element.name == "title") return false;
            element.is_layout_table = shape.layout_tables.contains(node);
            if (!blocks.open(element)) return false;
            // An element without children is never left.
            if (node->children == nullptr) blocks.close(element.name);
            return true;
        },
        [&](const xmlNode* node) { blocks.close(ascii_lower(view(node->name))); });
    blocks.finish();
}

/// What the page says of its encoding: <meta charset>, <meta http-equiv>, or the XML declaration.
std::string declared_charset(Bytes bytes) {
    const std::string head = ascii_lower(
        {reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 8192)});
    std::size_t at = head.find("charset");
    if (head.starts_with("<?xml")) at = std::min(at, head.find("encoding"));
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

}  // namespace

Result<ParsedDocument> parse_html(Bytes bytes) {
    DecodedText decoded = decode_text(bytes, declared_charset(bytes));
    if (is_mojibake(decoded.text)) decoded.text = repair_mojibake(decoded.text);
    const Doc tree = parse_tree(std::move(decoded.text));
    const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) return failure(ErrorKind::BadInput, "the HTML parser found no element");
    ParsedDocument document;
    document.media_type = MediaType::Html;
    if (!decoded.exact) add_warning(document, "some bytes are not valid in the page's encoding");
    read_head(document, root);
    const PageShape shape = ShapeReader::read(root);
    HtmlBlocks blocks(document, shape.has_main);
    read_body(blocks, shape, root);
    number_blocks(document);
    return finished(std::move(document));
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
    const Doc tree = parse_tree(std::string(html));
    const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) return {};
    HtmlBlocks blocks(document, false);
    read_body(blocks, ShapeReader::read(root), root);
    return std::move(document.blocks);
}

}  // namespace findings
