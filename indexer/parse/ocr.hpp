// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Optical recognition of scanned pages by Tesseract, for runs that ask for it.

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace findings {

/// 8 bits a pixel, 0 = black; rows one after the other, from the top.
struct GreyImage {
    std::vector<std::uint8_t> pixels;
    int width = 0;
    int height = 0;
    int dpi = 300;

    [[nodiscard]] std::uint8_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
};

/// Boxes in pixels from the top left corner, [x0, x1) and [y0, y1).
struct OcrWord {
    std::string text;
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double confidence = 0;  // 0..100
};

struct OcrLine {
    std::vector<OcrWord> words;  // from left to right
    // Two points of the line that its letters stand on.
    double base_x0 = 0, base_y0 = 0, base_x1 = 0, base_y1 = 0;
};

/// Thread: one at a time. The library is found at run time: a program that never recognises
/// anything does not load it.
class Recogniser {
  public:
    /// Loads library and language data (English). Error: one of them is not installed; the hint
    /// names the package. Must come before a process gives up the right to open files. Cost: some
    /// 100 ms.
    static Result<std::unique_ptr<Recogniser>> load();
    ~Recogniser();
    Recogniser(const Recogniser&) = delete;
    Recogniser& operator=(const Recogniser&) = delete;

    /// The lines of a page in reading order. Error: it took longer than kMaxRecognitionTime
    /// (indexer/limits.hpp), or failed.
    [[nodiscard]] Result<std::vector<OcrLine>> recognise(const GreyImage& page);

    /// Is called before every page that a document has recognised: whoever waits for the reader
    /// learns that it is at work.
    std::function<void()> before_page = [] {};

  private:
    struct Library;
    explicit Recogniser(std::unique_ptr<Library> library);
    std::unique_ptr<Library> library_;
};

}  // namespace findings
