// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_scan.hpp"

#include "indexer/limits.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/pdf_scan_lines.hpp"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace findings::pdf {
namespace {

constexpr std::size_t kFewWords = 12;  // a stamp, a page number, the name of a scanner
constexpr int kLookDpi = 50;           // to see whether there is anything to recognise
constexpr double kInkOfText = 0.0003;  // dark part of a page that holds a line of text
// dark part beside a page's own words that cannot be rules and a logo only
constexpr double kInkBesideWords = 0.004;
constexpr double kSureEnough = 40;  // mean confidence below which letters were seen in a picture
constexpr double kSure = 65;        // mean confidence that no other way up would better by much
constexpr std::size_t kMaxListBytes = 200;

int whole(double length) { return static_cast<int>(std::lround(length)); }

/// A page as the renderer turns it: width and height in points.
struct Sheet {
    double width = 0;
    double height = 0;
};

GreyImage render(const poppler::page& source, int dpi, int quarter_turns) {
    poppler::page_renderer renderer;
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image image =
        renderer.render_page(&source,
                             dpi,
                             dpi,
                             -1,
                             -1,
                             -1,
                             -1,
                             static_cast<poppler::rotation_enum>(quarter_turns));
    GreyImage grey;
    if (!image.is_valid() || image.format() != poppler::image::format_gray8) return grey;
    grey.width = image.width();
    grey.height = image.height();
    grey.dpi = dpi;
    grey.pixels.reserve(static_cast<std::size_t>(grey.width) *
                        static_cast<std::size_t>(grey.height));
    for (int y = 0; y < grey.height; ++y) {
        const char* row =
            image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        grey.pixels.insert(grey.pixels.end(), row, row + grey.width);
    }
    return grey;
}

/// The resolution at which a page keeps below a number of pixels.
int dpi_within(const PdfPage& page, int wanted, double pixels) {
    const double inches = std::max(1.0, page.width * page.height) / (72.0 * 72.0);
    return std::clamp(static_cast<int>(std::sqrt(pixels / inches)), 1, wanted);
}

/// Dark part of a page, its own words left out.
double ink_of(const poppler::page& source, const PdfPage& page) {
    constexpr double kLookPixels = 1e6;
    constexpr int kDark = 160;
    GreyImage grey = render(source, dpi_within(page, kLookDpi, kLookPixels), 0);
    if (grey.pixels.empty()) return 0;
    const double scale = grey.dpi / 72.0;
    for (const PdfWord& word : page.words) {
        const int x1 = std::min(grey.width, whole(word.x1 * scale) + 2);
        const int y1 = std::min(grey.height, whole(word.y1 * scale) + 2);
        for (int y = std::max(0, whole(word.y0 * scale) - 2); y < y1; ++y) {
            for (int x = std::max(0, whole(word.x0 * scale) - 2); x < x1; ++x)
                grey.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(grey.width) +
                            static_cast<std::size_t>(x)] = 255;
        }
    }
    const auto dark = std::count_if(grey.pixels.begin(), grey.pixels.end(), [](std::uint8_t value) {
        return value < kDark;
    });
    return static_cast<double>(dark) / static_cast<double>(grey.pixels.size());
}

}  // namespace

bool is_sparse(const PdfPage& page) {
    return page.words.size() + page.turned_words.size() <= kFewWords;
}

std::string page_ranges(const std::vector<std::int32_t>& pages) {
    std::string list;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        if (!list.empty()) list += ", ";
        if (list.size() > kMaxListBytes) return list + "...";
        list += std::to_string(pages[i]);
        if (last > i) (list += '-') += std::to_string(pages[last]);
        i = last + 1;
    }
    return list;
}

bool Scans::has_time() const {
    return pages_.size() < kMaxRecognisedPages &&
           std::chrono::steady_clock::now() - begun_ < kMaxRecognitionOfDocument;
}

void Scans::read(const poppler::page& source, const PdfPage& page) {
    const bool has_words = !page.words.empty() || !page.turned_words.empty();
    if (ink_of(source, page) < (has_words ? kInkBesideWords : kInkOfText)) {
        if (!has_words) blank_.push_back(page.number);
        return;
    }
    if (!has_time()) {
        left_.push_back(page.number);
        return;
    }
    Result<Page> found = best_of_turns(source, page);
    if (!found) {
        left_.push_back(page.number);
        return;
    }
    const std::size_t words = std::accumulate(
        found->lines.begin(),
        found->lines.end(),
        std::size_t{0},
        [](std::size_t sum, const ScannedLine& line) { return sum + line.words.size(); });
    // The page's own words are in the picture too; more must have come of it.
    if (found->confidence < kSureEnough || words <= page.words.size() + page.turned_words.size()) {
        if (!has_words) blank_.push_back(page.number);
        return;
    }
    confidence_sum_ += found->confidence * static_cast<double>(found->chars);
    chars_ += found->chars;
    pages_.push_back(std::move(*found));
}

/// Scans lie on their side or stand on their head: what cannot be read is turned, and the next page
/// likewise.
Result<Scans::Page> Scans::best_of_turns(const poppler::page& source, const PdfPage& page) {
    const int usual = turns_;
    Result<Page> best = recognised(source, page, usual);
    for (const int more : {1, 3, 2}) {
        if (!best || best->confidence >= kSure || !has_time()) break;
        const int turns = (usual + more) % 4;
        Result<Page> turned = recognised(source, page, turns);
        if (!turned || turned->confidence < best->confidence + 10 ||
            turned->chars * 2 < best->chars)
            continue;
        best = std::move(turned);
        if (best->confidence >= kSure) turns_ = turns;
    }
    return best;
}

Result<Scans::Page> Scans::recognised(const poppler::page& source,
                                      const PdfPage& page,
                                      int quarter_turns) {
    recogniser_.before_page();
    const GreyImage image =
        render(source, dpi_within(page, kRecognitionDpi, kMaxRecognitionPixels), quarter_turns);
    if (image.pixels.empty()) return failure(ErrorKind::BadInput, "the page cannot be rendered");
    const Result<std::vector<OcrLine>> lines = recogniser_.recognise(image);
    if (!lines) return tl::unexpected<Error>(lines.error());
    Page out;
    out.page.number = page.number;
    out.page.label = page.label;
    out.page.width = image.width * 72.0 / image.dpi;
    out.page.height = image.height * 72.0 / image.dpi;
    // Lines that run up or down the page are read as well as others, but no page should consist of
    // them.
    double sum = 0;
    for (const OcrLine& line : *lines) {
        for (const OcrWord& word : line.words) {
            sum += is_turned(line) ? 0 : word.confidence * static_cast<double>(word.text.size());
            out.chars += word.text.size();
        }
    }
    out.confidence = out.chars == 0 ? 0 : sum / static_cast<double>(out.chars);
    out.lines = scanned_lines(*lines, image);
    return out;
}

std::vector<PdfPage> Scans::take_pages() {
    std::vector<ScannedLine*> all;
    for (Page& page : pages_) {
        for (ScannedLine& line : page.lines) all.push_back(&line);
    }
    settle_type(all);
    std::vector<PdfPage> out;
    for (Page& page : pages_) {
        for (ScannedLine& line : page.lines) {
            auto& words = line.turned ? page.page.turned_words : page.page.words;
            std::move(line.words.begin(), line.words.end(), std::back_inserter(words));
        }
        page.lines.clear();
        out.push_back(std::move(page.page));
        page.page.number = out.back().number;
    }
    return out;
}

void Scans::mark(ParsedDocument& document) const {
    constexpr double kPoor = 75;
    if (!pages_.empty()) {
        std::vector<std::int32_t> numbers;
        for (const Page& page : pages_) numbers.push_back(page.page.number);
        const double mean = confidence_sum_ / static_cast<double>(chars_);
        const std::string percent = std::to_string(whole(mean));
        const std::string ranges = page_ranges(numbers);
        set_property(document, "ocr_pages", ranges);
        set_property(document, "ocr_page_count", std::to_string(numbers.size()));
        set_property(document, "ocr_confidence", percent);
        add_warning(document,
                    (numbers.size() == 1 ? "page " : "pages ") + ranges +
                        ": read by optical recognition, confidence " + percent + " %" +
                        (mean < kPoor ? "; poor, check against the source" : ""));
    }
    if (!blank_.empty())
        add_warning(document,
                    (blank_.size() == 1 ? "page " : "pages ") + page_ranges(blank_) +
                        ": no words, to optical recognition either");
    if (!left_.empty())
        add_warning(document,
                    (left_.size() == 1 ? "page " : "pages ") + page_ranges(left_) +
                        ": scanned, and recognition was given up");
}

}  // namespace findings::pdf
