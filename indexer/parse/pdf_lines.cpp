// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr double kWideGap = 1.6;        // of the font size: more than any justified space
constexpr double kMarginPart = 0.12;    // of the page: where running headers and footers stand
constexpr double kHeadingRatio = 1.12;  // of the body size

double overlap(const PdfLine& line, const PdfWord& word) {
    const double shared = std::min(line.y1, word.y1) - std::max(line.y0, word.y0);
    return shared / std::max(1.0, std::min(line.y1 - line.y0, word.y1 - word.y0));
}

/// Builds one line from words that follow each other.
class LineBuilder {
  public:
    [[nodiscard]] bool takes(const PdfWord& word) const {
        if (words_ == 0) return true;
        const double gap = word.x0 - line_.x1;
        const double size = std::max(last_.size, word.size);
        return overlap(line_, word) > 0.5 && gap < kWideGap * size && gap > -0.6 * size;
    }

    void add(const PdfWord& word) {
        if (words_ == 0) {
            line_.x0 = word.x0;
            line_.y0 = word.y0;
            line_.y1 = word.y1;
            line_.x1 = word.x1;
        } else if (last_.space_after ||
                   word.x0 - last_.x1 > 0.22 * std::max(last_.size, word.size)) {
            raw_ += ' ';
        }
        raw_ += word.text;
        line_.x0 = std::min(line_.x0, word.x0);
        line_.x1 = std::max(line_.x1, word.x1);
        line_.y0 = std::min(line_.y0, word.y0);
        line_.y1 = std::max(line_.y1, word.y1);
        const double chars = static_cast<double>(code_points(word.text));
        sizes_[std::lround(word.size * 2)] += chars;
        (word.bold ? bold_ : plain_) += chars;
        last_ = word;
        ++words_;
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
    [[nodiscard]] bool empty() const { return words_ == 0; }

  private:
    PdfLine line_;
    PdfWord last_;
    std::string raw_;
    std::map<long, double> sizes_;  // half points -> characters
    double bold_ = 0;
    double plain_ = 0;
    std::size_t words_ = 0;
};

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

PdfPageLines pdf_lines(const PdfPage& page) {
    PdfPageLines out;
    out.number = page.number;
    out.width = page.width;
    out.height = page.height;
    out.label = page.label;
    LineBuilder builder;
    const auto flush = [&] {
        if (builder.empty()) return;
        PdfLine line = builder.finish();
        if (!line.text.empty()) out.lines.push_back(std::move(line));
    };
    for (const PdfWord& word : page.words) {
        if (!builder.takes(word)) flush();
        builder.add(word);
    }
    flush();
    attach_bullets(out.lines);
    return out;
}

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
    for (auto size = chars_by_size.rbegin(); size != chars_by_size.rend(); ++size) {
        const double points = static_cast<double>(size->first) / 2;
        if (points < measures.body_size * kHeadingRatio) break;
        // Half a point more or less is the same heading.
        if (measures.heading_sizes.empty() || measures.heading_sizes.back() - points > 0.8) {
            measures.heading_sizes.push_back(points);
        }
    }
    return measures;
}

void mark_furniture(std::vector<PdfPageLines>& pages) {
    std::map<std::pair<int, std::string>, std::size_t> seen;  // margin and words -> pages
    for (const PdfPageLines& page : pages) {
        std::set<std::pair<int, std::string>> here;
        for (const PdfLine& line : page.lines) {
            const Margin margin = margin_of(page, line);
            if (margin != Margin::None)
                here.insert({static_cast<int>(margin), running_key(line.text)});
        }
        for (const auto& key : here) ++seen[key];
    }
    const std::size_t often = std::min<std::size_t>(std::max<std::size_t>(2, pages.size() / 4), 8);
    for (PdfPageLines& page : pages) {
        for (PdfLine& line : page.lines) {
            const Margin margin = margin_of(page, line);
            const bool repeated = margin != Margin::None &&
                                  seen[{static_cast<int>(margin), running_key(line.text)}] >= often;
            line.furniture = repeated || is_running_line(line.text) ||
                             (margin != Margin::None && is_page_number(line.text));
        }
    }
    label_pages(pages);
}

}  // namespace findings
