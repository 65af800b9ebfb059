// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/docx_styles.hpp"
#include "indexer/parse/office_blocks.hpp"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using DocxStyles = std::map<std::string, DocxStyle, std::less<>>;

/// Where the pages of a document begin. Word writes down where it broke the page when it last
/// showed the document; programs that never did write only the breaks that the author asked for.
class DocxPages {
  public:
    DocxPages() = default;
    explicit DocxPages(std::string_view body_xml);

    void rendered_break();
    void explicit_break();
    /// The cells of a row break each for itself: the row ends where its longest cell does.
    void begin_row();
    void begin_cell();
    void end_cell();
    void end_row();
    /// 0 when the document tells nothing of its pages.
    [[nodiscard]] std::int32_t number() const { return source_ == Source::None ? 0 : page_; }

  private:
    enum class Source : unsigned char { None, Rendered, Explicit };
    struct Row {
        std::int32_t first = 1;
        std::int32_t last = 1;
    };
    Source source_ = Source::None;
    std::int32_t page_ = 1;
    std::vector<Row> rows_;
};

/// Reads one part of the package: body, header, footnotes.
class DocxReader {
  public:
    DocxReader(OfficeBlocks& blocks,
               const DocxStyles& styles,
               DocxNumbering& numbering,
               DocxPages& pages,
               const std::map<std::string, std::vector<Block>>& chunks)
        : blocks_(blocks), styles_(styles), numbering_(numbering), pages_(pages), chunks_(chunks) {}

    void read(const pugi::xml_node& root);

  private:
    struct Paragraph {
        Block block;
        std::size_t bold_chars = 0;
        std::size_t plain_chars = 0;
        std::int32_t smallest_size = 0;  // half points; 0 = some text has no size of its own
        bool style_is_bold = false;
        bool run_is_bold = false;
        bool run_is_hidden = false;
        std::int32_t run_size = 0;
        bool is_contents = false;
        std::int32_t number_id = 0;
        std::int32_t number_level = 0;
        std::vector<Block> boxes;  // of text boxes anchored in it: they come after it
    };

    bool enter(const pugi::xml_node& node);
    bool enter_element(const pugi::xml_node& node, std::string_view name);
    void leave(const pugi::xml_node& node);
    void begin_row(const pugi::xml_node& node);
    void begin_paragraph(const pugi::xml_node& node);
    void begin_run(const pugi::xml_node& node);
    void line_break(std::string_view type);
    void append(std::string_view text);
    void append_symbol(const pugi::xml_node& node);
    void mark_bold_heading(Paragraph& paragraph) const;
    void end_paragraph();
    void read_chunk(const pugi::xml_node& node);

    OfficeBlocks& blocks_;                                     // NOLINT: lives inside one call
    const DocxStyles& styles_;                                 // NOLINT
    DocxNumbering& numbering_;                                 // NOLINT
    DocxPages& pages_;                                         // NOLINT
    const std::map<std::string, std::vector<Block>>& chunks_;  // NOLINT
    std::vector<Paragraph> paragraphs_;  // open ones; more than one inside text boxes
    std::int32_t styled_level_ = 1;
    bool in_text_ = false;
};

}  // namespace findings
