// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_title_element(std::string_view name) {
    constexpr std::array<std::string_view, 7> kTitles =
        {"title", "heading", "head", "subtitle", "label", "caption", "header"};
    return one_of(name, kTitles) ||
           (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
}

/// Elements that stand inside a sentence: TEI, DocBook, XHTML, JATS.
bool is_inline_element(std::string_view name) {
    constexpr std::array<std::string_view, 42> kInline = {
        "emph",   "em",      "b",        "i",        "u",         "strong",  "bold",
        "italic", "sub",     "sup",      "span",     "a",         "hi",      "ref",
        "link",   "ulink",   "xref",     "ext-link", "emphasis",  "quote",   "q",
        "term",   "name",    "persname", "orgname",  "placename", "date",    "num",
        "abbr",   "acronym", "expan",    "foreign",  "code",      "literal", "citation",
        "cite",   "lb",      "br",       "sc",       "font",      "small",   "phrase"};
    return one_of(name, kInline);
}

/// Everything inside is one paragraph, whatever marks its pieces: Word 2003 wraps each run.
bool is_prose_element(std::string_view name) {
    constexpr std::array<std::string_view, 5> kProse = {"p", "para", "simpara", "paragraph", "ab"};
    return one_of(name, kProse);
}

/// Pictures and other attachments, as base64.
bool is_binary_element(std::string_view name) {
    constexpr std::array<std::string_view, 4> kBinary = {"bindata",
                                                         "binary-data",
                                                         "binarydata",
                                                         "instrtext"};
    return one_of(name, kBinary);
}

bool is_item_element(std::string_view name) {
    constexpr std::array<std::string_view, 3> kItems = {"item", "listitem", "li"};
    return one_of(name, kItems);
}

/// Bibliographic parts that hold particulars, no prose.
bool is_metadata_element(std::string_view name) {
    constexpr std::array<std::string_view, 6> kNames =
        {"teiheader", "metadata", "info", "bookinfo", "articleinfo", "front-matter"};
    return one_of(name, kNames);
}

class XmlReader final : public pugi::xml_tree_walker {
  public:
    explicit XmlReader(ParsedDocument& document) : document_(document), blocks_(document) {}

    bool for_each(pugi::xml_node& node) override {
        while (!open_.empty() && open_.back().depth >= depth()) close();
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            if (open_.empty() || !is_binary_element(open_.back().name))
                text_ += clean_piece(node.value());
            return true;
        }
        if (node.type() != pugi::node_element) return true;
        if (depth() >= kMaxXmlDepth) {  // the root element stands at 0
            too_deep_ = true;
            return false;
        }
        const std::string name = ascii_lower(local_name(node.name()));
        const bool in_prose =
            !open_.empty() && (open_.back().in_prose || is_prose_element(open_.back().name));
        const bool breaks =
            is_prose_element(name) || is_item_element(name) || name == "list" || name == "table";
        const bool is_inline = (in_prose && !breaks) ||
                               (is_inline_element(name) && depth() > 0 && has_text_beside(node));
        if (!is_inline) flush();
        open_.push_back({name, depth(), is_inline, in_prose && !breaks});
        return !blocks_.is_full();
    }

    void finish() {
        while (!open_.empty()) close();
        flush();
    }
    [[nodiscard]] bool is_too_deep() const { return too_deep_; }

  private:
    struct Open {
        std::string name;
        int depth = 0;
        bool is_inline = false;
        bool in_prose = false;
    };

    /// Remembers its last answer: a parent may have a million children.
    bool has_text_beside(const pugi::xml_node& node) {
        if (node.parent() == asked_parent_) return has_text_;
        asked_parent_ = node.parent();
        has_text_ = false;
        for (const pugi::xml_node sibling : asked_parent_.children()) {
            const bool is_text =
                sibling.type() == pugi::node_pcdata && !trim(sibling.value()).empty();
            has_text_ = has_text_ || is_text;
        }
        return has_text_;
    }

    void close() {
        if (!open_.back().is_inline) flush();
        open_.pop_back();
    }

    void flush() {
        std::string text = std::exchange(text_, {});
        if (trim(text).empty()) return;
        Block block;
        block.text = std::move(text);
        std::int32_t level = 0;  // of the sections that are open, so that headings nest
        std::int32_t items = 0;
        bool in_metadata = false;
        for (const Open& open : open_) {
            if (!open.is_inline && !is_title_element(open.name)) ++level;
            if (is_item_element(open.name)) ++items;
            in_metadata = in_metadata || is_metadata_element(open.name);
        }
        const bool is_title = !open_.empty() && is_title_element(open_.back().name);
        if (is_title && document_.title.empty()) document_.title = clean_line(block.text);
        if (in_metadata) {
            block.kind = BlockKind::Furniture;
        } else if (is_title && !ends_like_prose(block.text)) {
            block.kind = BlockKind::Heading;
            block.level = std::max(level, 1);
        } else if (items > 0) {
            block.kind = BlockKind::ListItem;
            block.level = items;
        }
        blocks_.add(std::move(block));
    }

    static bool ends_like_prose(std::string_view text) { return trim(text).size() > 200; }

    ParsedDocument& document_;
    BlockList blocks_;
    std::vector<Open> open_;
    std::string text_;
    pugi::xml_node asked_parent_;
    bool has_text_ = false;
    bool too_deep_ = false;
};

}  // namespace

Result<ParsedDocument> parse_xml(Bytes bytes) {
    if (bytes.size() > kMaxXmlBytes)
        return failure(ErrorKind::TooLarge, "an XML document of more than 64 MiB");
    pugi::xml_document tree;
    // pugixml reads the declared encoding; it knows no entities of a DTD and loads nothing.
    const pugi::xml_parse_result parsed =
        tree.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed) {
        return failure(ErrorKind::BadInput,
                       std::string("damaged XML: ") + parsed.description() + " at byte " +
                           std::to_string(parsed.offset));
    }
    ParsedDocument document;
    document.media_type = MediaType::Xml;
    set_property(document, "language", tree.document_element().attribute("xml:lang").value());
    XmlReader reader(document);
    tree.traverse(reader);  // iterative
    if (reader.is_too_deep())
        return failure(ErrorKind::TooLarge, "XML nested deeper than 256 elements");
    reader.finish();
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace findings
