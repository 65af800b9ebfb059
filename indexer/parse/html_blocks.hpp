// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html_elements.hpp"
#include "indexer/schema/report.hpp"

#include <cstdint>
#include <optional>
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

    /// False: nothing inside is to be read, and close() must not be called.
    [[nodiscard]] bool open(const HtmlElement& element);
    void close(std::string_view name);
    /// `offset` tells where the text stands in the source, if it does.
    void text(std::string_view text, std::uint64_t offset = 0);
    void finish() { flush(); }
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
        Cell,
        Row,
        List,
        Table
    };
    struct Frame {
        std::string name;
        Role role = Role::Plain;
        std::int32_t level = 0;        // of a heading
        std::int32_t next_number = 0;  // <ol>: number of its next item; 0 = bulleted
        char numbering = '1';          // <ol type>
        std::string marker;            // <li>: as printed
        bool fresh = false;            // <li>: nothing of it was written yet
        bool main = false;             // inside the page's content
        bool furniture = false;
        bool header = false;  // inside a page header
        bool layout_table = false;
        bool table_head = false;
    };
    struct Row {
        std::vector<std::string> cells;
        bool all_headers = true;
    };

    [[nodiscard]] Frame frame_for(const HtmlElement& element) const;
    void open_item(const HtmlElement& element, Frame& frame);
    void open_cell(const HtmlElement& element, Frame& frame);
    void close_row();
    void line_break();
    void flush();
    void write_pre(Block block);
    [[nodiscard]] Block block_here();
    void write(Block block);
    [[nodiscard]] const Frame* innermost(Role role) const;
    [[nodiscard]] bool in_pre() const { return pre_depth_ > 0; }

    BlockList blocks_;
    bool has_main_;
    std::vector<Frame> frames_;
    std::vector<Row> rows_;  // open rows, innermost last
    std::string text_;       // of the block being read
    std::uint64_t offset_ = 0;
    bool has_offset_ = false;
    std::string anchor_;  // waits for the next block
    std::string term_;    // <dt> that waits for its <dd>
    std::int32_t list_depth_ = 0;
    std::int32_t pre_depth_ = 0;
};

}  // namespace findings
