// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html_elements.hpp"
#include "indexer/parse/html_furniture.hpp"
#include "indexer/schema/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Turns the events of a walk over marked-up text into blocks. Knows HTML's elements, but no
/// parser: the HTML and the Markdown reader both drive it.
class HtmlBlocks {
  public:
    /// `has_main`: the page says where its content is; everything outside is Furniture.
    explicit HtmlBlocks(ParsedDocument& document, bool has_main = false);

    void open(const HtmlElement& element);
    void close();  // what was opened last
    /// `offset` tells where the text stands in the source, if it does.
    void text(std::string_view text, std::uint64_t offset = 0);
    /// Text goes on in a new block.
    void end_block() { flush(); }
    void finish();
    [[nodiscard]] bool is_full() const { return blocks_.is_full(); }

  private:
    enum class Role : std::uint8_t {
        Plain,
        Heading,
        Item,
        Quote,
        Pre,
        Term,
        Description,
        Terms,
        Cell,
        Row,
        List,
        Table
    };
    struct Frame {
        Role role = Role::Plain;
        std::int32_t level = 0;        // of a heading; columns of a cell
        std::int32_t next_number = 0;  // <ol>: number of its next item; 0 = bulleted
        char numbering = '1';          // <ol type>
        std::string marker;            // <li>: as printed
        bool fresh = false;            // <li>: nothing of it was written yet
        bool main = false;             // inside the page's content
        bool furniture = false;
        bool header = false;  // inside a page header
        bool title = false;   // inside the page's title
        bool layout_table = false;
        bool table_head = false;
    };
    struct Row {
        std::vector<std::string> cells;
        bool all_headers = true;
        bool all_bold = true;
        std::size_t link_bytes = 0;
    };
    struct Table {
        std::vector<std::int32_t> spans;  // by column: rows that a cell above still reaches into
        std::int32_t rows = 0;
    };
    /// What an inline element makes of the text inside.
    struct Inline {
        bool link = false;
        bool fragment = false;  // a link to a place on the same page
        bool bold = false;
        bool unseen = false;
        bool quote = false;
        std::size_t begin = 0;  // of its text in text_
    };
    struct Opened {
        bool is_block = false;
        Inline marks;
    };
    /// Text that becomes one block, and how it was marked. Counted in bytes.
    struct Piece {
        std::string text;
        std::size_t links = 0;
        std::size_t fragments = 0;
        std::size_t link_count = 0;
        std::size_t unseen = 0;
        std::size_t bold_prefix = 0;  // bold from the start as far as this
        bool bold_ended = false;
    };

    void open_block(const HtmlElement& element);
    void open_inline(const HtmlElement& element);
    void close_block();
    void close_inline(const Inline& marks);
    [[nodiscard]] Frame frame_for(const HtmlElement& element) const;
    [[nodiscard]] static Role role_of(std::string_view name);
    void open_list(const HtmlElement& element, Frame& frame);
    void open_item(const HtmlElement& element, Frame& frame);
    void open_cell(const HtmlElement& element, Frame& frame);
    void skip_spanned(Row& row);
    void close_row();
    void line_break();
    void flush();
    void flush_to_cell(std::int32_t span);
    void flush_term();
    void write_term();
    void write_prose(Block block, const Piece& piece);
    void write_with_term(Block block, BlockNote note);
    void write_pre(const Block& block);
    [[nodiscard]] bool may_be_heading(const Block& block) const;
    [[nodiscard]] Block block_here();
    void write(Block block, BlockNote note = {});
    [[nodiscard]] const Frame* innermost(Role role) const;
    [[nodiscard]] bool in_pre() const { return pre_depth_ > 0; }

    ParsedDocument& document_;  // NOLINT: lives inside the reader's function
    BlockList blocks_;
    std::vector<BlockNote> notes_;  // of the blocks written here
    bool has_main_;
    std::vector<Opened> opened_;
    std::vector<Frame> frames_;  // of the open blocks
    std::vector<Row> rows_;      // open rows, innermost last
    std::vector<Table> tables_;
    Piece piece_;
    std::uint64_t offset_ = 0;
    bool has_offset_ = false;
    std::string anchor_;                // waits for the next block
    std::vector<std::string> residue_;  // cut from the text of the block being written
    std::string term_;                  // <dt> that waits for its <dd>
    std::int32_t heading_level_ = 1;    // of the last heading that was marked as one
    std::int32_t list_depth_ = 0;
    std::int32_t pre_depth_ = 0;
    int link_depth_ = 0;
    int fragment_depth_ = 0;
    int bold_depth_ = 0;
    int unseen_depth_ = 0;
};

}  // namespace findings
