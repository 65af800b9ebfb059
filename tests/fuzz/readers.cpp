// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/detect.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "indexer/text.hpp"
#include "tests/fuzz/targets.hpp"

namespace findings::fuzz {

void fuzz_pdf(Bytes input) { check_document(parse_pdf(input)); }
void fuzz_html(Bytes input) { check_document(parse_html(input)); }
void fuzz_markdown(Bytes input) { check_document(parse_markdown(input)); }
void fuzz_plain_text(Bytes input) { check_document(parse_text(input)); }
void fuzz_xml(Bytes input) { check_document(parse_xml(input)); }
void fuzz_cqc_json(Bytes input) { check_document(parse_cqc_json(input)); }
void fuzz_jsonl(Bytes input) { check_document(parse_jsonl(input)); }

void fuzz_zip(Bytes input) {
    Result<ZipArchive> archive = ZipArchive::open(input);
    if (!archive) return;
    for (const std::string& name : archive->names()) (void)archive->read(name);
}

void fuzz_detect(Bytes input) {
    const Result<MediaType> type = detect_media_type(input, "report.md");
    if (!type && type.error().message.empty()) broken("a refused file has a cause");
    for (const char* charset : {"", "windows-1252", "utf-16", "shift_jis", "no such"}) {
        const DecodedText decoded = decode_text(input, charset);
        if (!is_valid_utf8(decoded.text)) broken("decoded text is valid UTF-8", charset);
        SourceOffsets offsets(decoded);
        std::uint64_t last = 0;
        for (std::size_t at = 0; at <= decoded.text.size(); at += 1 + decoded.text.size() / 50) {
            while (at < decoded.text.size() &&
                   (static_cast<unsigned char>(decoded.text[at]) & 0xC0U) == 0x80)
                ++at;
            const std::uint64_t source = offsets.at(at);
            // A byte that means nothing became three; places after it are further on than they
            // were.
            if (source < last || (decoded.exact && source > input.size()))
                broken("offsets point into the source and never back", charset);
            last = source;
        }
    }
    const std::string cleaned = clean_text(as_text(input));
    if (!is_valid_utf8(cleaned)) broken("cleaned text is valid UTF-8");
    if (clean_text(cleaned) != cleaned) broken("clean text stays as it is when cleaned again");
    if (!is_valid_utf8(clean_line(as_text(input)))) broken("a cleaned line is valid UTF-8");
    if (is_mojibake(cleaned) && !is_valid_utf8(repair_mojibake(cleaned)))
        broken("repaired text is valid UTF-8");
    (void)code_points(as_text(input));
}

}  // namespace findings::fuzz
