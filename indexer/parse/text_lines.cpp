// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/text_lines.hpp"

#include "indexer/limits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kMaxCellChars = 60;
constexpr std::size_t kMaxMeanCellChars = 25;  // wider ones are columns of prose
constexpr std::size_t kGap = 3;                // spaces that part cells

std::size_t indent_of(std::string_view raw) {
    std::size_t indent = 0;
    for (const char c : raw) {
        if (c != ' ' && c != '\t') break;
        indent += c == '\t' ? 4 : 1;
    }
    return indent;
}

/// Tags that feeds leave in texts. What a report itself writes between "<" and ">" stays.
std::string without_tags(std::string_view raw) {
    constexpr auto kTags = std::to_array<std::string_view>({"p",
                                                            "br",
                                                            "b",
                                                            "i",
                                                            "em",
                                                            "strong",
                                                            "ul",
                                                            "ol",
                                                            "li",
                                                            "a",
                                                            "span",
                                                            "div",
                                                            "u",
                                                            "sup",
                                                            "sub",
                                                            "h1",
                                                            "h2",
                                                            "h3",
                                                            "h4"});
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t open = std::min(raw.find('<', at), raw.size());
        out.append(raw, at, open - at);
        if (open == raw.size()) break;
        const std::size_t close = raw.find('>', open);
        const std::size_t begin = open + (raw.substr(open + 1).starts_with('/') ? 2U : 1U);
        const std::size_t end = std::min(raw.find_first_of(" />", begin), raw.size());
        const std::string name =
            ascii_lower(raw.substr(std::min(begin, raw.size()), end - std::min(begin, end)));
        const bool is_tag = close != std::string_view::npos &&
                            std::find(kTags.begin(), kTags.end(), name) != kTags.end();
        if (!is_tag) {
            out += '<';
            at = open + 1;
            continue;
        }
        if (name == "p" || name == "br" || name == "li" || name == "div") out += ' ';
        at = close + 1;
    }
    return out;
}

std::vector<std::string> cut_at_bars(std::string_view raw) {
    std::vector<std::string> cells;
    const std::string_view line = trim(raw);
    // "Title | Publisher" opens an entry of a digest; a table has a frame or a third column.
    const auto bars = std::count(line.begin(), line.end(), '|');
    if (bars < 2) return cells;
    std::string_view inside = line;
    if (inside.starts_with('|')) inside.remove_prefix(1);
    if (inside.ends_with('|')) inside.remove_suffix(1);
    for (std::size_t begin = 0; begin <= inside.size();) {
        const std::size_t end = std::min(inside.find('|', begin), inside.size());
        cells.push_back(clean_line(inside.substr(begin, end - begin)));
        begin = end + 1;
    }
    return cells;
}

/// The column, as it is printed, of the byte `at` of `line`, which is a part of `raw`.
std::size_t column_of(std::string_view raw, std::string_view line, std::size_t at) {
    constexpr std::size_t kTab = 8;
    const std::string_view before =
        raw.substr(0, static_cast<std::size_t>(line.data() - raw.data()) + at);
    std::size_t column = 0;
    for (const char c : before) {
        if (c == '\t')
            column += kTab - column % kTab;
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            ++column;
    }
    return column;
}

struct Cells {
    std::vector<std::string> texts;
    std::vector<std::size_t> starts;  // columns, where gaps part them
};

Cells cut_at_gaps(std::string_view raw) {
    std::vector<std::string> cells;
    std::vector<std::size_t> starts;
    const std::string_view line = trim(raw);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t end = std::min(line.find_first_not_of(" \t", i), line.size());
        const bool is_gap =
            end - i >= kGap || line.substr(i, end - i).find('\t') != std::string_view::npos;
        if (end == i || !is_gap) {
            i = std::max(end, i + 1);
            continue;
        }
        cells.push_back(clean_line(line.substr(begin, i - begin)));
        starts.push_back(column_of(raw, line, begin));
        begin = i = end;
    }
    cells.push_back(clean_line(line.substr(begin)));
    starts.push_back(column_of(raw, line, begin));
    std::size_t chars = 0;
    for (const std::string& cell : cells) {
        const std::size_t size = code_points(cell);
        if (size > kMaxCellChars) return {};
        chars += size;
    }
    if (chars > kMaxMeanCellChars * cells.size()) return {};
    return {std::move(cells), std::move(starts)};
}

/// Cells of a row of a table that is drawn with characters; none for other lines.
Cells cells_of(std::string_view raw) {
    Cells cells;
    if (raw.size() > 1000 || trim(raw).find_first_not_of("|-+=: ") == std::string_view::npos)
        return cells;
    if (raw.find('|') != std::string_view::npos) {
        cells.texts = cut_at_bars(raw);
    } else if (trim(raw).find('\t') != std::string_view::npos ||
               trim(raw).find("   ") != std::string_view::npos) {
        cells = cut_at_gaps(raw);
    }
    // "Provider:     Meadow Trust" is a label with its value.
    const auto& texts = cells.texts;
    const bool is_label = !texts.empty() && texts.front().ends_with(':');
    const bool is_marker = !texts.empty() && texts.front().size() <= 3 && texts.size() == 2;
    if (texts.size() < 2 || is_label || is_marker) return {};
    return cells;
}

/// What stays the same of a running line from page to page.
std::string without_digits(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

bool is_page_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// First and last line with text of each page.
std::vector<std::size_t> edges_of_pages(const std::vector<TextLine>& lines) {
    std::vector<std::size_t> edges;
    std::size_t last = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].text.empty()) continue;
        const bool begins = last == lines.size() || lines[last].page != lines[i].page;
        if (begins) {
            if (last < lines.size()) edges.push_back(last);
            edges.push_back(i);
        }
        last = i;
    }
    if (last < lines.size()) edges.push_back(last);
    return edges;
}

void mark_running_lines(std::vector<TextLine>& lines) {
    const std::vector<std::size_t> edges = edges_of_pages(lines);
    std::map<std::string, std::size_t> seen;
    for (const std::size_t at : edges) ++seen[without_digits(lines[at].text)];
    constexpr std::size_t kMaxRunningChars = 140;
    constexpr std::size_t kFewestPages = 3;
    for (const std::size_t at : edges) {
        TextLine& line = lines[at];
        const bool often =
            line.width <= kMaxRunningChars && seen[without_digits(line.text)] >= kFewestPages;
        line.is_running = is_page_number(line.text) || often;
    }
}

}  // namespace

std::vector<TextLine> text_lines(const DecodedText& decoded) {
    std::vector<TextLine> lines;
    SourceOffsets offsets(decoded);
    std::int32_t page = 1;
    const std::string_view text = decoded.text;
    const bool has_tags = text.find("</") != std::string_view::npos ||
                          text.find("<br") != std::string_view::npos ||
                          text.find("<p>") != std::string_view::npos;
    constexpr std::size_t kBlankLines = 4;  // in a row; readers look no further
    std::size_t blank = 0;
    for (std::size_t begin = 0; begin < text.size() && lines.size() <= kMaxTextLines;) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
        const std::string_view raw = text.substr(begin, end - begin);
        TextLine line;
        line.text = has_tags ? clean_line(without_tags(raw)) : clean_line(raw);
        line.width = code_points(line.text);
        line.indent = indent_of(raw);
        line.offset = offsets.at(begin + std::min(raw.find_first_not_of(" \t"), raw.size()));
        line.page = page;
        Cells cells = cells_of(raw);
        line.cells = std::move(cells.texts);
        line.starts = std::move(cells.starts);
        blank = line.text.empty() ? blank + 1 : 0;
        if (blank <= kBlankLines) lines.push_back(std::move(line));
        begin = end + 1;
        if (end < text.size() && text[end] == '\r' && begin < text.size() && text[begin] == '\n')
            ++begin;
        if (end < text.size() && text[end] == '\f') {
            ++page;
            lines.emplace_back().page = page;
        }
    }
    if (page > 1) mark_running_lines(lines);
    return lines;
}

bool is_blank(const std::vector<TextLine>& lines, std::size_t i) {
    return i >= lines.size() || lines[i].text.empty();
}

std::size_t next_text(const std::vector<TextLine>& lines, std::size_t i) {
    for (++i; i < lines.size() && lines[i].text.empty();) ++i;
    return i;
}

std::size_t previous_text(const std::vector<TextLine>& lines, std::size_t i) {
    while (i > 0) {
        if (!lines[--i].text.empty()) return i;
    }
    return lines.size();
}

bool is_rule(std::string_view text) {
    return text.size() >= 3 && text.find_first_not_of("=-_*~ ") == std::string_view::npos;
}

std::string subject_of(const std::vector<TextLine>& lines) {
    constexpr auto kHeaders = std::to_array<std::string_view>({"from",
                                                               "to",
                                                               "date",
                                                               "subject",
                                                               "newsgroups",
                                                               "message-id",
                                                               "cc",
                                                               "reply-to",
                                                               "organization",
                                                               "lines",
                                                               "path",
                                                               "sent",
                                                               "received",
                                                               "mime-version",
                                                               "content-type",
                                                               "x-mailer",
                                                               "return-path"});
    std::string subject;
    std::size_t headers = 0;
    for (const TextLine& line : lines) {
        const std::size_t colon = line.text.find(':');
        if (line.text.empty() || colon == std::string::npos) break;
        const std::string name = ascii_lower(line.text.substr(0, colon));
        if (std::find(kHeaders.begin(), kHeaders.end(), name) == kHeaders.end()) break;
        ++headers;
        if (name == "subject") subject = trim(std::string_view(line.text).substr(colon + 1));
    }
    return headers >= 3 ? subject : std::string{};
}

}  // namespace findings
