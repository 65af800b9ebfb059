// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/docx_reader.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace findings {
namespace {

constexpr std::int32_t kHeadingSize = 28;  // half points; running text is 20 to 24

std::int32_t to_int(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

bool is_on(const pugi::xml_node& toggle) {
    if (!toggle) return false;
    const std::string_view value = attribute_named(toggle, "val");
    return value != "0" && value != "false" && value != "none" && value != "off";
}

/// Elements whose text is not the document's: deleted, moved away, field codes, the fallback of a
/// drawing, phonetics, properties as they were before a change.
bool is_skipped(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>({"del",
                                                             "moveFrom",
                                                             "instrText",
                                                             "delText",
                                                             "Fallback",
                                                             "rt",
                                                             "sdtPr",
                                                             "pPrChange",
                                                             "rPrChange",
                                                             "tblPrChange",
                                                             "trPrChange",
                                                             "tcPrChange",
                                                             "sectPrChange",
                                                             "delInstrText",
                                                             "annotationRef"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

DocxPages::DocxPages(std::string_view body_xml) {
    if (body_xml.find("lastRenderedPageBreak") != std::string_view::npos) {
        source_ = Source::Rendered;
    } else if (body_xml.find("w:type=\"page\"") != std::string_view::npos ||
               body_xml.find("pageBreakBefore") != std::string_view::npos) {
        source_ = Source::Explicit;
    }
}

void DocxPages::rendered_break() {
    if (source_ == Source::Rendered) ++page_;
}

void DocxPages::explicit_break() {
    if (source_ == Source::Explicit) ++page_;
}

void DocxPages::begin_row() { rows_.push_back({page_, page_}); }

void DocxPages::begin_cell() {
    if (!rows_.empty()) page_ = rows_.back().first;
}

void DocxPages::end_cell() {
    if (!rows_.empty()) rows_.back().last = std::max(rows_.back().last, page_);
}

void DocxPages::end_row() {
    if (rows_.empty()) return;
    page_ = std::max(rows_.back().last, page_);
    rows_.pop_back();
}

void DocxReader::read(const pugi::xml_node& root) {
    walk_xml(
        root,
        [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
    while (!paragraphs_.empty()) end_paragraph();
}

bool DocxReader::enter(const pugi::xml_node& node) {
    if (blocks_.is_full()) return false;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        if (in_text_) append(node.value());
        return false;
    }
    if (node.type() != pugi::node_element) return false;
    const std::string_view name = local_name(node);
    if (is_skipped(name) || !enter_element(node, name)) return false;
    if (!node.first_child()) leave(node);
    return true;
}

bool DocxReader::enter_element(const pugi::xml_node& node, std::string_view name) {
    // Formula and drawing text uses "t" and "p" of other namespaces, which is text as well.
    if (name == "p") {
        begin_paragraph(node);
    } else if (name == "t") {
        in_text_ = true;
    } else if (name == "r") {
        begin_run(node);
    } else if (name == "lastRenderedPageBreak") {
        pages_.rendered_break();
    } else if (name == "tab" || name == "ptab") {
        if (local_name(node.parent()) == "r") append(" ");
    } else if (name == "br" || name == "cr") {
        line_break(attribute_named(node, "type"));
    } else if (name == "noBreakHyphen") {
        append("-");
    } else if (name == "sym") {
        append_symbol(node);
    } else if (name == "tbl") {
        blocks_.begin_table();
    } else if (name == "tr") {
        begin_row(node);
    } else if (name == "tc") {
        pages_.begin_cell();
        blocks_.begin_cell(
            to_int(attribute_named(child_named(child_named(node, "tcPr"), "gridSpan"), "val"), 1));
    } else if (name == "altChunk") {
        read_chunk(node);
    } else if (name == "footnote" || name == "endnote") {
        // Types other than normal are the lines that part notes from the text.
        const std::string_view type = attribute_named(node, "type");
        return type.empty() || type == "normal";
    }
    return true;
}

void DocxReader::leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") {
        end_paragraph();
    } else if (name == "t") {
        in_text_ = false;
    } else if (name == "tc") {
        blocks_.end_cell();
        pages_.end_cell();
    } else if (name == "tr") {
        blocks_.end_row(is_on(child_named(child_named(node, "trPr"), "tblHeader")));
        pages_.end_row();
    }
}

void DocxReader::begin_row(const pugi::xml_node& node) {
    std::size_t cells = 0;
    for (const pugi::xml_node child : node.children()) {
        if (local_name(child) == "tc" || local_name(child) == "sdt") ++cells;
    }
    pages_.begin_row();
    blocks_.begin_row(cells < 2, pages_.number());
}

void DocxReader::begin_paragraph(const pugi::xml_node& node) {
    Paragraph paragraph;
    const pugi::xml_node properties = child_named(node, "pPr");
    std::int32_t number_id = 0;
    std::int32_t number_level = 0;
    std::int32_t heading = 0;
    const std::string_view style_id = attribute_named(child_named(properties, "pStyle"), "val");
    const auto style = styles_.find(style_id);
    if (style != styles_.end()) {
        heading = style->second.heading_level;
        number_id = style->second.number_id;
        number_level = style->second.number_level;
        paragraph.style_is_bold = style->second.is_bold;
        paragraph.is_contents = style->second.is_contents;
    } else {
        heading = docx_level_of_style(style_id);
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
    if (is_on(child_named(properties, "pageBreakBefore"))) pages_.explicit_break();
    paragraphs_.push_back(std::move(paragraph));
}

void DocxReader::begin_run(const pugi::xml_node& node) {
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    const pugi::xml_node properties = child_named(node, "rPr");
    const pugi::xml_node bold = child_named(properties, "b");
    paragraph.run_is_bold = bold ? is_on(bold) : paragraph.style_is_bold;
    paragraph.run_is_hidden = is_on(child_named(properties, "vanish"));
    paragraph.run_size = to_int(attribute_named(child_named(properties, "sz"), "val"), 0);
}

void DocxReader::line_break(std::string_view type) {
    if (type == "page") pages_.explicit_break();
    append(type == "page" || type == "column" ? " " : "\n");
}

void DocxReader::append(std::string_view text) {
    if (paragraphs_.empty()) return;
    Paragraph& paragraph = paragraphs_.back();
    if (paragraph.run_is_hidden) return;
    const std::size_t letters = trim(text).size();
    // A page may begin with the paragraph's first word.
    if (letters > 0 && paragraph.bold_chars + paragraph.plain_chars == 0) {
        paragraph.block.page_number = pages_.number();
        paragraph.smallest_size = paragraph.run_size;
    }
    if (letters > 0)
        paragraph.smallest_size = std::min(paragraph.smallest_size, paragraph.run_size);
    paragraph.block.text += text;
    (paragraph.run_is_bold ? paragraph.bold_chars : paragraph.plain_chars) += letters;
}

void DocxReader::append_symbol(const pugi::xml_node& node) {
    const std::string_view code = attribute_named(node, "char");
    std::uint32_t number = 0;
    std::from_chars(code.data(), code.data() + code.size(), number, 16);
    if (number < 0x800 || number > 0xFFFF || (number >= 0xD800 && number < 0xE000)) return;
    const std::array<char, 3> utf8 = {static_cast<char>(0xE0U | (number >> 12U)),
                                      static_cast<char>(0x80U | ((number >> 6U) & 0x3FU)),
                                      static_cast<char>(0x80U | (number & 0x3FU))};
    append({utf8.data(), utf8.size()});
}

/// Many authors make a heading by setting a short line in bold or in large letters.
void DocxReader::mark_bold_heading(Paragraph& paragraph) const {
    Block& block = paragraph.block;
    if (block.kind != BlockKind::Paragraph || blocks_.in_table()) return;
    const bool is_bold = paragraph.plain_chars == 0 && paragraph.bold_chars >= 3;
    if (!is_bold && paragraph.smallest_size < kHeadingSize) return;
    if (!is_title_shaped(clean_line(block.text))) return;
    block.kind = BlockKind::Heading;
    block.level = std::min(styled_level_ + 1, 6);
}

void DocxReader::end_paragraph() {
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
        std::move(paragraph.boxes.begin(), paragraph.boxes.end(), std::back_inserter(outer.boxes));
        return;
    }
    const bool is_bold = paragraph.plain_chars == 0;
    if (paragraph.is_contents) blocks_.begin_furniture();
    blocks_.paragraph(std::move(paragraph.block), is_bold);
    for (Block& box : paragraph.boxes) blocks_.paragraph(std::move(box));
    if (paragraph.is_contents) blocks_.end_furniture();
}

void DocxReader::read_chunk(const pugi::xml_node& node) {
    const auto chunk = chunks_.find(std::string(attribute_named(node, "id")));
    if (chunk == chunks_.end()) return;
    for (const Block& block : chunk->second) blocks_.paragraph(block);
}

}  // namespace findings
