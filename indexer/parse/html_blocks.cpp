// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_blocks.hpp"

#include "indexer/parse/chrome_lines.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/office_blocks.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace findings {
namespace {

constexpr std::int32_t kMaxSpan = 50;  // colspan: browsers allow 1000
constexpr std::int32_t kMaxRowSpan = 1000;

std::int32_t number_of(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

std::uint8_t percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0
                      : static_cast<std::uint8_t>(std::min<std::size_t>(part * 100 / whole, 100));
}

/// The regulator's site draws a tick behind a rating.
void drop_tick(std::string& text) {
    constexpr std::string_view kTick = "\u2714";
    const std::string_view trimmed = trim(text);
    if (trimmed.size() > kTick.size() && trimmed.ends_with(kTick))
        text = std::string(trim(trimmed.substr(0, trimmed.size() - kTick.size())));
}

}  // namespace

HtmlBlocks::HtmlBlocks(ParsedDocument& document, bool has_main)
    : document_(document), blocks_(document), has_main_(has_main) {}

const HtmlBlocks::Frame* HtmlBlocks::innermost(Role role) const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (frame->role == role) return &*frame;
        if (frame->role == Role::Cell && role != Role::Cell)
            return nullptr;  // a cell is a world of its own
    }
    return nullptr;
}

HtmlBlocks::Role HtmlBlocks::role_of(std::string_view name) {
    if (name == "blockquote") return Role::Quote;
    if (name == "pre") return Role::Pre;
    if (name == "dt") return Role::Term;
    if (name == "dd") return Role::Description;
    if (name == "dl") return Role::Terms;
    const bool lists = name == "ul" || name == "ol" || name == "menu" || name == "dir";
    return lists ? Role::List : Role::Plain;
}

HtmlBlocks::Frame HtmlBlocks::frame_for(const HtmlElement& element) const {
    Frame frame;
    if (!frames_.empty()) {
        const Frame& outer = frames_.back();
        frame.main = outer.main;
        frame.furniture = outer.furniture;
        frame.header = outer.header;
        frame.title = outer.title;
        frame.table_head = outer.table_head;
        frame.layout_table = outer.layout_table;
    }
    const std::string_view name = element.name;
    if (element.is_main) {
        frame.main = true;
        frame.furniture = false;
        frame.header = false;
    } else if (element.is_chrome || element.is_unseen) {
        frame.furniture = true;
    } else if (name == "header" && !frame.main) {
        frame.header = true;
    }
    frame.title = frame.title || element.is_title;
    frame.level = heading_level(element);
    frame.role = frame.level > 0 ? Role::Heading : role_of(name);
    if (name == "table") {
        frame.layout_table = element.is_layout_table;
        frame.table_head = false;
        if (!frame.layout_table) frame.role = Role::Table;
    } else if (name == "thead") {
        frame.table_head = true;
    } else if (name == "tbody" || name == "tfoot") {
        frame.table_head = false;
    }
    return frame;
}

void HtmlBlocks::open_list(const HtmlElement& element, Frame& frame) {
    ++list_depth_;
    if (element.name != "ol") return;
    frame.next_number = number_of(element.attribute("start"), 1);
    const std::string_view type = element.attribute("type");
    if (!type.empty()) frame.numbering = type.front();
}

void HtmlBlocks::open_item(const HtmlElement& element, Frame& frame) {
    frame.role = Role::Item;
    frame.fresh = true;
    for (auto list = frames_.rbegin(); list != frames_.rend(); ++list) {
        if (list->role != Role::List) continue;
        if (list->next_number > 0) {
            list->next_number = number_of(element.attribute("value"), list->next_number);
            frame.marker = list_number(list->next_number++, list->numbering) + '.';
        }
        return;
    }
}

void HtmlBlocks::skip_spanned(Row& row) {
    if (tables_.empty()) return;
    std::vector<std::int32_t>& spans = tables_.back().spans;
    while (row.cells.size() < spans.size() && spans[row.cells.size()] > 0) {
        --spans[row.cells.size()];
        row.cells.emplace_back();
    }
}

void HtmlBlocks::open_cell(const HtmlElement& element, Frame& frame) {
    if (rows_.empty()) return;
    frame.role = Role::Cell;
    Row& row = rows_.back();
    skip_spanned(row);
    const std::int32_t columns =
        std::clamp(number_of(element.attribute("colspan"), 1), 1, kMaxSpan);
    const std::int32_t rows =
        std::clamp(number_of(element.attribute("rowspan"), 1), 1, kMaxRowSpan);
    // The other columns of a wide cell stay empty; its text goes to the first (flush() looks for
    // `columns` from the end).
    const std::size_t begin = row.cells.size();
    row.cells.resize(begin + static_cast<std::size_t>(columns));
    frame.level = columns;
    row.all_headers = row.all_headers && element.name == "th";
    if (rows < 2 || tables_.empty()) return;
    std::vector<std::int32_t>& spans = tables_.back().spans;
    spans.resize(std::max(spans.size(), row.cells.size()));
    std::fill(spans.begin() + static_cast<std::ptrdiff_t>(begin),
              spans.begin() + static_cast<std::ptrdiff_t>(row.cells.size()),
              rows - 1);
}

void HtmlBlocks::open(const HtmlElement& element) {
    if (element.name == "br") {
        line_break();
        opened_.push_back({});
        return;
    }
    const bool is_block =
        is_block_element(element.name) || element.is_chrome || heading_level(element) > 0;
    if (is_block) flush();
    if (!element.attributes.empty()) {
        const std::string_view id = element.has("id")     ? element.attribute("id")
                                    : element.name == "a" ? element.attribute("name")
                                                          : std::string_view{};
        if (!id.empty()) anchor_ = id;
    }
    if (is_block) {
        opened_.push_back({true, {}});
        open_block(element);
    } else {
        open_inline(element);
    }
}

void HtmlBlocks::open_block(const HtmlElement& element) {
    Frame frame = frame_for(element);
    if (frame.role == Role::List) {
        open_list(element, frame);
    } else if (frame.role == Role::Pre) {
        ++pre_depth_;
    } else if (frame.role == Role::Table) {
        tables_.emplace_back();
    } else if (element.name == "li") {
        open_item(element, frame);
    } else if (element.name == "tr" && !frame.layout_table && innermost(Role::Table) != nullptr) {
        frame.role = Role::Row;
        rows_.emplace_back();
    } else if ((element.name == "td" || element.name == "th") && innermost(Role::Row) != nullptr) {
        open_cell(element, frame);
    }
    frames_.push_back(std::move(frame));
}

void HtmlBlocks::close() {
    if (opened_.empty()) return;
    const Opened opened = opened_.back();
    opened_.pop_back();
    if (opened.is_block) return close_block();
    close_inline(opened.marks);
}

void HtmlBlocks::close_block() {
    flush();
    const Role role = frames_.back().role;
    if (role == Role::Row) close_row();
    if (role == Role::List) --list_depth_;
    if (role == Role::Pre) --pre_depth_;
    if (role == Role::Table) tables_.pop_back();
    if (role == Role::Terms) write_term();
    frames_.pop_back();
}

/// A term without a description.
void HtmlBlocks::write_term() {
    if (term_.empty()) return;
    piece_.text = std::exchange(term_, {});
    flush();
}

void HtmlBlocks::close_row() {
    skip_spanned(rows_.back());
    Row row = std::move(rows_.back());
    rows_.pop_back();
    const bool is_first = tables_.empty() || tables_.back().rows++ == 0;
    std::size_t filled = 0;
    std::size_t bytes = 0;
    for (const std::string& cell : row.cells) {
        const std::size_t size = trim(cell).size();
        bytes += size;
        if (size > 0) ++filled;
    }
    if (filled == 0) return;
    Block block = block_here();
    if (block.kind != BlockKind::Furniture && row.cells.size() > 1) {
        block.kind = BlockKind::TableRow;
        block.level = 0;
        const bool is_header = row.all_headers || frames_.back().table_head ||
                               (is_first && row.all_bold && filled > 1);
        block.column_header = is_header ? 1 : 0;
        block.cells = std::move(row.cells);
    } else {
        for (const std::string& cell : row.cells) (block.text += cell) += ' ';
    }
    write(std::move(block), {percent(row.link_bytes, bytes), false, false});
}

Block HtmlBlocks::block_here() {
    Block block;
    if (has_offset_) block.offset = offset_;
    const Frame plain;
    const Frame& frame = frames_.empty() ? plain : frames_.back();
    const bool outside = has_main_ && !frame.main;
    const Frame* heading = innermost(Role::Heading);
    // A page without <main> may keep its only title in its header.
    const bool is_title = frame.title || (frame.header && heading != nullptr && !has_main_);
    if (frame.furniture || ((outside || frame.header) && !is_title)) {
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

void HtmlBlocks::flush_to_cell(std::int32_t span) {
    const Piece piece = std::exchange(piece_, {});
    Row& row = rows_.back();
    std::string& target = row.cells.at(row.cells.size() - static_cast<std::size_t>(span));
    if (!target.empty()) target += ' ';
    target += piece.text;
    row.link_bytes += piece.links;
    row.all_bold = row.all_bold && piece.bold_prefix >= trim(piece.text).size();
}

void HtmlBlocks::flush_term() {
    std::string before = std::exchange(term_, clean_line(std::exchange(piece_, {}).text));
    if (before.empty()) return;
    Block block = block_here();
    block.text = std::move(before);
    write(std::move(block));
}

void HtmlBlocks::flush() {
    if (trim(piece_.text).empty()) {
        piece_ = {};
        return;
    }
    const Frame* cell = innermost(Role::Cell);
    if (cell != nullptr && !rows_.empty()) return flush_to_cell(cell->level);
    if (innermost(Role::Term) != nullptr) return flush_term();
    Piece piece = std::exchange(piece_, {});
    Block block = block_here();
    has_offset_ = false;
    if (piece.unseen > 0 && piece.unseen + 1 >= trim(piece.text).size())
        block.kind = BlockKind::Furniture;
    if (in_pre()) {
        block.text = std::move(piece.text);
        return write_pre(block);
    }
    write_prose(std::move(block), piece);
}

void HtmlBlocks::finish() {
    flush();
    write_term();
    mark_furniture(document_.blocks, notes_);
}

void HtmlBlocks::write(Block block, BlockNote note) {
    // "Skip to content" stands outside every element that would tell it from text.
    constexpr std::size_t kLongestRunningLine = 300;
    if (block.kind == BlockKind::Paragraph && block.text.size() < kLongestRunningLine &&
        is_running_line(clean_line(block.text))) {
        block.kind = BlockKind::Furniture;
    }
    if (block.kind == BlockKind::Heading) heading_level_ = block.level;
    if (block.kind != BlockKind::Furniture) {
        block.anchor = std::exchange(anchor_, {});
    } else {
        anchor_.clear();
    }
    has_offset_ = false;
    drop_tick(block.text);
    // "Licensed under CC BY 4.0. Edit this page." whose link was cut out.
    if (!residue_.empty() && block.text.ends_with(". ."))
        block.text.resize(block.text.size() - std::string_view(" .").size());
    const std::size_t before = document_.blocks.size();
    blocks_.add(std::move(block));
    if (document_.blocks.size() > before) {
        notes_.resize(before);
        notes_.push_back(note);
    }
    for (std::string& residue : std::exchange(residue_, {}))
        blocks_.add(BlockKind::Furniture, std::move(residue));
}

}  // namespace findings
