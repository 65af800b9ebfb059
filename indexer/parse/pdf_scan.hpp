// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pages that are pictures of text: rendered, recognised, and made into the positioned words that
// other pages have.

#include "indexer/parse/ocr.hpp"
#include "indexer/parse/pdf_page.hpp"

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace poppler {
class page;
}

namespace findings::pdf {

/// Whether a page has so few words that what it says may be in a picture.
[[nodiscard]] bool is_sparse(const PdfPage& page);

/// "1-4, 7, 9-12"; long lists are cut.
[[nodiscard]] std::string page_ranges(const std::vector<std::int32_t>& pages);

/// A recognised line before its size and weight are judged against the rest of the document.
struct ScannedLine {
    std::vector<PdfWord> words;
    double stroke = 0;  // width of the letters' stems, in font sizes; 0 = not known
    bool turned = false;
    bool is_measured = false;  // its size follows from its letters, not from the height of its box
};

/// The recognised pages of one document.
class Scans {
  public:
    explicit Scans(Recogniser& recogniser) : recogniser_(recogniser) {}

    /// Looks at a sparse page and recognises it if there is more to see than its words. What is
    /// found waits for pages().
    void read(const poppler::page& source, const PdfPage& page);

    /// The pages that were recognised, with sizes and weights of one scale. Call it once, after the
    /// last read().
    [[nodiscard]] std::vector<PdfPage> take_pages();
    /// Warnings and properties that mark the document: which pages, and how sure.
    void mark(ParsedDocument& document) const;

  private:
    struct Page {
        PdfPage page;
        std::vector<ScannedLine> lines;
        double confidence = 0;
        std::size_t chars = 0;
    };

    [[nodiscard]] bool has_time() const;
    [[nodiscard]] Result<Page> recognised(const poppler::page& source,
                                          const PdfPage& page,
                                          int quarter_turns);
    [[nodiscard]] Result<Page> best_of_turns(const poppler::page& source, const PdfPage& page);

    Recogniser& recogniser_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    int turns_ = 0;  // quarters by which the last page had to be turned
    std::vector<Page> pages_;
    std::vector<std::int32_t> blank_;  // looked at, and no words found
    std::vector<std::int32_t> left_;   // no time was left, or recognition gave up
    double confidence_sum_ = 0;        // over characters
    std::size_t chars_ = 0;
};

}  // namespace findings::pdf
