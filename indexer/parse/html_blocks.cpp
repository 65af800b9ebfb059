// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_blocks.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/office_blocks.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kMaxLabelledChars = 200;  // longer descriptions are prose of their own
constexpr std::int32_t kMaxSpan = 50;           // colspan: browsers allow 1000

std::int32_t number_of(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

std::int32_t heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0'
                                                                                  : 0;
}

}  // namespace

HtmlBlocks::HtmlBlocks(ParsedDocument& document, bool has_main)
    : blocks_(document), has_main_(has_main) {}

const HtmlBlocks::Frame* HtmlBlocks::innermost(Role role) const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (frame->role == role) return &*frame;
        if (frame->role == Role::Cell && role != Role::Cell)
            return nullptr;  // a cell is a world of its own
    }
    return nullptr;
}

HtmlBlocks::Frame HtmlBlocks::frame_for(const HtmlElement& element) const {
    Frame frame;
    if (!frames_.empty()) {
        frame.main = frames_.back().main;
        frame.furniture = frames_.back().furniture;
        frame.header = frames_.back().header;
        frame.table_head = frames_.back().table_head;
        frame.layout_table = frames_.back().layout_table;
    }
    const std::string_view name = element.name;
    frame.name = name;
    if (is_main(element)) {
        frame.main = true;
        frame.furniture = false;
        frame.header = false;
    } else if (is_site_chrome(element, frame.main)) {
        frame.furniture = true;
    } else if (name == "header" && !frame.main) {
        frame.header = true;
    }
    if (heading_level(name) > 0) {
        frame.role = Role::Heading;
        frame.level = heading_level(name);
    } else if (name == "blockquote") {
        frame.role = Role::Quote;
    } else if (name == "pre") {
        frame.role = Role::Pre;
    } else if (name == "dt") {
        frame.role = Role::Term;
    } else if (name == "dd") {
        frame.role = Role::Description;
    } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
        frame.role = Role::List;
    } else if (name == "thead") {
        frame.table_head = true;
    } else if (name == "table") {
        frame.role = Role::Table;
        frame.layout_table = element.is_layout_table || element.attribute("role") == "presentation";
        frame.table_head = false;
    }
    return frame;
}

void HtmlBlocks::open_item(const HtmlElement& element, Frame& frame) {
    frame.role = Role::Item;
    frame.fresh = true;
    for (auto list = frames_.rbegin(); list != frames_.rend(); ++list) {
        if (list->role != Role::List) continue;
        if (list->next_number != 0) {
            list->next_number = number_of(element.attribute("value"), list->next_number);
            frame.marker = list_number(list->next_number++, list->numbering) + '.';
        }
        return;
    }
}

void HtmlBlocks::open_cell(const HtmlElement& element, Frame& frame) {
    if (rows_.empty()) return;
    frame.role = Role::Cell;
    Row& row = rows_.back();
    const std::int32_t span = std::clamp(number_of(element.attribute("colspan"), 1), 1, kMaxSpan);
    row.cells.emplace_back();
    // The other columns of a wide cell stay empty; its text goes to the first (flush() looks for
    // `span` from the end).
    frame.level = span;
    for (std::int32_t i = 1; i < span; ++i) row.cells.emplace_back();
    row.all_headers = row.all_headers && element.name == "th";
}

bool HtmlBlocks::open(const HtmlElement& element) {
    if (is_hidden(element)) return false;
    if (element.name == "br") {
        line_break();
        return true;
    }
    const bool is_block = is_block_element(element.name);
    if (is_block) flush();
    const std::string_view id = element.has("id")     ? element.attribute("id")
                                : element.name == "a" ? element.attribute("name")
                                                      : std::string_view{};
    if (!id.empty()) anchor_ = id;
    if (!is_block) return true;

    Frame frame = frame_for(element);
    if (frame.role == Role::List) {
        ++list_depth_;
        if (element.name == "ol") {
            frame.next_number = number_of(element.attribute("start"), 1);
            const std::string_view type = element.attribute("type");
            if (!type.empty()) frame.numbering = type.front();
        }
    } else if (frame.role == Role::Pre) {
        ++pre_depth_;
    } else if (element.name == "li") {
        open_item(element, frame);
    } else if (element.name == "tr" && !frame.layout_table && innermost(Role::Table) != nullptr) {
        frame.role = Role::Row;
        rows_.emplace_back();
    } else if ((element.name == "td" || element.name == "th") && innermost(Role::Row) != nullptr) {
        open_cell(element, frame);
    }
    frames_.push_back(std::move(frame));
    return true;
}

void HtmlBlocks::close(std::string_view name) {
    if (!is_block_element(name) || frames_.empty()) return;
    flush();
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    switch (frame.role) {
        case Role::List:
            --list_depth_;
            break;
        case Role::Pre:
            --pre_depth_;
            break;
        case Role::Row:
            frames_.push_back(frame);
            close_row();
            frames_.pop_back();
            break;
        default:
            break;
    }
    if (name == "dl" && !term_.empty()) {
        text_ = std::exchange(term_, {});
        flush();
    }
}

void HtmlBlocks::close_row() {
    Row row = std::move(rows_.back());
    rows_.pop_back();
    const auto filled =
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
            return !clean_line(cell).empty();
        });
    if (filled == 0) return;
    Block block = block_here();
    if (block.kind != BlockKind::Furniture && row.cells.size() > 1) {
        block.kind = BlockKind::TableRow;
        block.level = 0;
        block.column_header = row.all_headers || frames_.back().table_head ? 1 : 0;
        block.cells = std::move(row.cells);
    } else {
        for (const std::string& cell : row.cells) (block.text += cell) += ' ';
    }
    write(std::move(block));
}

void HtmlBlocks::text(std::string_view text, std::uint64_t offset) {
    if (text.empty()) return;
    if (!has_offset_ && !trim(text).empty()) {
        offset_ = offset;
        has_offset_ = true;
    }
    if (in_pre()) {
        text_ += text;
        return;
    }
    std::string piece = clean_piece(text);
    // White space at the start of a line is none.
    const bool at_start = text_.empty() || text_.back() == '\n' || text_.back() == ' ';
    text_ += at_start && piece.starts_with(' ') ? std::string_view(piece).substr(1)
                                                : std::string_view(piece);
}

void HtmlBlocks::line_break() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    // Two in a row are how old pages part paragraphs.
    if (!in_pre() && !text_.empty() && text_.back() == '\n') return flush();
    if (!text_.empty() || in_pre()) text_ += '\n';
}

Block HtmlBlocks::block_here() {
    Block block;
    if (has_offset_) block.offset = offset_;
    const Frame plain;
    const Frame& frame = frames_.empty() ? plain : frames_.back();
    const bool outside = has_main_ && !frame.main;
    const Frame* heading = innermost(Role::Heading);
    // A page without <main> may keep its only title in its header.
    const bool title_in_header = frame.header && heading != nullptr && !has_main_;
    if (frame.furniture || ((outside || frame.header) && !title_in_header)) {
        block.kind = BlockKind::Furniture;
        return block;
    }
    if (heading != nullptr) {
        block.kind = BlockKind::Heading;
        block.level = heading->level;
        return block;
    }
    for (auto open = frames_.rbegin(); open != frames_.rend(); ++open) {
        if (open->role == Role::Quote) {
            block.kind = BlockKind::Quote;
            return block;
        }
        if (open->role == Role::Item) {
            if (!open->fresh) return block;  // second paragraph of an item
            open->fresh = false;
            block.kind = BlockKind::ListItem;
            block.level = std::max(list_depth_, 1);
            block.marker = open->marker;
            return block;
        }
        if (open->role == Role::List || open->role == Role::Cell) return block;
    }
    return block;
}

void HtmlBlocks::write_pre(Block block) {
    const std::string whole = std::move(block.text);
    for (std::size_t begin = 0; begin < whole.size();) {
        std::size_t end = whole.find("\n\n", begin);
        if (end == std::string::npos) end = whole.size();
        Block part = block;
        part.text = whole.substr(begin, end - begin);
        write(std::move(part));
        begin = end + 2;
    }
}

void HtmlBlocks::flush() {
    const bool pre = in_pre();
    std::string text = std::exchange(text_, {});
    if (trim(text).empty()) return;
    const Frame* cell = innermost(Role::Cell);
    if (cell != nullptr && !rows_.empty()) {
        std::vector<std::string>& cells = rows_.back().cells;
        std::string& target = cells.at(cells.size() - static_cast<std::size_t>(cell->level));
        if (!target.empty()) target += ' ';
        target += text;
        return;
    }
    if (innermost(Role::Term) != nullptr) {
        std::string before = std::exchange(term_, clean_line(text));
        if (!before.empty()) {
            Block block = block_here();
            block.text = std::move(before);
            write(std::move(block));
        }
        return;
    }
    Block block = block_here();
    block.text = std::move(text);
    has_offset_ = false;
    if (!term_.empty()) {
        std::string term = std::exchange(term_, {});
        if (block.kind == BlockKind::Paragraph && code_points(block.text) <= kMaxLabelledChars) {
            block.text =
                term + (term.ends_with(':') || term.ends_with('?') ? " " : ": ") + block.text;
        } else {
            Block label = block;
            label.text = std::move(term);
            write(std::move(label));
        }
    }
    if (pre) return write_pre(std::move(block));
    write(std::move(block));
}

void HtmlBlocks::write(Block block) {
    // "Skip to content" stands outside every element that would tell it from text.
    if (block.kind == BlockKind::Paragraph && is_running_line(clean_line(block.text)))
        block.kind = BlockKind::Furniture;
    if (block.kind != BlockKind::Furniture) {
        block.anchor = std::exchange(anchor_, {});
    } else {
        anchor_.clear();
    }
    has_offset_ = false;
    blocks_.add(std::move(block));
}

}  // namespace findings
