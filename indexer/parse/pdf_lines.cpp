// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr double kMarginPart = 0.12;    // of the page: where running headers and footers stand
constexpr double kHeadingRatio = 1.12;  // of the body size

/// The words of a line with its numbers taken out, by which running lines of different pages are
/// the same.
std::string running_key(const std::string& text) {
    std::string key;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (!key.ends_with('#')) key += '#';
        } else {
            key += c;
        }
    }
    return key;
}

enum class Margin { None, Top, Bottom };

Margin margin_of(const PdfPageLines& page, const PdfLine& line) {
    if (line.y1 < page.height * kMarginPart) return Margin::Top;
    return line.y0 > page.height * (1 - kMarginPart) ? Margin::Bottom : Margin::None;
}

/// A page number and nothing else.
bool is_page_number(const std::string& text) {
    return !printed_page_label(text).empty() && word_count(text) <= 4 && text.size() <= 16 &&
           (running_key(text) == "#" || running_key(text) == "- # -" ||
            ascii_lower(text).starts_with("page") ||
            text.find_first_not_of("ivx") == std::string::npos || running_key(text) == "# of #" ||
            running_key(text) == "#/#");
}

}  // namespace

namespace {

/// Numbers of up to four digits that stand alone in a running line.
std::vector<std::int32_t> numbers_in(const std::string& text) {
    std::vector<std::int32_t> numbers;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" |/", begin), text.size());
        const std::string_view word(text.data() + begin, end - begin);
        const bool digits = !word.empty() && word.size() <= 4 &&
                            word.find_first_not_of("0123456789") == std::string_view::npos;
        if (digits) numbers.push_back(std::stoi(std::string(word)));
        begin = end + 1;
    }
    return numbers;
}

/// The printed page number is the number that counts on from page to page; years and totals do not.
void label_pages(std::vector<PdfPageLines>& pages) {
    std::map<std::int32_t, std::size_t> shifts;  // printed number - page number -> pages
    for (const PdfPageLines& page : pages) {
        std::set<std::int32_t> here;
        for (const PdfLine& line : page.lines) {
            if (!line.furniture) continue;
            for (const std::int32_t number : numbers_in(line.text))
                here.insert(number - page.number);
        }
        for (const std::int32_t shift : here) ++shifts[shift];
    }
    const auto most =
        std::max_element(shifts.begin(), shifts.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second
                                        : std::abs(a.first) > std::abs(b.first);
        });
    for (PdfPageLines& page : pages) {
        std::string label;
        for (const PdfLine& line : page.lines) {
            if (!line.furniture) continue;
            const std::string alone =
                is_page_number(line.text) ? printed_page_label(line.text) : std::string{};
            if (!alone.empty() && alone.find_first_not_of("ivx") == std::string::npos)
                label = alone;
            if (most == shifts.end() || (most->second < 2 && alone.empty())) continue;
            for (const std::int32_t number : numbers_in(line.text)) {
                if (number - page.number == most->first) label = std::to_string(number);
            }
        }
        if (!label.empty()) page.label = label;
    }
}

/// Sizes in which paragraphs are set, in half points: where most of a paper stands in tables of
/// small type, its text is larger than most of its letters and yet no heading.
std::set<long> sizes_of_prose(const std::vector<PdfPageLines>& pages) {
    constexpr std::size_t kFewestLines = 4;
    struct Lines {
        std::size_t all = 0, of_prose = 0;
    };
    std::map<long, Lines> by_size;
    for (const PdfPageLines& page : pages) {
        for (const PdfLine& line : page.lines) {
            if (line.furniture || line.bold || !has_letter(line.text)) continue;
            Lines& lines = by_size[std::lround(line.size * 2)];
            ++lines.all;
            const bool full = word_count(line.text) >= 5;
            lines.of_prose += (full && starts_lower(line.text)) || line.text.ends_with('.') ? 1 : 0;
        }
    }
    std::set<long> sizes;
    for (const auto& [size, lines] : by_size) {
        if (lines.of_prose >= kFewestLines && 5 * lines.of_prose >= 2 * lines.all)
            sizes.insert(size);
    }
    return sizes;
}

}  // namespace

PdfMeasures measure(const std::vector<PdfPageLines>& pages) {
    PdfMeasures measures;
    std::map<long, std::size_t> chars_by_size;
    for (const PdfPageLines& page : pages) {
        for (const PdfLine& line : page.lines) {
            if (!line.furniture) chars_by_size[std::lround(line.size * 2)] += line.text.size();
        }
    }
    const auto most =
        std::max_element(chars_by_size.begin(),
                         chars_by_size.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != chars_by_size.end()) measures.body_size = static_cast<double>(most->first) / 2;
    std::map<long, std::size_t> pitches;
    for (const PdfPageLines& page : pages) {
        for (std::size_t i = 1; i < page.lines.size(); ++i) {
            const PdfLine& a = page.lines[i - 1];
            const PdfLine& b = page.lines[i];
            const double pitch = b.y0 - a.y0;
            const bool body =
                std::abs(a.size - measures.body_size) < 0.6 && std::abs(b.size - a.size) < 0.6;
            if (body && pitch > 0.8 * a.size && pitch < 2.2 * a.size)
                ++pitches[std::lround(pitch * 2)];
        }
    }
    const auto pitch =
        std::max_element(pitches.begin(), pitches.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    measures.line_pitch =
        pitch == pitches.end() ? measures.body_size * 1.25 : static_cast<double>(pitch->first) / 2;
    const std::set<long> prose = sizes_of_prose(pages);
    for (auto size = chars_by_size.rbegin(); size != chars_by_size.rend(); ++size) {
        const double points = static_cast<double>(size->first) / 2;
        if (points < measures.body_size * kHeadingRatio) break;
        if (prose.contains(size->first)) {
            measures.prose_sizes.push_back(points);
            continue;
        }
        // Half a point more or less is the same heading.
        if (measures.heading_sizes.empty() || measures.heading_sizes.back() - points > 0.8) {
            measures.heading_sizes.push_back(points);
        }
    }
    return measures;
}

namespace {

/// Pieces in a margin that stand on one row: [begin, end) of the page's lines.
struct MarginRow {
    std::size_t begin = 0;
    std::size_t end = 0;
    Margin margin = Margin::None;
    std::string text;
};

std::vector<MarginRow> margin_rows(const PdfPageLines& page) {
    std::vector<MarginRow> rows;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const PdfLine& line = page.lines[i];
        const Margin margin = margin_of(page, line);
        if (margin == Margin::None) continue;
        const bool same = !rows.empty() && rows.back().end == i &&
                          std::abs(page.lines[i - 1].middle() - line.middle()) < 0.4 * line.size;
        if (!same) rows.push_back({i, i, margin, {}});
        if (!rows.back().text.empty()) rows.back().text += ' ';
        rows.back().text += line.text;
        rows.back().end = i + 1;
    }
    return rows;
}

/// How often words stand in a margin, page by page.
class RunningLines {
  public:
    explicit RunningLines(const std::vector<PdfPageLines>& pages)
        : often_(std::min<std::size_t>(std::max<std::size_t>(2, pages.size() / 4), 8)) {
        for (const PdfPageLines& page : pages) {
            std::set<Key> here;
            for (const MarginRow& row : margin_rows(page)) {
                here.insert(key_of(row.margin, row.text));
                for (std::size_t i = row.begin; i < row.end; ++i)
                    here.insert(key_of(row.margin, page.lines[i].text));
                if (const auto shift = shift_of(page, row))
                    ++shifts_[{static_cast<int>(row.margin), *shift}];
            }
            for (const Key& key : here) ++seen_[key];
        }
    }

    /// "2 BEHIND THE DOOR" and "THE NIGHT STAFF 3": heads of left and right pages differ, and in a
    /// short paper each stands once; their page numbers count on.
    [[nodiscard]] bool counts_on(const PdfPageLines& page, const MarginRow& row) const {
        const auto shift = shift_of(page, row);
        const auto found =
            shift ? shifts_.find({static_cast<int>(row.margin), *shift}) : shifts_.end();
        return found != shifts_.end() && found->second >= 2;
    }

    [[nodiscard]] bool repeats(Margin margin, const std::string& text) const {
        const auto found = seen_.find(key_of(margin, text));
        return found != seen_.end() && found->second >= often_;
    }

  private:
    using Key = std::pair<int, std::string>;  // margin and words
    static Key key_of(Margin margin, const std::string& text) {
        return {static_cast<int>(margin), running_key(text)};
    }

    /// Number at one end of the outermost short row of a margin, less that of its page. A number
    /// before words at the head of a page may be a chapter's.
    static std::optional<std::int32_t> shift_of(const PdfPageLines& page, const MarginRow& row) {
        constexpr std::size_t kLongestRow = 70;
        const std::string_view text = row.text;
        const auto first = text.substr(0, text.find(' ')), last = text.substr(text.rfind(' ') + 1);
        if (text.size() > kLongestRow || !has_letter(row.text) || first == last) return {};
        const bool outermost =
            std::none_of(page.lines.begin(), page.lines.end(), [&](const PdfLine& line) {
                const double edge = page.lines[row.begin].middle();
                return row.margin == Margin::Top ? line.y1 < edge : line.y0 > edge;
            });
        if (!outermost) return {};
        const auto is_number = [](std::string_view word) {
            return !word.empty() && word.size() <= 3 &&
                   word.find_first_not_of("0123456789") == word.npos;
        };
        if (is_number(last)) return std::stoi(std::string(last)) - page.number;
        if (row.margin == Margin::Bottom && is_number(first))
            return std::stoi(std::string(first)) - page.number;
        return {};
    }

    std::map<Key, std::size_t> seen_;
    std::map<std::pair<int, std::int32_t>, std::size_t> shifts_;  // margin and shift -> pages
    std::size_t often_;
};

void mark_row(PdfPageLines& page, const MarginRow& row, const RunningLines& running) {
    const bool whole = running.repeats(row.margin, row.text) || running.counts_on(page, row) ||
                       is_running_line(row.text) || is_browser_line(row.text) ||
                       is_page_number(row.text);
    bool others = true;  // all pieces but page numbers
    for (std::size_t i = row.begin; i < row.end; ++i) {
        PdfLine& line = page.lines[i];
        // "2." and a heading beside it are no running line, however often there is a "#.".
        line.furniture = whole || (has_letter(line.text) && running.repeats(row.margin, line.text));
        others = others && (line.furniture || is_page_number(line.text));
    }
    for (std::size_t i = row.begin; i < row.end; ++i) {
        if (others && is_page_number(page.lines[i].text)) page.lines[i].furniture = true;
    }
}

}  // namespace

void mark_furniture(std::vector<PdfPageLines>& pages) {
    const RunningLines running(pages);
    for (PdfPageLines& page : pages) {
        for (PdfLine& line : page.lines) line.furniture = is_running_line(line.text);
        for (const MarginRow& row : margin_rows(page)) mark_row(page, row, running);
    }
    label_pages(pages);
}

}  // namespace findings
