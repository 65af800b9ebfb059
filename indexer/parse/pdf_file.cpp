// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_file.hpp"

#include "indexer/text.hpp"
#include "indexer/text_utf8.hpp"

#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/TextOutputDev.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

// Instead of liblcms2's own, for poppler (indexer/CMakeLists.txt has the linker show it): colours
// say nothing about words, and without a profile poppler goes on with the plain colours that the
// file names beside it. Making ready to convert those of each page took a quarter of the time of
// reading PDF files.
extern "C" void* cmsOpenProfileFromMem(const void* /*profile*/, std::uint32_t /*bytes*/);
extern "C" void* cmsOpenProfileFromMem(const void* /*profile*/, std::uint32_t /*bytes*/) {
    return nullptr;
}

namespace findings::pdf {
namespace {

constexpr std::size_t kLeastBytes = 10;  // poppler looks at the first ones without asking
constexpr double kPointsAnInch = 72;

/// What all files of a process share: tables of encodings, and where poppler says what it meets in
/// damaged files, which would be stderr. Made once, so that not every file waits for it.
void make_poppler_ready() {
    static const GlobalParamsIniter shared([](ErrorCategory, Goffset, const char*) {});
}

/// A string of the file's particulars: UTF-16 behind its mark, else a byte a character.
std::string to_text(std::string_view raw) {
    const bool is_little = raw.starts_with("\xFF\xFE");
    const bool is_utf16 = is_little || raw.starts_with("\xFE\xFF");
    const std::size_t step = is_utf16 ? 2 : 1;
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(raw[at]);
        if (!is_utf16) return first;
        const auto second = static_cast<unsigned char>(raw[at + 1]);
        return is_little ? first | second * 0x100U : second | first * 0x100U;
    };
    std::string out;
    for (std::size_t at = is_utf16 ? 2 : 0; at + step <= raw.size(); at += step) {
        char32_t c = unit(at);
        if (c == 0xFEFF || (c >= 0xDC00 && c <= 0xDFFF)) continue;  // the mark again, half a pair
        if (c >= 0xD800 && c <= 0xDBFF) {
            const char32_t low = at + 2 * step <= raw.size() ? unit(at + step) : 0;
            if (low < 0xDC00 || low > 0xDFFF) continue;
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            at += step;
        }
        utf8::append(out, c);
    }
    return out;
}

std::string text_of(const TextWord& word) {
    std::string out;
    for (int i = 0; i < word.getLength(); ++i) {
        const char32_t c = *word.getChar(i);
        const bool is_letter = c != 0 && c != 0xFEFF && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        if (is_letter) utf8::append(out, c);
    }
    return out;
}

bool is_bold_font(std::string_view name) {
    const std::string lower = ascii_lower(name);
    for (const char* weight : {"bold", "black", "heavy", "semibold", "demi"}) {
        if (lower.find(weight) != std::string::npos) return true;
    }
    return false;
}

/// Turns the coordinates of a page set sideways, so that its lines run from left to right.
void turn(PdfWord& word, int rotation, double width, double height) {
    const PdfWord w = word;
    switch (rotation) {
        case 1:
            word.x0 = w.y0;
            word.x1 = w.y1;
            word.y0 = width - w.x1;
            word.y1 = width - w.x0;
            break;
        case 2:
            word.x0 = width - w.x1;
            word.x1 = width - w.x0;
            word.y0 = height - w.y1;
            word.y1 = height - w.y0;
            break;
        case 3:
            word.x0 = height - w.y1;
            word.x1 = height - w.y0;
            word.y0 = w.x0;
            word.y1 = w.x1;
            break;
        default:
            break;
    }
}

int main_rotation(const std::vector<TextWord*>& words) {
    std::array<std::size_t, 4> counts{};
    for (const TextWord* word : words) ++counts.at(static_cast<unsigned>(word->getRotation()) & 3U);
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

PdfWord word_of(const TextWord& source, const PdfPage& page) {
    PdfWord word;
    word.text = text_of(source);
    double y0 = 0;
    double y1 = 0;
    source.getBBox(&word.x0, &y0, &word.x1, &y1);
    word.y0 = std::min(y0, y1);
    word.y1 = std::max(y0, y1);
    turn(word, source.getRotation(), page.width, page.height);
    word.size = source.getFontSize();
    if (word.size < 1) word.size = std::max(1.0, (word.y1 - word.y0) * 0.8);
    if (source.getLength() > 0) {
        if (const GooString* font = source.getFontName(0)) word.bold = is_bold_font(font->c_str());
    }
    word.space_after = source.hasSpaceAfter();
    return word;
}

/// The words that poppler put together on a page.
std::vector<TextWord*> words_of(TextWordList* list) {
    std::vector<TextWord*> words;
    if (list == nullptr) return words;
    words.reserve(static_cast<std::size_t>(list->getLength()));
    for (int i = 0; i < list->getLength(); ++i) words.push_back(list->get(i));
    return words;
}

}  // namespace

struct File::Impl {
    explicit Impl(Bytes bytes)
        : pdf(new MemStream(reinterpret_cast<const char*>(bytes.data()),
                            0,
                            static_cast<Goffset>(bytes.size()),
                            Object(objNull)),
              GooString(""),
              GooString("")) {}

    // poppler's readers of a document are not const, nor are they seen to change it.
    mutable PDFDoc pdf;
};

File::File(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
File::File(File&&) noexcept = default;
File& File::operator=(File&&) noexcept = default;
File::~File() = default;

Result<File> File::open(Bytes bytes) {
    make_poppler_ready();
    std::unique_ptr<Impl> impl;
    if (bytes.size() >= kLeastBytes) impl = std::make_unique<Impl>(bytes);
    if (impl && impl->pdf.getErrorCode() == errEncrypted)
        return failure(ErrorKind::Unsupported,
                       "the PDF is encrypted",
                       "save it without a password");
    if (!impl || !impl->pdf.isOk())
        return failure(ErrorKind::BadInput, "a damaged PDF: no readable structure");
    return File(std::move(impl));
}

std::int32_t File::page_count() const { return impl_->pdf.getNumPages(); }

std::string File::info(const char* key) const {
    const std::unique_ptr<GooString> value = impl_->pdf.getDocInfoStringEntry(key);
    return value ? to_text(value->toStr()) : std::string();
}

std::optional<PdfPage> File::page(std::int32_t number) const {
    ::Page* const source = impl_->pdf.getPage(number);
    if (source == nullptr) return std::nullopt;
    PdfPage page;
    page.number = number;
    const PDFRectangle& area = *source->getCropBox();
    page.width = area.x2 - area.x1;
    page.height = area.y2 - area.y1;
    GooString label;
    if (impl_->pdf.getCatalog()->indexToLabel(number - 1, &label))
        page.label = clean_line(to_text(label.toStr()));
    if (page.label == std::to_string(number)) page.label.clear();

    TextOutputDev output(nullptr, false, 0, false, false);
    impl_->pdf.displayPageSlice(&output,
                                number,
                                kPointsAnInch,
                                kPointsAnInch,
                                0,
                                false,
                                false,
                                false,
                                -1,
                                -1,
                                -1,
                                -1);
    const std::unique_ptr<TextWordList> list(output.makeWordList());
    const std::vector<TextWord*> found = words_of(list.get());
    const int rotation = main_rotation(found);
    for (const TextWord* source_word : found) {
        PdfWord word = word_of(*source_word, page);
        // Watermarks and notes along the margin run in another direction than the page.
        auto& words = source_word->getRotation() == rotation ? page.words : page.turned_words;
        if (!trim(word.text).empty()) words.push_back(std::move(word));
    }
    if (rotation == 1 || rotation == 3) std::swap(page.width, page.height);
    return page;
}

}  // namespace findings::pdf
