// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/detect.hpp"
#include "indexer/parse/parse.hpp"

namespace findings {

Result<ParsedDocument> parse_file(Bytes bytes,
                                  std::string_view name,
                                  Recogniser* recogniser,
                                  const OnPages& on_pages) {
    const Result<MediaType> type = detect_media_type(bytes, name);
    if (!type) return tl::unexpected<Error>(type.error());
    switch (*type) {
        case MediaType::Pdf:
            return parse_pdf(bytes, recogniser, on_pages);
        case MediaType::Html:
            return parse_html(bytes);
        case MediaType::Docx:
            return parse_docx(bytes);
        case MediaType::Odt:
            return parse_odt(bytes);
        case MediaType::Markdown:
            return parse_markdown(bytes);
        case MediaType::PlainText:
            return parse_text(bytes);
        case MediaType::Xml:
            return parse_xml(bytes);
        case MediaType::CqcJson:
            return parse_cqc_json(bytes);
        case MediaType::Jsonl:
            return parse_jsonl(bytes);
        case MediaType::Unknown:
            break;
    }
    return failure(ErrorKind::Internal, "no reader for this kind of file");
}

}  // namespace findings
