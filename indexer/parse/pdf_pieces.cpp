// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr double kWordGap = 0.22;  // of the font size: a space
constexpr double kOddGap = 1.5;    // of the line's usual gap: no space of justified text

/// A leader's dots, on contents pages and in forms.
bool is_dots(const std::string& text) { return text.find_first_not_of('.') == std::string::npos; }

/// Makes a line of words that follow each other.
class LineBuilder {
  public:
    void add(const PdfWord& word) {
        const double gap = last_ == nullptr ? 0 : word.x0 - last_->x1;
        if (last_ == nullptr) {
            line_.x0 = word.x0;
            line_.y0 = word.y0;
            line_.y1 = word.y1;
            line_.x1 = word.x1;
        } else if (last_->space_after || gap > kWordGap * std::max(last_->size, word.size)) {
            raw_ += ' ';
        }
        raw_ += word.text;
        line_.x0 = std::min(line_.x0, word.x0);
        line_.x1 = std::max(line_.x1, word.x1);
        line_.y0 = std::min(line_.y0, word.y0);
        line_.y1 = std::max(line_.y1, word.y1);
        const double chars = static_cast<double>(code_points(word.text));
        add_size(std::lround(word.size * 2), chars);
        (word.bold ? bold_ : plain_) += chars;
        last_ = &word;
    }

    [[nodiscard]] PdfLine finish() {
        PdfLine line = line_;
        line.text = clean_line(raw_);
        const auto most =
            std::max_element(sizes_.begin(), sizes_.end(), [](const auto& a, const auto& b) {
                return a.second < b.second;
            });
        line.size = most == sizes_.end() ? 10 : static_cast<double>(most->first) / 2;
        line.bold = bold_ > 0 && plain_ <= 0.1 * bold_;
        *this = LineBuilder();
        return line;
    }

  private:
    void add_size(long half_points, double chars) {
        const auto at = std::find_if(sizes_.begin(), sizes_.end(), [half_points](const auto& size) {
            return size.first == half_points;
        });
        if (at == sizes_.end()) {
            sizes_.emplace_back(half_points, chars);
        } else {
            at->second += chars;
        }
    }

    PdfLine line_;
    const PdfWord* last_ = nullptr;
    std::string raw_;
    std::vector<std::pair<long, double>> sizes_;  // half points, characters
    double bold_ = 0;
    double plain_ = 0;
};

double gap_before(const std::vector<PdfWord>& words, std::size_t i) {
    return words[i].x0 - words[i - 1].x1;
}

/// Whether the word goes on with the line of the one before it.
bool goes_on(const std::vector<PdfWord>& words, std::size_t i) {
    const PdfWord& last = words[i - 1];
    const PdfWord& word = words[i];
    const double size = std::max(last.size, word.size);
    const double gap = gap_before(words, i);
    if (gap >= kPdfCellGap * size || gap <= -0.6 * size) return false;
    // A gap that poppler takes for no space ends its line: perhaps a cell.
    if (!last.space_after && gap > kWordGap * size) return false;
    const double shared = std::min(last.y1, word.y1) - std::max(last.y0, word.y0);
    return shared > 0.5 * std::max(1.0, std::min(last.y1 - last.y0, word.y1 - word.y0));
}

/// Adds the ends of the pieces of the line [begin, end): where its gaps are wide, unless all are.
void add_piece_ends(const std::vector<PdfWord>& words,
                    std::size_t begin,
                    std::size_t end,
                    std::vector<std::size_t>& ends) {
    std::vector<double> gaps;
    double widest = 0;
    for (std::size_t i = begin + 1; i < end; ++i) {
        const double gap = gap_before(words, i);
        widest = std::max(widest, gap / words[i].size);
        if (words[i - 1].space_after && gap > 0.1 * words[i].size) gaps.push_back(gap);
    }
    if (widest > 0.5) {
        std::sort(gaps.begin(), gaps.end());
        const double usual =
            gaps.size() < 2 ? 0.33 * words[begin].size : gaps[(gaps.size() - 1) / 2];
        const bool justified = gaps.size() > 2 && gaps.back() < 1.3 * gaps.front();
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (is_dots(words[i].text) || is_dots(words[i - 1].text)) continue;
            const double gap = gap_before(words, i);
            const bool odd = gap > kOddGap * usual && gap > 0.5 * words[i].size;
            if (odd || (!justified && gap > kPdfPieceGap * words[i].size)) ends.push_back(i);
        }
    }
    ends.push_back(end);
}

/// Index after the last word of each piece of a line.
std::vector<std::size_t> piece_ends(const std::vector<PdfWord>& words) {
    std::vector<std::size_t> ends;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        while (end < words.size() && goes_on(words, end)) ++end;
        add_piece_ends(words, begin, end, ends);
        begin = end;
    }
    return ends;
}

/// The words that begin a piece beside another, from left to right.
std::vector<const PdfWord*> words_beside(const std::vector<PdfWord>& words,
                                         const std::vector<std::size_t>& ends) {
    struct Piece {
        const PdfWord* first = nullptr;
        double x1 = 0;
    };
    std::vector<Piece> pieces;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        pieces.push_back({&words[begin], words[end - 1].x1});
        begin = end;
    }
    std::vector<const PdfWord*> cells;
    for (const Piece& right : pieces) {
        const double middle = (right.first->y0 + right.first->y1) / 2;
        const bool beside = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& left) {
            return left.x1 < right.first->x0 && left.first->y0 < middle && left.first->y1 > middle;
        });
        if (beside && !is_dots(right.first->text)) cells.push_back(right.first);
    }
    std::sort(cells.begin(), cells.end(), [](const PdfWord* a, const PdfWord* b) {
        return a->x0 < b->x0;
    });
    return cells;
}

/// Words that begin at edges of a table's columns in a row that has words at three of them or more:
/// chance does not put three words of prose there. Rows may be high, so that the cells above or
/// below are far.
std::vector<bool> words_in_columns(const std::vector<PdfWord>& words,
                                   const std::vector<std::size_t>& ends,
                                   const std::vector<const PdfWord*>& cells) {
    constexpr double kSameEdge = 0.6;
    constexpr double kFar = 200;
    constexpr std::size_t kMostSteps = 64;  // bounds the work on a page made to be slow
    struct Hit {
        std::size_t word = 0;
        double edge = 0;
        double middle = 0;
    };
    // The first lines of cells beside others tell the edges, the first words of all pieces confirm.
    std::vector<const PdfWord*> starts;
    std::size_t piece = 0;
    for (const std::size_t end : ends) {
        starts.push_back(&words[piece]);
        piece = end;
    }
    const auto by_edge = [](const PdfWord* a, const PdfWord* b) { return a->x0 < b->x0; };
    std::sort(starts.begin(), starts.end(), by_edge);
    const auto near = [&](const std::vector<const PdfWord*>& list, const PdfWord& word) {
        auto at = std::lower_bound(list.begin(),
                                   list.end(),
                                   word.x0 - kSameEdge,
                                   [](const PdfWord* one, double x) { return one->x0 < x; });
        std::size_t count = 0;
        for (std::size_t step = 0;
             step < kMostSteps && at != list.end() && (*at)->x0 < word.x0 + kSameEdge;
             ++at, ++step)
            count += *at != &word && std::abs((*at)->y0 - word.y0) < kFar ? 1 : 0;
        return count;
    };
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (near(cells, words[i]) > 0 && near(starts, words[i]) > 1)
            hits.push_back({i, words[i].x0, (words[i].y0 + words[i].y1) / 2});
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.middle != b.middle ? a.middle < b.middle : a.edge < b.edge;
    });
    std::vector<bool> in_columns(words.size());
    for (std::size_t begin = 0; begin < hits.size();) {
        std::size_t end = begin + 1;
        const double limit = hits[begin].middle + 0.25 * words[hits[begin].word].size;
        while (end < hits.size() && hits[end].middle < limit) ++end;
        std::size_t edges = 1;
        std::vector<double> found;
        for (std::size_t i = begin; i < end; ++i) found.push_back(hits[i].edge);
        std::sort(found.begin(), found.end());
        for (std::size_t i = 1; i < found.size(); ++i)
            edges += found[i] - found[i - 1] > 2 * kSameEdge ? 1 : 0;
        for (std::size_t i = begin; i < end && edges >= 3; ++i) in_columns[hits[i].word] = true;
        begin = end;
    }
    return in_columns;
}

/// Parts pieces also where a word stands exactly below or above the beginning of a cell, however
/// narrow the gap before it.
struct Parted {
    std::vector<std::size_t> ends;  // index after the last word of each piece
    std::vector<bool> in_columns;   // words at the edge of a table's column; may be empty
};

Parted cell_starts(const std::vector<PdfWord>& words, std::vector<std::size_t> ends) {
    constexpr double kSameEdge = 0.6;
    constexpr double kNear = 60;
    const std::vector<const PdfWord*> cells = words_beside(words, ends);
    if (cells.size() < 2) return {std::move(ends), {}};
    const auto is_cell_edge = [&](const PdfWord& word) {
        auto at = std::lower_bound(cells.begin(),
                                   cells.end(),
                                   word.x0 - kSameEdge,
                                   [](const PdfWord* cell, double x) { return cell->x0 < x; });
        std::size_t near = 0;
        for (; at != cells.end() && (*at)->x0 < word.x0 + kSameEdge; ++at)
            near += std::abs((*at)->y0 - word.y0) < kNear ? 1 : 0;
        return near > 1;
    };
    std::vector<bool> in_columns = words_in_columns(words, ends, cells);
    std::vector<std::size_t> parted;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        for (std::size_t i = begin + 1; i < end; ++i) {
            const double gap = words[i].x0 - words[i - 1].x1;
            if (is_dots(words[i].text)) continue;
            if ((gap > 0.3 * words[i].size && is_cell_edge(words[i])) ||
                (gap > 0.15 * words[i].size && in_columns[i]))
                parted.push_back(i);
        }
        parted.push_back(end);
        begin = end;
    }
    return {std::move(parted), std::move(in_columns)};
}

/// Some makers print all bullets of a list first and its texts afterwards: each bullet goes to the
/// text beside it.
void attach_bullets(std::vector<PdfLine>& lines) {
    constexpr double kMaxIndent = 60;
    for (PdfLine& bullet : lines) {
        if (!is_bare_bullet(bullet.text)) continue;
        PdfLine* best = nullptr;
        for (PdfLine& line : lines) {
            const bool level = line.middle() > bullet.y0 - 1 && line.middle() < bullet.y1 + 1;
            const double gap = line.x0 - bullet.x1;
            if (&line == &bullet || !level || gap < -1 || gap > kMaxIndent ||
                is_bare_bullet(line.text))
                continue;
            if (best == nullptr || line.x0 < best->x0) best = &line;
        }
        if (best == nullptr || list_marker(best->text)) continue;
        best->text = "• " + best->text;
        best->x0 = bullet.x0;
        bullet.text.clear();
    }
    std::erase_if(lines, [](const PdfLine& line) { return line.text.empty(); });
}

}  // namespace

namespace {

std::vector<PdfLine> lines_of(const std::vector<PdfWord>& words) {
    std::vector<PdfLine> lines;
    LineBuilder builder;
    std::size_t begin = 0;
    const Parted parted = cell_starts(words, piece_ends(words));
    for (const std::size_t end : parted.ends) {
        for (std::size_t i = begin; i < end; ++i) builder.add(words[i]);
        PdfLine line = builder.finish();
        line.starts_cell = !parted.in_columns.empty() && parted.in_columns[begin];
        if (!line.text.empty()) lines.push_back(std::move(line));
        begin = end;
    }
    return lines;
}

}  // namespace

PdfPageLines pdf_lines(const PdfPage& page) {
    PdfPageLines out;
    out.number = page.number;
    out.width = page.width;
    out.height = page.height;
    out.label = page.label;
    out.lines = lines_of(page.words);
    for (PdfLine& line : lines_of(page.turned_words)) out.turned.push_back(std::move(line.text));
    attach_bullets(out.lines);
    return out;
}

}  // namespace findings
