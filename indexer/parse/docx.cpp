// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/docx_styles.hpp"
#include "indexer/parse/html.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/office_blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "indexer/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

std::int32_t to_int(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

bool is_on(const pugi::xml_node& toggle) {
    if (!toggle) return false;
    const std::string_view value = attribute_named(toggle, "val");
    return value != "0" && value != "false" && value != "none";
}

using Styles = std::map<std::string, DocxStyle, std::less<>>;

/// Reads one part of the package: body, header, footnotes.
class DocxReader {
  public:
    DocxReader(OfficeBlocks& blocks,
               const Styles& styles,
               DocxNumbering& numbering,
               const std::map<std::string, std::string>& chunks)
        : blocks_(blocks), styles_(styles), numbering_(numbering), chunks_(chunks) {}

    void read(const pugi::xml_node& root) {
        walk_xml(
            root,
            [this](const pugi::xml_node& node) { return enter(node); },
            [this](const pugi::xml_node& node) { leave(node); });
        while (!paragraphs_.empty()) end_paragraph();
    }

  private:
    struct Paragraph {
        Block block;
        std::size_t bold_chars = 0;
        std::size_t plain_chars = 0;
        bool style_is_bold = false;
        bool run_is_bold = false;
        bool is_contents = false;
        std::int32_t number_id = 0;
        std::int32_t number_level = 0;
        std::vector<Block> boxes;  // of text boxes anchored in it: they come after it
    };

    /// Elements whose text is not the document's: deleted, moved away, field codes, the fallback of
    /// a drawing, phonetics.
    static bool is_skipped(std::string_view name) {
        return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" ||
               name == "Fallback" || name == "rt" || name == "sdtPr" || name == "pPrChange" ||
               name == "rPrChange" || name == "delInstrText";
    }

    bool enter(const pugi::xml_node& node) {
        if (blocks_.is_full()) return false;
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            if (in_text_) append(node.value());
            return false;
        }
        if (node.type() != pugi::node_element) return false;
        const std::string_view name = local_name(node);
        if (is_skipped(name)) return false;
        // Formula and drawing text uses "t" and "p" of other namespaces, which is text as well.
        if (name == "p") {
            begin_paragraph(node);
        } else if (name == "t") {
            in_text_ = true;
        } else if (name == "r") {
            begin_run(node);
        } else if (name == "tab" || name == "ptab") {
            if (local_name(node.parent()) == "r") append(" ");
        } else if (name == "br" || name == "cr") {
            const std::string_view type = attribute_named(node, "type");
            append(type == "page" || type == "column" ? " " : "\n");
        } else if (name == "noBreakHyphen") {
            append("-");
        } else if (name == "sym") {
            append_symbol(node);
        } else if (name == "tr") {
            begin_row(node);
        } else if (name == "tc") {
            blocks_.begin_cell(
                to_int(attribute_named(child_named(child_named(node, "tcPr"), "gridSpan"), "val"),
                       1));
        } else if (name == "altChunk") {
            read_chunk(node);
        } else if (name == "footnote" || name == "endnote") {
            // Types other than normal are the lines that part notes from the text.
            const std::string_view type = attribute_named(node, "type");
            return type.empty() || type == "normal";
        }
        if (!node.first_child()) leave(node);
        return true;
    }

    void leave(const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (name == "p") {
            end_paragraph();
        } else if (name == "t") {
            in_text_ = false;
        } else if (name == "tc") {
            blocks_.end_cell();
        } else if (name == "tr") {
            blocks_.end_row(is_on(child_named(child_named(node, "trPr"), "tblHeader")));
        }
    }

    void begin_row(const pugi::xml_node& node) {
        std::size_t cells = 0;
        for (const pugi::xml_node child : node.children()) {
            if (local_name(child) == "tc" || local_name(child) == "sdt") ++cells;
        }
        blocks_.begin_row(cells < 2);
    }

    void begin_paragraph(const pugi::xml_node& node) {
        Paragraph paragraph;
        const pugi::xml_node properties = child_named(node, "pPr");
        std::int32_t number_id = 0;
        std::int32_t number_level = 0;
        std::int32_t heading = 0;
        const auto style = styles_.find(attribute_named(child_named(properties, "pStyle"), "val"));
        if (style != styles_.end()) {
            heading = style->second.heading_level;
            number_id = style->second.number_id;
            number_level = style->second.number_level;
            paragraph.style_is_bold = style->second.is_bold;
            paragraph.is_contents = style->second.is_contents;
        }
        const std::int32_t outline =
            to_int(attribute_named(child_named(properties, "outlineLvl"), "val"), -1);
        if (outline >= 0) heading = outline < 9 ? std::min(outline + 1, 6) : 0;
        const pugi::xml_node number = child_named(properties, "numPr");
        number_id = to_int(attribute_named(child_named(number, "numId"), "val"), number_id);
        number_level = to_int(attribute_named(child_named(number, "ilvl"), "val"), number_level);
        if (heading > 0) {
            paragraph.block.kind = BlockKind::Heading;
            paragraph.block.level = heading;
        }
        if (number_id > 0 && heading == 0) {
            paragraph.block.kind = BlockKind::ListItem;
            paragraph.block.level = std::clamp(number_level, 0, 8) + 1;
        }
        paragraph.number_id = number_id;
        paragraph.number_level = number_level;
        paragraphs_.push_back(std::move(paragraph));
    }

    void begin_run(const pugi::xml_node& node) {
        if (paragraphs_.empty()) return;
        const pugi::xml_node bold = child_named(child_named(node, "rPr"), "b");
        paragraphs_.back().run_is_bold = bold ? is_on(bold) : paragraphs_.back().style_is_bold;
    }

    void append(std::string_view text) {
        if (paragraphs_.empty()) return;
        Paragraph& paragraph = paragraphs_.back();
        paragraph.block.text += text;
        (paragraph.run_is_bold ? paragraph.bold_chars : paragraph.plain_chars) += trim(text).size();
    }

    void append_symbol(const pugi::xml_node& node) {
        const std::string_view code = attribute_named(node, "char");
        std::uint32_t number = 0;
        std::from_chars(code.data(), code.data() + code.size(), number, 16);
        if (number < 0x800 || number > 0xFFFF || (number >= 0xD800 && number < 0xE000)) return;
        const std::array<char, 3> utf8 = {static_cast<char>(0xE0U | (number >> 12U)),
                                          static_cast<char>(0x80U | ((number >> 6U) & 0x3FU)),
                                          static_cast<char>(0x80U | (number & 0x3FU))};
        append({utf8.data(), utf8.size()});
    }

    /// Many authors make a heading by setting a short line in bold.
    void mark_bold_heading(Paragraph& paragraph) const {
        Block& block = paragraph.block;
        if (block.kind != BlockKind::Paragraph || blocks_.in_table() || paragraph.plain_chars > 0)
            return;
        if (paragraph.bold_chars < 3 || !is_title_shaped(clean_line(block.text))) return;
        block.kind = BlockKind::Heading;
        block.level = std::min(styled_level_ + 1, 6);
    }

    void end_paragraph() {
        if (paragraphs_.empty()) return;
        Paragraph paragraph = std::move(paragraphs_.back());
        paragraphs_.pop_back();
        const bool has_text = !trim(paragraph.block.text).empty();
        if (has_text && paragraph.number_id > 0) {
            paragraph.block.marker =
                numbering_.next(paragraph.number_id, paragraph.number_level).marker;
        }
        if (has_text && paragraph.block.kind == BlockKind::Heading)
            styled_level_ = paragraph.block.level;
        mark_bold_heading(paragraph);
        if (!paragraphs_.empty()) {  // a text box inside a paragraph
            Paragraph& outer = paragraphs_.back();
            outer.boxes.push_back(std::move(paragraph.block));
            std::move(paragraph.boxes.begin(),
                      paragraph.boxes.end(),
                      std::back_inserter(outer.boxes));
            return;
        }
        if (paragraph.is_contents) blocks_.begin_furniture();
        blocks_.paragraph(std::move(paragraph.block));
        for (Block& box : paragraph.boxes) blocks_.paragraph(std::move(box));
        if (paragraph.is_contents) blocks_.end_furniture();
    }

    void read_chunk(const pugi::xml_node& node) {
        const auto chunk = chunks_.find(std::string(attribute_named(node, "id")));
        if (chunk == chunks_.end()) return;
        for (Block& block : html_fragment_blocks(chunk->second))
            blocks_.paragraph(std::move(block));
    }

    OfficeBlocks& blocks_;
    const Styles& styles_;
    DocxNumbering& numbering_;
    const std::map<std::string, std::string>& chunks_;
    std::vector<Paragraph> paragraphs_;  // open ones; more than one inside text boxes
    std::int32_t styled_level_ = 1;
    bool in_text_ = false;
};

/// The parts of the package, found by name or by relationship.
class DocxPackage {
  public:
    DocxPackage(ZipArchive archive, ParsedDocument& document)
        : archive_(std::move(archive)), document_(document), blocks_(document) {}

    Result<void> read() {
        const std::string main_part = find_main_part();
        const Result<std::string> body = archive_.read(main_part);
        if (!body)
            return failure(body.error().kind,
                           "no readable main part: " + body.error().message,
                           body.error().hint);
        const std::string folder = main_part.substr(0, main_part.rfind('/') + 1);
        styles_ = docx_styles(optional_part(folder + "styles.xml"));
        numbering_ = DocxNumbering(optional_part(folder + "numbering.xml"));
        read_chunks(folder, main_part.substr(folder.size()));
        read_core_properties();
        read_furniture(folder, "header");
        if (Result<void> read_body = read_part(*body); !read_body) return read_body;
        for (const char* notes : {"footnotes.xml", "endnotes.xml"}) {
            const std::string part = optional_part(folder + notes);
            if (part.empty()) continue;
            if (!read_part(part)) add_warning(document_, std::string(notes) + " is damaged");
        }
        read_furniture(folder, "footer");
        return {};
    }

  private:
    std::string optional_part(const std::string& name) {
        if (!archive_.has(name)) return {};
        Result<std::string> part = archive_.read(name);
        if (part) return std::move(*part);
        add_warning(document_, part.error().message);
        return {};
    }

    std::string find_main_part() {
        if (archive_.has("word/document.xml")) return "word/document.xml";
        pugi::xml_document relations;
        const std::string xml = optional_part("_rels/.rels");
        if (relations.load_buffer(xml.data(), xml.size())) {
            for (const pugi::xml_node relation : relations.document_element().children()) {
                if (!attribute_named(relation, "Type").ends_with("/officeDocument")) continue;
                std::string target(attribute_named(relation, "Target"));
                if (target.starts_with('/')) target.erase(0, 1);
                return target;
            }
        }
        return "word/document.xml";
    }

    Result<void> read_part(const std::string& xml) {
        pugi::xml_document tree;
        const pugi::xml_parse_result parsed =
            tree.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        if (!parsed)
            return failure(ErrorKind::BadInput,
                           std::string("damaged XML: ") + parsed.description());
        DocxReader(blocks_, styles_, numbering_, chunks_).read(tree);
        return {};
    }

    void read_furniture(const std::string& folder, std::string_view kind) {
        blocks_.begin_furniture();
        for (const std::string& name : std::vector<std::string>(archive_.names())) {
            if (!name.starts_with(folder + std::string(kind)) || !name.ends_with(".xml")) continue;
            const std::string part = optional_part(name);
            if (!part.empty() && !read_part(part)) add_warning(document_, name + " is damaged");
        }
        blocks_.end_furniture();
    }

    void read_chunks(const std::string& folder, const std::string& part) {
        const std::string xml = optional_part(folder + "_rels/" + part + ".rels");
        pugi::xml_document relations;
        if (xml.empty() || !relations.load_buffer(xml.data(), xml.size())) return;
        for (const pugi::xml_node relation : relations.document_element().children()) {
            if (!attribute_named(relation, "Type").ends_with("/aFChunk")) continue;
            std::string target(attribute_named(relation, "Target"));
            target = target.starts_with('/') ? target.substr(1) : folder + target;
            const std::string lower = ascii_lower(target);
            if (lower.ends_with(".htm") || lower.ends_with(".html") || lower.ends_with(".xhtml") ||
                lower.ends_with(".txt")) {
                const std::string bytes = optional_part(target);
                chunks_[std::string(attribute_named(relation, "Id"))] =
                    decode_text(std::as_bytes(std::span(bytes))).text;
            } else {
                add_warning(document_, "the embedded part " + target + " is not read");
            }
        }
    }

    void read_core_properties() {
        const std::string xml = optional_part("docProps/core.xml");
        pugi::xml_document tree;
        if (xml.empty() || !tree.load_buffer(xml.data(), xml.size())) return;
        for (const pugi::xml_node node : tree.document_element().children()) {
            const std::string_view name = local_name(node);
            const std::string_view value = node.child_value();
            if (name == "title") document_.title = value;
            if (name == "creator") set_property(document_, "author", value);
            if (name == "description" || name == "keywords" || name == "created" ||
                name == "modified" || name == "language") {
                set_property(document_, std::string(name), value);
            }
        }
    }

    ZipArchive archive_;
    ParsedDocument& document_;
    OfficeBlocks blocks_;
    Styles styles_;
    DocxNumbering numbering_;
    std::map<std::string, std::string> chunks_;  // relationship id -> HTML
};

}  // namespace

Result<ParsedDocument> parse_docx(Bytes bytes) {
    Result<ZipArchive> archive = ZipArchive::open(bytes);
    if (!archive) return tl::unexpected<Error>(archive.error());
    ParsedDocument document;
    document.media_type = MediaType::Docx;
    DocxPackage package(std::move(*archive), document);
    if (Result<void> read = package.read(); !read) return tl::unexpected<Error>(read.error());
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace findings
