// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_scan_lines.hpp"

#include "indexer/parse/pdf_scan_signs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace findings::pdf {
namespace {

// Of a font's size, about the same in all fonts of running text.
constexpr double kCapitalHeight = 0.71;
constexpr double kSmallHeight = 0.51;
constexpr double kAscent = 0.9;
constexpr double kDescent = 0.21;

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Rise over run by which the page lies askew.
double skew_of(const std::vector<OcrLine>& lines, int width) {
    std::vector<double> slopes;
    for (const OcrLine& line : lines) {
        const double run = line.base_x1 - line.base_x0;
        if (run > width * 0.15 && !is_turned(line))
            slopes.push_back((line.base_y1 - line.base_y0) / run);
    }
    return slopes.size() < 3 ? 0 : median(slopes);
}

/// How many font sizes a word reaches up from the line it stands on; nothing if its letters leave
/// it open.
std::optional<double> height_of(std::string_view word) {
    constexpr std::string_view kTall = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkijl";
    constexpr std::string_view kSmall = "acegmnopqrsuvwxyz";
    constexpr std::string_view kLow = ".,:;-";
    constexpr std::string_view kOpen =
        "()[]{}/|";  // reach higher than letters, or lower than others
    if (word.find_first_of(kOpen) != std::string_view::npos) return std::nullopt;
    if (word.find_first_of(kTall) != std::string_view::npos) return kCapitalHeight;
    bool has_small = false;
    for (const char c : word) {
        if (kSmall.find(c) != std::string_view::npos) {
            has_small = true;
        } else if (kLow.find(c) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    return has_small ? std::optional(kSmallHeight) : std::nullopt;
}

/// Middle value of the runs of ink from left to right in the part of a word where small letters
/// are: width of its stems.
double stem_width(const GreyImage& page, const OcrWord& word, int base, int small_height) {
    // An apostrophe that is a word of its own ends above them: then there is nothing between top
    // and bottom.
    const int top =
        std::clamp(base - small_height, std::clamp(word.y0, 0, page.height), page.height);
    const int bottom = std::max(top, std::min({base, word.y1, page.height}));
    const int right = std::min(page.width, word.x1);
    std::uint8_t darkest = 255, lightest = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = std::max(0, word.x0); x < right; ++x) {
            darkest = std::min(darkest, page.at(x, y));
            lightest = std::max(lightest, page.at(x, y));
        }
    }
    if (lightest - darkest < 60) return 0;
    const int threshold = (lightest + darkest) / 2;
    std::vector<double> runs;
    for (int y = top; y < bottom; ++y) {
        int run = 0;
        for (int x = std::max(0, word.x0); x <= right; ++x) {
            const bool is_ink = x < right && page.at(x, y) < threshold;
            if (is_ink) {
                ++run;
            } else if (run > 0) {
                if (run < small_height) runs.push_back(run);
                run = 0;
            }
        }
    }
    return median(std::move(runs));
}

/// Straightens one line: pixels to points.
class Straightener {
  public:
    Straightener(const GreyImage& page, double skew)
        : page_(page), skew_(skew), scale_(72.0 / page.dpi) {}

    [[nodiscard]] ScannedLine line(const OcrLine& raw) const {
        ScannedLine out;
        out.turned = is_turned(raw);
        std::vector<OcrWord> words = raw.words;
        const std::optional<double> measured = size_of(words, raw);
        const double size = measured.value_or(
            std::max(1.0, (words.front().y1 - words.front().y0) / (kAscent + kDescent)));
        out.is_measured = measured.has_value();
        if (!out.turned) mend_signs(words, {base_at(raw, words.front()), size}, page_);
        if (words.empty()) return out;
        const double base = base_of(words, raw);
        std::vector<double> strokes;
        for (const OcrWord& word : words) {
            const int here = static_cast<int>(base_at(raw, word));
            if (word.text.size() > 1 && height_of(word.text)) {
                const double stem =
                    stem_width(page_, word, here, static_cast<int>(size * kSmallHeight));
                if (stem > 0) strokes.push_back(stem / size);
            }
            out.words.push_back(placed(word, out.turned ? word.y1 : base, size));
        }
        out.stroke = median(std::move(strokes));
        return out;
    }

  private:
    /// Height of the line on which a word stands, pixels of the page as it lies.
    [[nodiscard]] static double base_at(const OcrLine& raw, const OcrWord& word) {
        const double run = raw.base_x1 - raw.base_x0;
        if (run < 1 || is_turned(raw)) return word.y1;
        const double part = ((word.x0 + word.x1) / 2.0 - raw.base_x0) / run;
        return raw.base_y0 + part * (raw.base_y1 - raw.base_y0);
    }

    /// Nothing if no word tells.
    [[nodiscard]] static std::optional<double> size_of(const std::vector<OcrWord>& words,
                                                       const OcrLine& raw) {
        std::vector<double> sizes;
        for (const OcrWord& word : words) {
            const std::optional<double> height = height_of(word.text);
            const double reach = base_at(raw, word) - word.y0;
            if (height && reach > 0) sizes.push_back(reach / *height);
        }
        if (sizes.empty()) return std::nullopt;
        return std::max(1.0, median(std::move(sizes)));
    }

    /// The same for all words of the line, straightened.
    [[nodiscard]] double base_of(const std::vector<OcrWord>& words, const OcrLine& raw) const {
        std::vector<double> bases;
        for (const OcrWord& word : words) bases.push_back(level(word.x0, base_at(raw, word)));
        return median(std::move(bases));
    }

    [[nodiscard]] double level(double x, double y) const {
        return y - skew_ * (x - page_.width / 2.0);
    }
    [[nodiscard]] double upright(double x, double y) const {
        return x + skew_ * (y - page_.height / 2.0);
    }

    [[nodiscard]] PdfWord placed(const OcrWord& word, double base, double size) const {
        PdfWord out;
        out.text = word.text;
        out.x0 = upright(word.x0, base) * scale_;
        out.x1 = upright(word.x1, base) * scale_;
        out.y0 = (base - kAscent * size) * scale_;
        out.y1 = (base + kDescent * size) * scale_;
        out.size = size * scale_;
        return out;
    }

    const GreyImage& page_;
    double skew_;
    double scale_;
};

std::size_t letters(const ScannedLine& line) {
    std::size_t count = 0;
    for (const PdfWord& word : line.words) count += word.text.size();
    return count;
}

double size_of(const ScannedLine& line) { return line.words.front().size; }

void set_size(ScannedLine& line, double size) {
    for (PdfWord& word : line.words) {
        const double base = word.y1 - kDescent * word.size;
        word.size = size;
        word.y0 = base - kAscent * size;
        word.y1 = base + kDescent * size;
    }
}

/// The value that half of all letters are below.
template <class Value>
double weighted_median(std::vector<ScannedLine*> lines, const Value& value) {
    std::sort(lines.begin(), lines.end(), [&](const auto* a, const auto* b) {
        return value(*a) < value(*b);
    });
    std::size_t all = 0, seen = 0;
    for (const ScannedLine* line : lines) all += letters(*line);
    for (const ScannedLine* line : lines) {
        seen += letters(*line);
        if (seen * 2 >= all) return value(*line);
    }
    return 0;
}

/// A line whose own letters do not tell is set like the line above it.
void follow_line_above(const std::vector<ScannedLine*>& lines) {
    constexpr std::size_t kFewLetters = 4;
    const ScannedLine* above = nullptr;
    for (ScannedLine* line : lines) {
        const bool is_below =
            above != nullptr && line->words.front().y0 > above->words.front().y0 &&
            line->words.front().y0 < above->words.front().y1 + above->words.front().size;
        if (is_below && !line->is_measured) set_size(*line, size_of(*above));
        if (is_below && (line->stroke == 0 || letters(*line) < kFewLetters))
            line->stroke = above->stroke;
        above = line;
    }
}

/// Sizes that differ by less than measuring does are one.
void settle_sizes(std::vector<ScannedLine*> lines) {
    constexpr double kNoise = 1.09;
    const double body = weighted_median(lines, size_of);
    std::erase_if(lines, [&](ScannedLine* line) {
        const double size = size_of(*line);
        const bool is_body = size < body * kNoise && size * kNoise > body;
        if (is_body) set_size(*line, body);
        return is_body;
    });
    std::sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) {
        return size_of(*a) < size_of(*b);
    });
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        const double least = size_of(*lines[begin]);
        while (end < lines.size() && size_of(*lines[end]) <= least * kNoise) ++end;
        const double middle = size_of(*lines[begin + (end - begin) / 2]);
        for (; begin < end; ++begin) set_size(*lines[begin], middle);
    }
}

}  // namespace

bool is_turned(const OcrLine& line) {
    return std::abs(line.base_y1 - line.base_y0) > 0.2 * std::abs(line.base_x1 - line.base_x0);
}

std::vector<ScannedLine> scanned_lines(const std::vector<OcrLine>& lines, const GreyImage& page) {
    const Straightener straight(page, skew_of(lines, page.width));
    std::vector<ScannedLine> out;
    for (const OcrLine& line : lines) {
        ScannedLine straightened = straight.line(line);
        if (!straightened.words.empty()) out.push_back(std::move(straightened));
    }
    mend_leaders(out);
    return out;
}

void settle_type(const std::vector<ScannedLine*>& lines) {
    constexpr double kBoldRatio = 1.3;  // bold stems against those of most of the text
    follow_line_above(lines);
    settle_sizes(lines);
    const double usual =
        weighted_median(lines, [](const ScannedLine& line) { return line.stroke; });
    for (ScannedLine* line : lines) {
        for (PdfWord& word : line->words)
            word.bold = usual > 0 && line->stroke > usual * kBoldRatio;
    }
}

}  // namespace findings::pdf
