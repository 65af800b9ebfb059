// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/pdf_file.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_scan.hpp"
#include "indexer/text.hpp"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

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

void read_info(ParsedDocument& document, const pdf::File& file) {
    document.title = clean_line(file.info("Title"));
    set_property(document, "author", file.info("Author"));
    set_property(document, "description", file.info("Subject"));
    set_property(document, "keywords", file.info("Keywords"));
    set_property(document, "created", pdf_date(file.info("CreationDate")));
    set_property(document, "modified", pdf_date(file.info("ModDate")));
}

/// Draws the pages that are recognised; the file is opened for it at the first that needs it.
class DrawnPages {
  public:
    explicit DrawnPages(Bytes bytes) : bytes_(bytes) {}

    /// Null if there is no such page.
    std::unique_ptr<poppler::page> page(std::int32_t number) {
        if (!file_)
            file_.reset(
                poppler::document::load_from_raw_data(reinterpret_cast<const char*>(bytes_.data()),
                                                      static_cast<int>(bytes_.size())));
        return std::unique_ptr<poppler::page>(file_ ? file_->create_page(number - 1) : nullptr);
    }

  private:
    Bytes bytes_;
    std::unique_ptr<poppler::document> file_;
};

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
                     const pdf::File& file,
                     DrawnPages& drawn,
                     Recogniser* recogniser) {
    ReadPages read;
    std::optional<pdf::Scans> scans;
    if (recogniser != nullptr) scans.emplace(*recogniser);
    std::size_t text_bytes = 0;
    for (std::int32_t number = 1; number <= document.page_count && text_bytes <= kMaxTextBytes;
         ++number) {
        const std::optional<PdfPage> page = file.page(number);
        if (!page) {
            add_warning(document, "page " + std::to_string(number) + ": damaged");
            continue;
        }
        if (pdf::is_sparse(*page)) {
            const auto picture = scans ? drawn.page(number) : nullptr;
            if (picture) {
                scans->read(*picture, *page);
            } else {
                read.sparse.push_back(number);
            }
        }
        read.pages.push_back(pdf_lines(*page));
        for (const PdfLine& line : read.pages.back().lines) text_bytes += line.text.size();
        if (read.pages.back().lines.empty()) read.empty.push_back(number);
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
    const Result<pdf::File> file = pdf::File::open(bytes);
    if (!file) return tl::unexpected(file.error());
    const int page_count = file->page_count();
    if (page_count > static_cast<int>(kMaxPages)) {
        return failure(ErrorKind::TooLarge,
                       "a PDF of " + std::to_string(page_count) + " pages",
                       "split the file");
    }
    if (on_pages) on_pages(page_count);
    ParsedDocument document;
    document.media_type = MediaType::Pdf;
    document.page_count = page_count;
    read_info(document, *file);

    DrawnPages drawn(bytes);
    ReadPages read = read_pages(document, *file, drawn, recogniser);
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
