// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/odt_styles.hpp"
#include "indexer/parse/office_blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "indexer/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

// spreadsheets in disguise repeat empty cells a thousand times
constexpr std::int32_t kMaxRepeat = 64;

std::int32_t to_int(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

class OdtReader {
  public:
    OdtReader(OfficeBlocks& blocks, const OdtStyles& styles) : blocks_(blocks), styles_(styles) {}

    void read(const pugi::xml_node& root) {
        walk_xml(
            root,
            [this](const pugi::xml_node& node) { return enter(node); },
            [this](const pugi::xml_node& node) { leave(node); });
        for (Block& note : notes_) blocks_.paragraph(std::move(note));
        notes_.clear();
    }
    /// Pages are counted from here on.
    void count_pages() { page_number_ = 1; }
    [[nodiscard]] std::int32_t page_number() const { return page_number_; }

  private:
    struct Paragraph {
        Block block;
        std::size_t bold_chars = 0;
        std::size_t plain_chars = 0;
        bool is_bold = false;
        bool in_note = false;
        std::vector<Block> boxes;
    };
    struct List {
        std::string style;
        std::int32_t number = 0;
    };

    /// Not the document's own text: deleted passages, comments, drawings' titles, index templates.
    static bool is_skipped(std::string_view name) {
        return name == "tracked-changes" || name == "annotation" || name == "note-citation" ||
               name == "forms" || name == "desc" || name == "sequence-decls" ||
               name == "variable-decls" || name == "user-field-decls" ||
               name == "table-of-content-source" || name == "ruby-text" || name == "binary-data" ||
               name == "object";
    }

    static bool is_index(std::string_view name) {
        return name == "table-of-content" || name == "alphabetical-index" ||
               name == "illustration-index" || name == "table-index";
    }

    bool enter(const pugi::xml_node& node) {
        if (blocks_.is_full()) return false;
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            if (!paragraphs_.empty()) append(node.value());
            return false;
        }
        if (node.type() != pugi::node_element) return false;
        const std::string_view name = local_name(node);
        const bool is_drawing_title =
            name == "title" && std::string_view(node.name()).starts_with("svg:");
        if (is_skipped(name) || is_drawing_title) return false;
        const bool hidden =
            (name == "span" && styles_.is_hidden(attribute_named(node, "style-name"))) ||
            (name == "section" && attribute_named(node, "display") == "none");
        if (hidden) return false;
        enter_element(node, name);
        if (!node.first_child()) leave(node);
        return true;
    }

    void enter_element(const pugi::xml_node& node, std::string_view name) {
        if (name == "p" || name == "h") {
            begin_paragraph(node, name == "h");
        } else if (name == "soft-page-break") {
            next_page();
        } else if (name == "table") {
            blocks_.begin_table();
        } else if (name == "s") {
            append(" ");
        } else if (name == "tab") {
            append(" ");
        } else if (name == "line-break") {
            append("\n");
        } else if (name == "span") {
            begin_span(node);
        } else if (name == "list") {
            List list;
            list.style = attribute_named(node, "style-name");
            if (list.style.empty() && !lists_.empty()) list.style = lists_.back().style;
            lists_.push_back(std::move(list));
        } else if (name == "list-item") {
            if (!lists_.empty()) {
                List& list = lists_.back();
                const OdtListLevel level = styles_.list_level(list.style, lists_.size());
                list.number = to_int(attribute_named(node, "start-value"),
                                     list.number == 0 ? level.start : list.number + 1);
            }
            item_is_fresh_ = true;
        } else if (is_index(name)) {
            blocks_.begin_furniture();
        } else if (name == "note") {
            ++note_depth_;
        } else if (name == "table-header-rows") {
            ++header_rows_;
        } else if (name == "table-row") {
            begin_row(node);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            const std::int32_t repeated =
                to_int(attribute_named(node, "number-columns-repeated"), 1);
            blocks_.begin_cell(std::clamp(repeated, 1, kMaxRepeat));
        }
    }

    void leave(const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (name == "p" || name == "h") {
            end_paragraph();
        } else if (name == "span") {
            end_span();
        } else if (name == "list") {
            if (!lists_.empty()) lists_.pop_back();
        } else if (is_index(name)) {
            blocks_.end_furniture();
        } else if (name == "note") {
            --note_depth_;
        } else if (name == "table-header-rows") {
            --header_rows_;
        } else if (name == "table-cell" || name == "covered-table-cell") {
            blocks_.end_cell();
        } else if (name == "table-row") {
            blocks_.end_row(header_rows_ > 0);
        }
    }

    void begin_row(const pugi::xml_node& node) {
        std::size_t cells = 0;
        for (const pugi::xml_node child : node.children()) {
            if (local_name(child).ends_with("table-cell")) ++cells;
        }
        blocks_.begin_row(cells < 2, page_number_);
    }

    void begin_paragraph(const pugi::xml_node& node, bool is_heading) {
        Paragraph paragraph;
        const OdtStyle style = styles_.paragraph(attribute_named(node, "style-name"));
        if (style.begins_page && paragraphs_.empty() && !blocks_.in_table() && seen_text_)
            next_page();
        paragraph.in_note = note_depth_ > 0;
        paragraph.is_bold = style.is_bold;
        std::int32_t level = style.heading_level;
        if (is_heading)
            level = std::clamp(to_int(attribute_named(node, "outline-level"), std::max(level, 1)),
                               1,
                               6);
        if (level > 0) {
            paragraph.block.kind = BlockKind::Heading;
            paragraph.block.level = level;
        } else if (!lists_.empty() && item_is_fresh_ && !paragraph.in_note) {
            paragraph.block.kind = BlockKind::ListItem;
            paragraph.block.level =
                static_cast<std::int32_t>(std::min<std::size_t>(lists_.size(), 9));
            paragraph.block.marker =
                styles_.list_level(lists_.back().style, lists_.size()).marker(lists_.back().number);
        }
        paragraphs_.push_back(std::move(paragraph));
    }

    void begin_span(const pugi::xml_node& node) {
        if (paragraphs_.empty()) return;
        spans_.push_back(paragraphs_.back().is_bold);
        paragraphs_.back().is_bold =
            styles_.is_bold(attribute_named(node, "style-name"), paragraphs_.back().is_bold);
    }

    void end_span() {
        if (spans_.empty() || paragraphs_.empty()) return;
        paragraphs_.back().is_bold = spans_.back();
        spans_.pop_back();
    }

    void append(std::string_view text) {
        if (paragraphs_.empty()) return;
        Paragraph& paragraph = paragraphs_.back();
        // A page may begin with the paragraph's first word.
        if (paragraph.bold_chars + paragraph.plain_chars == 0)
            paragraph.block.page_number = page_number_;
        seen_text_ = true;
        // Indentation and line ends of the XML file are one space.
        paragraph.block.text += text == "\n" ? std::string("\n") : clean_piece(text);
        (paragraph.is_bold ? paragraph.bold_chars : paragraph.plain_chars) += trim(text).size();
    }

    void end_paragraph() {
        if (paragraphs_.empty()) return;
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        Block& block = paragraph.block;
        if (!trim(block.text).empty()) {
            if (block.kind == BlockKind::ListItem) item_is_fresh_ = false;
            if (block.kind == BlockKind::Heading) styled_level_ = block.level;
            const bool all_bold = paragraph.plain_chars == 0 && paragraph.bold_chars >= 3;
            if (block.kind == BlockKind::Paragraph && all_bold && !blocks_.in_table() &&
                !paragraph.in_note && is_title_shaped(clean_line(block.text))) {
                block.kind = BlockKind::Heading;
                block.level = std::min(styled_level_ + 1, 6);
            }
        }
        if (paragraph.in_note) {
            notes_.push_back(std::move(block));
        } else if (!paragraphs_.empty()) {
            paragraphs_.back().boxes.push_back(std::move(block));
        } else {
            blocks_.paragraph(std::move(block), paragraph.plain_chars == 0);
        }
        for (Block& box : paragraph.boxes) {
            if (paragraphs_.empty()) {
                blocks_.paragraph(std::move(box));
            } else {
                paragraphs_.back().boxes.push_back(std::move(box));
            }
        }
    }

    /// Counted as the document was last laid out, if it says so.
    void next_page() {
        if (page_number_ > 0) ++page_number_;
    }

    OfficeBlocks& blocks_;
    const OdtStyles& styles_;
    std::vector<Paragraph> paragraphs_;  // open ones; more than one inside text boxes and notes
    std::vector<bool> spans_;            // whether the text was bold outside each open span
    std::vector<List> lists_;
    std::vector<Block> notes_;
    std::int32_t styled_level_ = 1;
    int note_depth_ = 0;
    int header_rows_ = 0;
    bool item_is_fresh_ = false;
    bool seen_text_ = false;
    std::int32_t page_number_ = 0;
};

void read_meta(ParsedDocument& document, const pugi::xml_node& meta) {
    for (const pugi::xml_node node : meta.children()) {
        const std::string_view name = local_name(node);
        const std::string_view value = node.child_value();
        if (name == "title") document.title = value;
        if (name == "initial-creator" || name == "creator") set_property(document, "author", value);
        if (name == "creation-date") set_property(document, "created", value);
        if (name == "date") set_property(document, "modified", value);
        if (name == "description" || name == "language")
            set_property(document, std::string(name), value);
        if (name == "keyword") set_property(document, "keywords", value);
    }
}

/// Running headers and footers stand in the master pages of styles.xml.
void read_master_pages(OfficeBlocks& blocks,
                       const OdtStyles& styles,
                       const pugi::xml_node& root,
                       std::string_view kind) {
    blocks.begin_furniture();
    for (const pugi::xml_node page : child_named(root, "master-styles").children()) {
        for (const pugi::xml_node part : page.children()) {
            if (local_name(part).starts_with(kind)) OdtReader(blocks, styles).read(part);
        }
    }
    blocks.end_furniture();
}

}  // namespace

namespace {

/// The parts of a document: four files in an archive, or one file with all of them.
struct OdtParts {
    pugi::xml_document content;
    pugi::xml_document styles;
    std::string meta;
};

constexpr unsigned kKeepSpace = pugi::parse_default | pugi::parse_ws_pcdata;

Result<void> load(pugi::xml_document& tree, const char* bytes, std::size_t size) {
    const pugi::xml_parse_result parsed = tree.load_buffer(bytes, size, kKeepSpace);
    if (parsed) return {};
    return failure(ErrorKind::BadInput, std::string("damaged XML: ") + parsed.description());
}

Result<void> read_archive(Bytes bytes, OdtParts& parts) {
    Result<ZipArchive> archive = ZipArchive::open(bytes);
    if (!archive) return tl::unexpected<Error>(archive.error());
    const Result<std::string> manifest = archive->read("META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos) {
        return failure(ErrorKind::Unsupported,
                       "the document is encrypted",
                       "save it without a password");
    }
    const Result<std::string> content = archive->read("content.xml");
    if (!content)
        return failure(content.error().kind, "no readable content: " + content.error().message);
    if (Result<void> loaded = load(parts.content, content->data(), content->size()); !loaded)
        return loaded;
    if (Result<std::string> meta = archive->read("meta.xml")) parts.meta = *std::move(meta);
    if (const Result<std::string> xml = archive->read("styles.xml"))
        (void)load(parts.styles, xml->data(), xml->size());
    return {};
}

/// Documents that were laid out say where; others break only where the author said so.
bool tells_pages(const pugi::xml_node& text) {
    return attribute_named(text, "use-soft-page-breaks") == "true";
}

}  // namespace

Result<ParsedDocument> parse_odt(Bytes bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool is_flat = !text.starts_with("PK");
    OdtParts parts;
    Result<void> read =
        is_flat ? load(parts.content, text.data(), text.size()) : read_archive(bytes, parts);
    if (!read) return tl::unexpected<Error>(read.error());
    const pugi::xml_node root = parts.content.document_element();
    ParsedDocument document;
    document.media_type = MediaType::Odt;
    if (is_flat) {
        read_meta(document, child_named(root, "meta"));
    } else if (pugi::xml_document meta; meta.load_buffer(parts.meta.data(), parts.meta.size())) {
        read_meta(document, child_named(meta.document_element(), "meta"));
    }
    const pugi::xml_node style_root = is_flat ? root : parts.styles.document_element();
    OdtStyles styles;
    styles.read(style_root);
    if (!is_flat) styles.read(root);
    OfficeBlocks blocks(document);
    read_master_pages(blocks, styles, style_root, "header");
    const pugi::xml_node body = child_named(root, "body");
    OdtReader reader(blocks, styles);
    if (tells_pages(child_named(body, "text"))) reader.count_pages();
    reader.read(body);
    document.page_count = reader.page_number();
    read_master_pages(blocks, styles, style_root, "footer");
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace findings
