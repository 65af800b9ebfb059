// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_scan.hpp"
#include "indexer/text.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
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

namespace findings {
namespace {

/// UTF-16 as UTF-8. poppler's own conversion opens iconv anew for every word.
std::string to_text(const poppler::ustring& text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::uint32_t c = static_cast<std::uint16_t>(text[i]);
        if (c == 0xFEFF || (c >= 0xDC00 && c <= 0xDFFF)) continue;  // byte order mark, half a pair
        if (c >= 0xD800 && c <= 0xDBFF) {
            const std::uint32_t low =
                i + 1 < text.size() ? static_cast<std::uint16_t>(text[i + 1]) : 0U;
            if (low < 0xDC00 || low > 0xDFFF) continue;
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            ++i;
        }
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0U | (c >> 6U));
            out += static_cast<char>(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xE0U | (c >> 12U));
            out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (c & 0x3FU));
        } else {
            out += static_cast<char>(0xF0U | (c >> 18U));
            out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
            out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    return out;
}

bool is_bold_font(const std::string& name) {
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

int main_rotation(const std::vector<poppler::text_box>& boxes) {
    std::size_t counts[4] = {0, 0, 0, 0};
    for (const poppler::text_box& box : boxes) ++counts[static_cast<unsigned>(box.rotation()) & 3U];
    return static_cast<int>(std::max_element(counts, counts + 4) - counts);
}

PdfPage read_page(const poppler::page& page, std::int32_t number) {
    PdfPage out;
    out.number = number;
    const poppler::rectf area = page.page_rect();
    out.width = area.width();
    out.height = area.height();
    out.label = clean_line(to_text(page.label()));
    if (out.label == std::to_string(number)) out.label.clear();
    const std::vector<poppler::text_box> boxes =
        page.text_list(poppler::page::text_list_include_font);
    const int rotation = main_rotation(boxes);
    for (const poppler::text_box& box : boxes) {
        PdfWord word;
        word.text = to_text(box.text());
        const poppler::rectf where = box.bbox();
        word.x0 = where.left();
        word.x1 = where.right();
        word.y0 = std::min(where.top(), where.bottom());
        word.y1 = std::max(where.top(), where.bottom());
        turn(word, box.rotation(), out.width, out.height);
        word.size = box.has_font_info() ? box.get_font_size() : 0;
        if (word.size < 1) word.size = std::max(1.0, (word.y1 - word.y0) * 0.8);
        word.bold = box.has_font_info() && is_bold_font(box.get_font_name());
        word.space_after = box.has_space_after();
        // Watermarks and notes along the margin run in another direction than the page.
        auto& words = box.rotation() == rotation ? out.words : out.turned_words;
        if (!trim(word.text).empty()) words.push_back(std::move(word));
    }
    if (rotation == 1 || rotation == 3) std::swap(out.width, out.height);
    return out;
}

/// "D:20190614093000+01'00'" as ISO 8601, as far as it goes.
std::string pdf_date(std::string_view raw) {
    if (raw.starts_with("D:")) raw.remove_prefix(2);
    std::string digits(raw.substr(0, raw.find_first_not_of("0123456789")));
    if (digits.size() < 4) return {};
    std::string iso = digits.substr(0, 4);
    if (digits.size() >= 6) iso += "-" + digits.substr(4, 2);
    if (digits.size() >= 8) iso += "-" + digits.substr(6, 2);
    if (digits.size() >= 14)
        iso += "T" + digits.substr(8, 2) + ":" + digits.substr(10, 2) + ":" + digits.substr(12, 2);
    return iso;
}

void read_info(ParsedDocument& document, const poppler::document& pdf) {
    document.title = clean_line(to_text(pdf.info_key("Title")));
    set_property(document, "author", to_text(pdf.info_key("Author")));
    set_property(document, "description", to_text(pdf.info_key("Subject")));
    set_property(document, "keywords", to_text(pdf.info_key("Keywords")));
    set_property(document, "created", pdf_date(to_text(pdf.info_key("CreationDate"))));
    set_property(document, "modified", pdf_date(to_text(pdf.info_key("ModDate"))));
}

/// The words of all pages, by recognition where a page has next to none and recognition was asked
/// for.
struct ReadPages {
    std::vector<PdfPageLines> pages;
    std::vector<std::int32_t> empty;  // without a word
    // next to none, the empty ones among them; recognition has not seen them
    std::vector<std::int32_t> sparse;
};

void put_recognised(ReadPages& read, pdf::Scans& scans) {
    for (const PdfPage& page : scans.take_pages()) {
        const auto at =
            std::find_if(read.pages.begin(), read.pages.end(), [&](const PdfPageLines& lines) {
                return lines.number == page.number;
            });
        if (at != read.pages.end()) *at = pdf_lines(page);
    }
}

ReadPages read_pages(ParsedDocument& document,
                     const poppler::document& source,
                     Recogniser* recogniser) {
    ReadPages read;
    std::optional<pdf::Scans> scans;
    if (recogniser != nullptr) scans.emplace(*recogniser);
    std::size_t text_bytes = 0;
    for (int index = 0; index < document.page_count && text_bytes <= kMaxTextBytes; ++index) {
        const std::unique_ptr<poppler::page> page(source.create_page(index));
        if (!page) {
            add_warning(document, "page " + std::to_string(index + 1) + ": damaged");
            continue;
        }
        const PdfPage words = read_page(*page, index + 1);
        if (pdf::is_sparse(words)) {
            if (scans) {
                scans->read(*page, words);
            } else {
                read.sparse.push_back(index + 1);
            }
        }
        read.pages.push_back(pdf_lines(words));
        for (const PdfLine& line : read.pages.back().lines) text_bytes += line.text.size();
        if (read.pages.back().lines.empty()) read.empty.push_back(index + 1);
    }
    if (scans) {
        put_recognised(read, *scans);
        scans->mark(document);
        read.empty.clear();
    }
    return read;
}

/// Whether there is a picture in the file. The dictionary of a picture is never packed.
bool has_picture(Bytes bytes) {
    constexpr std::string_view kKey = "/Subtype", kValue = "/Image";
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at)) {
        at = std::min(text.find_first_not_of(" \t\r\n", at + kKey.size()), text.size());
        if (text.substr(at).starts_with(kValue)) return true;
    }
    return false;
}

Result<ParsedDocument> no_text(const ParsedDocument& document, Bytes bytes, bool was_recognised) {
    if (!was_recognised && !has_picture(bytes))
        return failure(ErrorKind::BadInput,
                       kNoTextCause,
                       "if they show letters that are drawn as shapes, --ocr reads them");
    if (!was_recognised)
        return failure(ErrorKind::Unsupported,
                       kScannedCause,
                       "index it with --ocr, which reads its pages by optical recognition");
    std::string why;
    for (const std::string& warning : document.warnings) (why += "; ") += warning;
    return failure(ErrorKind::BadInput,
                   "scanned, and optical recognition found no words" + why.substr(0, 400));
}

}  // namespace

Result<ParsedDocument> parse_pdf(Bytes bytes, Recogniser* recogniser, const OnPages& on_pages) {
    // poppler writes what it meets in damaged files to stderr.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<int>(bytes.size())));
    if (!pdf) return failure(ErrorKind::BadInput, "a damaged PDF: no readable structure");
    if (pdf->is_locked())
        return failure(ErrorKind::Unsupported,
                       "the PDF is encrypted",
                       "save it without a password");
    const int page_count = pdf->pages();
    if (page_count > static_cast<int>(kMaxPages)) {
        return failure(ErrorKind::TooLarge,
                       "a PDF of " + std::to_string(page_count) + " pages",
                       "split the file");
    }
    if (on_pages) on_pages(page_count);
    ParsedDocument document;
    document.media_type = MediaType::Pdf;
    document.page_count = page_count;
    read_info(document, *pdf);

    ReadPages read = read_pages(document, *pdf, recogniser);
    std::vector<PdfPageLines>& pages = read.pages;
    const bool has_lines = std::any_of(pages.begin(), pages.end(), [](const PdfPageLines& page) {
        return !page.lines.empty();
    });
    if (!has_lines) return no_text(document, bytes, recogniser != nullptr);
    if (!read.sparse.empty())
        set_property(document, kUnreadPagesProperty, std::to_string(read.sparse.size()));
    if (!read.empty.empty()) {
        add_warning(document,
                    (read.empty.size() == 1 ? "page " : "pages ") + pdf::page_ranges(read.empty) +
                        ": no text (scanned? --ocr reads it)");
    }

    if (read.empty.empty() && pages.size() > 1 && read.sparse.size() == pages.size())
        add_warning(document, "next to no text on any page (scanned? --ocr reads it)");

    lay_out(document, pages);
    number_blocks(document);
    Result<ParsedDocument> result = finished(std::move(document));
    // A stamp in the margin of every page is no text: the pages are pictures all the same.
    const bool is_scan = read.sparse.size() == pages.size();
    if (!result && result.error().kind == ErrorKind::BadInput && is_scan)
        return no_text({}, bytes, false);
    return result;
}

}  // namespace findings
