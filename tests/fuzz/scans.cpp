// SPDX-License-Identifier: GPL-3.0-or-later

// What is ours of optical recognition: from the words that the library reports, and the picture
// under them, to blocks. The library itself takes 1 to 10 s a page and is not instrumented: it is
// tried whole by tests/parse/ocr_test.cpp.

#include "indexer/parse/blocks.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_scan_lines.hpp"
#include "indexer/text.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace findings::fuzz {
namespace {

constexpr std::size_t kMaxPagesTried = 8;
constexpr std::size_t kMaxWordsTried = 2000;

/// The next number of a line; 0 where there is none. As far off a page as the library's own numbers
/// could be.
int number(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    int value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    return std::clamp(value, -100'000, 100'000);
}

struct RecognisedPage {
    GreyImage image;
    std::vector<OcrLine> lines;
};

/// "p WIDTH HEIGHT DPI PATTERN": a page, its picture the pattern's bytes over and over.
GreyImage image_from(std::string_view line) {
    GreyImage image;
    image.width = std::clamp(number(line), 1, 800);
    image.height = std::clamp(number(line), 1, 800);
    image.dpi = std::clamp(number(line), 1, 300);
    image.pixels.resize(
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
        255);
    for (std::size_t i = 0; i < image.pixels.size() && !line.empty(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(line[i % line.size()]);
    return image;
}

/// "l X0 Y0 X1 Y1": a line by the two ends of its base. "w X0 Y0 X1 Y1 CONFIDENCE TEXT": a word in
/// it.
std::vector<RecognisedPage> pages_from(std::string_view input) {
    std::vector<RecognisedPage> pages(1);
    pages.back().image = image_from("60 80 72");
    std::size_t words = 0;
    while (!input.empty() && words < kMaxWordsTried) {
        const std::size_t end = std::min(input.find('\n'), input.size());
        std::string_view line = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        const char kind = line.empty() ? ' ' : line.front();
        line.remove_prefix(std::min<std::size_t>(1, line.size()));
        if (kind == 'p' && pages.size() < kMaxPagesTried) {
            pages.emplace_back();
            pages.back().image = image_from(line);
        } else if (kind == 'l') {
            OcrLine found;
            found.base_x0 = number(line), found.base_y0 = number(line),
            found.base_x1 = number(line), found.base_y1 = number(line);
            pages.back().lines.push_back(found);
        } else if (kind == 'w' && !pages.back().lines.empty()) {
            OcrWord word;
            word.x0 = number(line), word.y0 = number(line);
            word.x1 = word.x0 + std::max(1, number(line)),
            word.y1 = word.y0 + std::max(1, number(line));
            word.confidence = std::clamp(number(line), 0, 100);
            word.text = clean_line(line);
            if (!word.text.empty()) pages.back().lines.back().words.push_back(std::move(word));
            ++words;
        }
    }
    // As the library's lines come (ocr.cpp): none is without a word.
    for (RecognisedPage& page : pages)
        std::erase_if(page.lines, [](const OcrLine& line) { return line.words.empty(); });
    return pages;
}

void check_words(const std::vector<pdf::ScannedLine>& lines) {
    for (const pdf::ScannedLine& line : lines) {
        if (line.words.empty()) broken("a recognised line has words");
        for (const PdfWord& word : line.words) {
            if (!is_valid_utf8(word.text)) broken("a recognised word is valid UTF-8");
            for (const double place : {word.x0, word.y0, word.x1, word.y1, word.size}) {
                if (!std::isfinite(place)) broken("a recognised word has a place");
            }
        }
    }
}

}  // namespace

void fuzz_scans(Bytes input) {
    const std::vector<RecognisedPage> recognised = pages_from(as_text(input));
    std::vector<std::vector<pdf::ScannedLine>> scanned;
    for (const RecognisedPage& page : recognised)
        scanned.push_back(pdf::scanned_lines(page.lines, page.image));
    std::vector<pdf::ScannedLine*> all;
    for (auto& lines : scanned) {
        for (pdf::ScannedLine& line : lines) all.push_back(&line);
    }
    pdf::settle_type(all);
    std::vector<PdfPageLines> pages;
    for (std::size_t i = 0; i < scanned.size(); ++i) {
        check_words(scanned[i]);
        PdfPage page;
        page.number = static_cast<std::int32_t>(i + 1);
        page.width = recognised[i].image.width * 72.0 / recognised[i].image.dpi;
        page.height = recognised[i].image.height * 72.0 / recognised[i].image.dpi;
        for (const pdf::ScannedLine& line : scanned[i]) {
            auto& words = line.turned ? page.turned_words : page.words;
            words.insert(words.end(), line.words.begin(), line.words.end());
        }
        pages.push_back(pdf_lines(page));
    }
    ParsedDocument document;
    document.media_type = MediaType::Pdf;
    document.page_count = static_cast<std::int32_t>(pages.size());
    lay_out(document, pages);
    check_document(finished(std::move(document)));
}

}  // namespace findings::fuzz
