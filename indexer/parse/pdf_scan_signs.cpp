// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_scan_signs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace findings::pdf {
namespace {

// a short "word" below this confidence is a speck or a part of a picture
constexpr double kUnsure = 20;
constexpr double kOwnSign = 99;  // confidence of a sign that was found by its shape
constexpr std::uint8_t kInk = 128;

struct Box {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] int width() const { return x1 - x0; }
    [[nodiscard]] int height() const { return y1 - y0; }
};

Box within(Box box, const GreyImage& page) {
    box.x0 = std::clamp(box.x0, 0, page.width);
    box.x1 = std::clamp(box.x1, box.x0, page.width);
    box.y0 = std::clamp(box.y0, 0, page.height);
    box.y1 = std::clamp(box.y1, box.y0, page.height);
    return box;
}

bool has_ink(const GreyImage& page, int x, const Box& box) {
    for (int y = box.y0; y < box.y1; ++y) {
        if (page.at(x, y) < kInk) return true;
    }
    return false;
}

double ink_part(const GreyImage& page, const Box& box, std::uint8_t darker_than = kInk) {
    int ink = 0;
    for (int y = box.y0; y < box.y1; ++y) {
        for (int x = box.x0; x < box.x1; ++x) ink += page.at(x, y) < darker_than ? 1 : 0;
    }
    return box.width() * box.height() == 0
               ? 0
               : static_cast<double>(ink) / (box.width() * box.height());
}

/// Between the lightest and the darkest of a box and its rim: a disc may be amber.
std::uint8_t middle_grey(const GreyImage& page, const Box& box) {
    const Box rim = within({box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2}, page);
    int darkest = 255, lightest = 0;
    for (int y = rim.y0; y < rim.y1; ++y) {
        for (int x = rim.x0; x < rim.x1; ++x) {
            darkest = std::min<int>(darkest, page.at(x, y));
            lightest = std::max<int>(lightest, page.at(x, y));
        }
    }
    return lightest - darkest < 50 ? std::uint8_t{0}
                                   : static_cast<std::uint8_t>((darkest + lightest) / 2);
}

/// A filled disc or square of a size between the two, in pixels. A letter has holes and corners.
bool is_blob(const GreyImage& page, const Box& box, double least, double most) {
    const double width = box.width(), height = box.height();
    if (std::min(width, height) < least || std::max(width, height) > most) return false;
    return width < height * 1.4 && height < width * 1.4 &&
           ink_part(page, box, middle_grey(page, box)) > 0.6;
}

/// The ink nearest to the left of `x`, if it stands alone.
std::optional<Box> lone_ink_before(const GreyImage& page, int x, const LinePlace& place) {
    const auto in_sizes = [&](double sizes) { return static_cast<int>(sizes * place.size); };
    const int base = static_cast<int>(place.base);
    Box zone = within({x - in_sizes(4), base - in_sizes(0.75), x - 2, base + in_sizes(0.15)}, page);
    int right = zone.x1;
    while (right > zone.x0 && !has_ink(page, right - 1, zone)) --right;
    int left = right;
    while (left > zone.x0 && has_ink(page, left - 1, zone)) --left;
    if (left == right || right - left > in_sizes(0.7)) return std::nullopt;
    const Box gap = within({left - in_sizes(0.4), zone.y0, left, zone.y1}, page);
    if (ink_part(page, gap) > 0) return std::nullopt;
    Box ink{left, zone.y0, right, zone.y1};
    const auto is_empty_row = [&](int y) { return ink_part(page, {left, y, right, y + 1}) == 0; };
    while (ink.y0 < ink.y1 && is_empty_row(ink.y0)) ++ink.y0;
    while (ink.y1 > ink.y0 && is_empty_row(ink.y1 - 1)) --ink.y1;
    return ink;
}

/// Words of some length are kept, however unsure: better a wrong letter than a lost word.
bool is_speck(const OcrWord& word) {
    const auto letters = std::count_if(word.text.begin(), word.text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return word.confidence == 0 || (word.confidence < kUnsure && letters < 4);
}

Box box_of(const OcrWord& word) { return {word.x0, word.y0, word.x1, word.y1}; }

bool is_bullet_shape(const GreyImage& page, const Box& box, const LinePlace& place) {
    if (!is_blob(page, box, 0.12 * place.size, 0.65 * place.size)) return false;
    const double middle = (place.base - (box.y0 + box.y1) / 2.0) / place.size;
    return middle > 0.15 && middle < 0.6;  // not the dot of a sentence, which stands on the line
}

/// What recognition makes of a round bullet when its shape is not clear.
bool is_bullet_text(std::string_view text) {
    constexpr std::array<std::string_view, 12> kRound =
        {"e", "*", "¢", "©", "®", "°", "@", "«", "»", "·", "e®", "°®"};
    return std::find(kRound.begin(), kRound.end(), text) != kRound.end();
}

void mend_bullet(std::vector<OcrWord>& words, const LinePlace& place, const GreyImage& page) {
    OcrWord& first = words.front();
    if (words.size() > 1 && first.text.size() <= 4) {
        const double gap = words[1].x0 - first.x1;
        const bool is_bullet = is_bullet_shape(page, within(box_of(first), page), place) ||
                               (is_bullet_text(first.text) && gap > 0.4 * place.size);
        if (gap > 0.2 * place.size && is_bullet) {
            first.text = "•";
            first.confidence = kOwnSign;
            return;
        }
    }
    const std::optional<Box> ink = lone_ink_before(page, first.x0, place);
    if (!ink || !is_bullet_shape(page, *ink, place)) return;
    words.insert(words.begin(), OcrWord{"•", ink->x0, ink->y0, ink->x1, ink->y1, kOwnSign});
}

/// Ratings have a coloured disc beside them, and an arrow that says where they came from.
void mend_rating_signs(std::vector<OcrWord>& words, const LinePlace& place, const GreyImage& page) {
    constexpr std::array<std::string_view, 4> kRatings = {"Good",
                                                          "Outstanding",
                                                          "Inadequate",
                                                          "improvement"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        OcrWord& word = words[i];
        if (word.text.size() <= 3 && word.confidence < 80 &&
            is_blob(page, within(box_of(word), page), 0.4 * place.size, 1.6 * place.size)) {
            word.text = "●";
            word.confidence = kOwnSign;
        }
        if (word.text == "><" || word.text == ">€" || word.text == "><€") word.text = "→←";
        const bool after_rating =
            i > 0 &&
            std::find(kRatings.begin(), kRatings.end(), words[i - 1].text) != kRatings.end();
        if (after_rating && (word.text == "T" || word.text == "t")) word.text = "↑";
        if (after_rating && (word.text == "TT" || word.text == "tt")) word.text = "↑↑";
    }
}

/// An upright stroke is the word "I", a stop between the parts of a running line, or the rule of a
/// table.
void mend_strokes(std::vector<OcrWord>& words, const LinePlace& place) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].text != "|") continue;
        const bool is_long = words[i].y1 - words[i].y0 > 1.3 * place.size;
        const bool is_inside = i > 0 && i + 1 < words.size();
        const bool before_small = i + 1 < words.size() && words[i + 1].text.front() >= 'a' &&
                                  words[i + 1].text.front() <= 'z';
        if (before_small && !is_long) {
            words[i].text = "I";
        } else if (!is_inside || is_long) {
            words[i].confidence = 0;
        }
    }
}

bool is_number(std::string_view text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    const bool roman = text.find_first_not_of("ivx") == std::string_view::npos;
    return !text.empty() && text.size() <= 4 && (digits || roman);
}

/// Dots as recognised: "....", "..", "2...", "ee", "eee", "002".
bool is_leader_junk(std::string_view text) {
    return text.find_first_not_of(".eoscE0125·:_-~*= ") == std::string_view::npos;
}

/// Index of the first word of the leader, or of the word that it is stuck to; nothing if the line
/// has none.
std::optional<std::size_t> leader_of(const ScannedLine& line) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const bool begins = line.words[i].text.find("..") != std::string::npos;
        if (!begins) continue;
        const auto rest = line.words.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        const bool is_leader = std::all_of(rest, line.words.end(), [](const PdfWord& word) {
            return is_number(word.text) || is_leader_junk(word.text);
        });
        if (is_leader) return i;
    }
    return std::nullopt;
}

/// Where the title of a contents line ends: before its junk and its number.
std::size_t title_end(const ScannedLine& line) {
    std::size_t end = leader_of(line).value_or(line.words.size());
    while (end > 1 && is_leader_junk(line.words[end - 1].text) &&
           !is_number(line.words[end - 1].text))
        --end;
    return end;
}

void write_leader(ScannedLine& line, const std::optional<PdfWord>& number) {
    constexpr const char* kDots = ". . . . . . . . . .";
    std::size_t end = std::min(title_end(line), line.words.size());
    if (end < line.words.size() && line.words[end].text.find("..") != std::string::npos) {
        // Letters that the dots are stuck to belong to the title.
        std::string& text = line.words[end].text;
        const std::string head = text.substr(0, text.find(".."));
        if (head.find_first_not_of("0123456789") != std::string::npos) {
            text = head;
            ++end;
        }
    }
    if (end == 0) return;
    line.words.resize(end);
    PdfWord dots = line.words.back();
    dots.text = kDots;
    dots.x0 = line.words.back().x1 + 0.2 * dots.size;
    dots.x1 = number ? std::max(dots.x0, number->x0 - 0.2 * dots.size) : dots.x0 + 5 * dots.size;
    line.words.push_back(std::move(dots));
    if (number) line.words.push_back(*number);
}

bool is_lone_number(const ScannedLine& line) {
    return line.words.size() == 1 && is_number(line.words.front().text);
}

std::optional<PdfWord> number_beside(const ScannedLine& line, std::vector<ScannedLine>& lines) {
    const PdfWord& last = line.words.back();
    for (ScannedLine& other : lines) {
        if (!is_lone_number(other)) continue;
        const PdfWord number = other.words.front();
        const double middle = (number.y0 + number.y1) / 2;
        if (middle < last.y0 || middle > last.y1 || number.x0 < last.x0) continue;
        other.words.clear();
        return number;
    }
    return std::nullopt;
}

}  // namespace

void mend_signs(std::vector<OcrWord>& words, const LinePlace& place, const GreyImage& page) {
    if (words.empty()) return;
    mend_rating_signs(words, place, page);
    mend_strokes(words, place);
    mend_bullet(words, place, page);
    std::erase_if(words, [](const OcrWord& word) { return word.text.empty() || is_speck(word); });
}

void mend_leaders(std::vector<ScannedLine>& lines) {
    constexpr std::ptrdiff_t kContentsLines = 3;
    const auto has_leader = [](const ScannedLine& line) { return leader_of(line).has_value(); };
    if (std::count_if(lines.begin(), lines.end(), has_leader) < kContentsLines) return;
    for (ScannedLine& line : lines) {
        if (line.words.size() < 2) continue;
        std::optional<PdfWord> number;
        if (is_number(line.words.back().text)) number = line.words.back();
        // Without dots: only where they were passed over as a whole, and the gap to the number is
        // left.
        const bool is_gap =
            number && number->x0 - line.words[line.words.size() - 2].x1 > 3 * number->size;
        const bool is_junk = number && line.words.size() > 2 &&
                             is_leader_junk(line.words[line.words.size() - 2].text);
        if (!has_leader(line) && !is_gap && !is_junk) continue;
        if (!number) number = number_beside(line, lines);
        if (number && number->text == line.words.back().text) line.words.pop_back();
        write_leader(line, number);
    }
    std::erase_if(lines, [](const ScannedLine& line) { return line.words.empty(); });
}

}  // namespace findings::pdf
