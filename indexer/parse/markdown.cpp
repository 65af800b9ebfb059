// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html.hpp"
#include "indexer/parse/html_blocks.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/text.hpp"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

/// Passes md4c's events on to the writer of HTML blocks: Markdown means HTML.
class MarkdownEvents {
  public:
    MarkdownEvents(ParsedDocument& document, const DecodedText& decoded, std::string_view body)
        : document_(document),
          blocks_(document),
          decoded_(decoded),
          body_(body),
          offsets_(decoded) {}

    bool read() {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                       MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return of(self).block(type, detail, true);
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return of(self).block(type, detail, false);
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            return of(self).span(type, detail, 1);
        };
        parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
            return of(self).span(type, detail, -1);
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            return of(self).text(type, {text, size});
        };
        const int status =
            md_parse(body_.data(), static_cast<MD_SIZE>(body_.size()), &parser, this);
        blocks_.finish();
        return status == 0;
    }

  private:
    static MarkdownEvents& of(void* self) { return *static_cast<MarkdownEvents*>(self); }

    static std::string_view element_name(MD_BLOCKTYPE type, const void* detail) {
        constexpr std::string_view kHeadings[] = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};
        switch (type) {
            case MD_BLOCK_QUOTE:
                return "blockquote";
            case MD_BLOCK_UL:
                return "ul";
            case MD_BLOCK_OL:
                return "ol";
            case MD_BLOCK_LI:
                return "li";
            case MD_BLOCK_HR:
                return "hr";
            case MD_BLOCK_H:
                return kHeadings[std::min(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level,
                                          6U)];
            case MD_BLOCK_CODE:
                return "pre";
            case MD_BLOCK_P:
                return "p";
            case MD_BLOCK_TABLE:
                return "table";
            case MD_BLOCK_THEAD:
                return "thead";
            case MD_BLOCK_TBODY:
                return "tbody";
            case MD_BLOCK_TR:
                return "tr";
            case MD_BLOCK_TH:
                return "th";
            case MD_BLOCK_TD:
                return "td";
            case MD_BLOCK_DOC:
            case MD_BLOCK_HTML:
                break;
        }
        return {};
    }

    int block(MD_BLOCKTYPE type, const void* detail, bool enters) {
        if (type == MD_BLOCK_HTML) {
            if (!enters) write_html();
            return 0;
        }
        const std::string_view name = element_name(type, detail);
        if (name.empty()) return 0;
        soft_break_ = after_emphasis_ = is_behind_emphasis_ = false;
        if (!enters) {
            blocks_.close();
            return 0;
        }
        HtmlElement element;
        element.name = name;
        std::string start;  // the element only looks at it
        if (type == MD_BLOCK_OL) {
            start = std::to_string(static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start);
            element.attributes.emplace_back("start", start);
        }
        blocks_.open(element);
        return blocks_.is_full() ? 1 : 0;
    }

    int span(MD_SPANTYPE type, const void* detail, int change) {
        if (type == MD_SPAN_IMG) image_depth_ += change;
        HtmlElement element;
        std::string address;
        // A line of emphasis below a line of emphasis, as under titles, is a line of its own.
        if (type == MD_SPAN_STRONG || type == MD_SPAN_EM) {
            if (change > 0 && is_behind_emphasis_) line_break(), soft_break_ = false;
            after_emphasis_ = change < 0;
        }
        if (type == MD_SPAN_STRONG) element.name = "strong";
        if (type == MD_SPAN_A) {
            const MD_ATTRIBUTE& href = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
            address.assign(href.text, href.size);
            element.name = "a";
            element.attributes.emplace_back("href", address);
        }
        if (element.name.empty()) return 0;
        change > 0 ? blocks_.open(element) : blocks_.close();
        return 0;
    }

    int text(MD_TEXTTYPE type, std::string_view text) {
        if (image_depth_ > 0) return 0;
        const std::uint64_t offset = offset_of(text);
        if (std::exchange(soft_break_, false)) {
            // "5.1 ..." over "5.2 ...": clauses of a paper stand on lines of their own.
            section_depth(text) > 1 ? blocks_.end_block() : blocks_.text(" ", offset);
        }
        is_behind_emphasis_ = false;
        if (type != MD_TEXT_SOFTBR) after_emphasis_ = false;
        switch (type) {
            case MD_TEXT_HTML:
                // Inside a paragraph only line breaks mean something to us; a block of HTML is read
                // as a whole.
                html_ += text;
                if (ascii_lower(text.substr(0, 3)) == "<br") line_break();
                break;
            case MD_TEXT_BR:
                line_break();
                break;
            case MD_TEXT_SOFTBR:
                soft_break_ = true;
                is_behind_emphasis_ = std::exchange(after_emphasis_, false);
                break;
            case MD_TEXT_NULLCHAR:
                break;
            case MD_TEXT_ENTITY:
                blocks_.text(decoded_entity(text), offset);
                break;
            default:
                blocks_.text(text, offset);
                break;
        }
        if (type != MD_TEXT_HTML) html_.clear();
        return 0;
    }

    void line_break() {
        HtmlElement element;
        element.name = "br";
        blocks_.open(element);
        blocks_.close();
    }

    static std::string decoded_entity(std::string_view entity) {
        const std::vector<Block> blocks =
            html_fragment_blocks("<p>" + std::string(entity) + "</p>");
        return blocks.empty() ? " " : blocks.front().text;  // &nbsp; and its like
    }

    void write_html() {
        blocks_.end_block();
        BlockList list(document_);
        for (Block& block : html_fragment_blocks(std::exchange(html_, {}))) {
            block.offset = last_offset_;
            list.add(std::move(block));
        }
    }

    /// Texts are views into the source, but for entities and line ends that md4c makes up.
    std::uint64_t offset_of(std::string_view text) {
        if (text.data() < body_.data() || text.data() > body_.data() + body_.size())
            return last_offset_;
        const auto at = static_cast<std::size_t>(text.data() - decoded_.text.data());
        // Tables and link titles may be told twice or out of order; the cursor only goes forward.
        if (at >= last_position_) {
            last_position_ = at;
            last_offset_ = offsets_.at(at);
        }
        return last_offset_;
    }

    ParsedDocument& document_;
    HtmlBlocks blocks_;
    const DecodedText& decoded_;
    std::string_view body_;
    SourceOffsets offsets_;
    std::string html_;
    std::size_t last_position_ = 0;
    std::uint64_t last_offset_ = 0;
    int image_depth_ = 0;
    bool after_emphasis_ = false;      // what was read last is the end of an emphasis
    bool soft_break_ = false;          // what was read last is the end of a line
    bool is_behind_emphasis_ = false;  // and that line ends with an emphasis
};

/// A block of "name: value" lines between lines of three dashes, as static site makers write it.
std::string_view read_front_matter(ParsedDocument& document, std::string_view text) {
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return text;
    const std::size_t end = text.find("\n---", 3);
    if (end == std::string_view::npos || end > 8192) return text;
    std::vector<std::pair<std::string, std::string_view>> facts;
    for (std::size_t begin = text.find('\n') + 1; begin < end;) {
        const std::size_t stop = std::min(text.find('\n', begin), end + 1);
        const std::string_view line = trim(text.substr(begin, stop - begin));
        begin = stop + 1;
        if (line.empty() || line.front() == '#' || line.front() == '-') continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return text;  // a rule with prose below it
        std::string_view value = trim(line.substr(colon + 1));
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front()) {
            value = value.substr(1, value.size() - 2);
        }
        facts.emplace_back(ascii_lower(trim(line.substr(0, colon))), value);
    }
    for (const auto& [name, value] : facts) {
        if (name == "title") document.title = clean_line(value);
        const bool known = name == "author" || name == "description" || name == "keywords" ||
                           name == "language" || name == "canonical_url";
        set_property(document, known ? name : "meta." + name, value);
    }
    const std::size_t after = text.find('\n', end + 1);
    return after == std::string_view::npos ? std::string_view{} : text.substr(after + 1);
}

}  // namespace

Result<ParsedDocument> parse_markdown(Bytes bytes) {
    ParsedDocument document;
    document.media_type = MediaType::Markdown;
    const DecodedText decoded = decode_text(bytes);
    if (!decoded.exact) add_warning(document, "some bytes are not valid in the text's encoding");
    const std::string_view body = read_front_matter(document, decoded.text);
    MarkdownEvents events(document, decoded, body);
    if (!events.read()) {
        const Result<ParsedDocument> reason = finished(document);
        if (!reason) return reason;
        return failure(ErrorKind::BadInput, "the Markdown parser gave up");
    }
    return finished(std::move(document));
}

}  // namespace findings
