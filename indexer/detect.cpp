// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/detect.hpp"

#include "indexer/detect_text.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace findings {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t position;
    std::string_view bytes;
    std::string_view what;
};

// Longer or more telling signatures first.
constexpr std::array kSignatures = {
    Signature{0, "\x89PNG\r\n"sv, "an image (PNG)"},
    Signature{0, "\xFF\xD8\xFF"sv, "an image (JPEG)"},
    Signature{0, "GIF8"sv, "an image (GIF)"},
    Signature{0, "II*\0"sv, "an image (TIFF)"},
    Signature{0, "MM\0*"sv, "an image (TIFF)"},
    Signature{8, "WEBP"sv, "an image (WebP)"},
    Signature{0, "\0\0\1\0"sv, "an image (icon)"},
    Signature{4, "ftypheic"sv, "an image (HEIC)"},
    Signature{4, "ftyp"sv, "a video or sound file (MP4)"},
    Signature{0, "OggS"sv, "a video or sound file (Ogg)"},
    Signature{0, "ID3"sv, "a sound file (MP3)"},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "a video (Matroska)"},
    Signature{8, "WAVE"sv, "a sound file (WAV)"},
    Signature{8, "AVI "sv, "a video (AVI)"},
    Signature{0, "{\\rtf"sv, "a Rich Text (RTF) document"},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "an executable (ELF)"},
    Signature{0, "MZ\x90\0"sv, "an executable (Windows)"},
    Signature{0, "MZ\0"sv, "an executable (Windows)"},
    Signature{0, "\xCA\xFE\xBA\xBE"sv, "an executable (Java class or Mach-O)"},
    Signature{0, "\xCF\xFA\xED\xFE"sv, "an executable (Mach-O)"},
    Signature{0, "\0asm"sv, "an executable (WebAssembly)"},
    Signature{0, "\x1F\x8B"sv, "a compressed file (gzip)"},
    Signature{0, "BZh"sv, "a compressed file (bzip2)"},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              "a compressed file (xz)"},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "a compressed file (zstd)"},
    Signature{0, "7z\xBC\xAF"sv, "an archive (7z)"},
    Signature{0, "Rar!\x1A"sv, "an archive (RAR)"},
    Signature{257, "ustar"sv, "an archive (tar)"},
    Signature{0, "SQLite format 3\0"sv, "a database (SQLite)"},
    Signature{0, "%!PS"sv, "a PostScript document"},
    Signature{0, "AT&TFORM"sv, "a DjVu document"},
    Signature{0, "\xD7\xCD\xC6\x9A"sv, "an image (WMF)"},
    Signature{0, "OTTO"sv, "a font"},
    Signature{0, "wOFF"sv, "a font"},
    Signature{0, "wOF2"sv, "a font"},
    Signature{0, "!BDN"sv, "an Outlook mail store"},
};

Result<MediaType> refused(std::string_view what, std::string hint = {}) {
    return failure(ErrorKind::Unsupported, std::string(what), std::move(hint));
}

/// What to do about a file, by the words that say what it is.
std::string advice_on(std::string_view what) {
    struct Advice {
        std::string_view word, hint;
    };
    constexpr std::array kAdvice = {
        Advice{"image",
               "text in pictures is not read: recognise it and save a PDF with a text layer"},
        Advice{"Rich Text", "save it as .docx or PDF"},
        Advice{"PostScript", "save it as PDF"},
        Advice{"DjVu", "save it as PDF with a text layer"},
        Advice{"compressed", "unpack it"},
        Advice{"archive", "unpack it"},
        Advice{"workbook", "save the sheets that hold findings as PDF"},
        Advice{"spreadsheet", "save the sheets that hold findings as PDF"},
        Advice{"PowerPoint", "save it as PDF"},
        Advice{"presentation", "save it as PDF"},
        Advice{"Outlook", "save its text or what is attached to it"},
        Advice{"EPUB", "save it as HTML or PDF"},
        Advice{"sound", "index a transcript of it"},
        Advice{"video", "index a transcript of it"},
        Advice{"drawing", "save it as PDF"},
    };
    for (const Advice& advice : kAdvice) {
        if (what.find(advice.word) != std::string_view::npos) return std::string(advice.hint);
    }
    return {};
}

/// Whether the name promises something that is read.
std::string_view promised_ending(std::string_view name) {
    constexpr std::array kEndings = {".pdf"sv,
                                     ".html"sv,
                                     ".htm"sv,
                                     ".docx"sv,
                                     ".odt"sv,
                                     ".txt"sv,
                                     ".md"sv,
                                     ".xml"sv,
                                     ".json"sv,
                                     ".jsonl"sv};
    const std::string lower = ascii_lower(
        name.substr(name.rfind('.') == std::string_view::npos ? name.size() : name.rfind('.')));
    const auto* found = std::find(kEndings.begin(), kEndings.end(), lower);
    return found == kEndings.end() ? std::string_view{} : *found;
}

std::string utf16_name(std::string_view ascii) {
    std::string name;
    for (const char c : ascii) (name += c) += '\0';
    return name;
}

bool contains(std::string_view bytes, std::string_view what) {
    return bytes.find(what) != std::string_view::npos;
}

/// Compound files keep their streams' names in UTF-16.
Result<MediaType> refuse_compound_file(std::string_view bytes) {
    if (contains(bytes, utf16_name("EncryptedPackage"))) {
        return refused("the document is encrypted (protected by a password)",
                       "save it without a password");
    }
    if (contains(bytes, utf16_name("WordDocument"))) {
        return refused("an old Word document (.doc)", "save it as .docx or PDF");
    }
    if (contains(bytes, utf16_name("Workbook")) || contains(bytes, utf16_name("Book"))) {
        return refused("an old Excel workbook (.xls)");
    }
    if (contains(bytes, utf16_name("PowerPoint Document")))
        return refused("an old PowerPoint file (.ppt)");
    if (contains(bytes, utf16_name("__substg1.0_"))) return refused("an Outlook message (.msg)");
    return refused("an OLE compound file of an unknown kind");
}

Result<MediaType> detect_odf(std::string_view mimetype) {
    constexpr std::string_view kPrefix = "application/vnd.oasis.opendocument.";
    if (mimetype == "application/epub+zip") return refused("an EPUB book");
    if (!mimetype.starts_with(kPrefix))
        return refused("a ZIP archive without a word-processor document");
    const std::string_view kind = mimetype.substr(kPrefix.size());
    if (kind == "text" || kind.starts_with("text-")) return MediaType::Odt;  // templates, web pages
    if (kind.starts_with("spreadsheet")) return refused("an OpenDocument spreadsheet (ODS)");
    if (kind.starts_with("presentation")) return refused("an OpenDocument presentation (ODP)");
    return refused("an OpenDocument file that is not a text");
}

Result<MediaType> detect_zip(std::span<const std::byte> bytes, std::string_view text) {
    Result<ZipArchive> archive = ZipArchive::open(bytes);
    if (!archive) {
        // The directory at the end is gone, but names still stand before each member: its reader
        // says what is wrong.
        if (contains(text, "word/document.xml")) return MediaType::Docx;
        if (contains(text, "opendocument.text")) return MediaType::Odt;
        return tl::unexpected<Error>(archive.error());
    }
    if (archive->has("mimetype")) {
        const Result<std::string> mimetype = archive->read("mimetype");
        if (mimetype && !mimetype->empty()) return detect_odf(trim(*mimetype));
    }
    bool has_office_xml = false;
    for (const std::string& name : archive->names()) {
        const std::string lower = ascii_lower(name);
        if (lower.starts_with("word/document") && lower.ends_with(".xml")) return MediaType::Docx;
        if (lower == "xl/workbook.xml") return refused("an Excel workbook (XLSX)");
        if (lower == "ppt/presentation.xml") return refused("a PowerPoint presentation (PPTX)");
        if (lower == "visio/document.xml") return refused("a Visio drawing");
        has_office_xml = has_office_xml || lower == "[content_types].xml";
    }
    if (has_office_xml && archive->has("_rels/.rels"))
        return MediaType::Docx;  // its reader finds the main part
    return refused("a ZIP archive without a word-processor document");
}

bool is_pdf(std::string_view bytes) {
    const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
    if (at == std::string_view::npos) return false;
    return trim(bytes.substr(0, at)).empty() || bytes.starts_with("\xEF\xBB\xBF%PDF-") ||
           contains(bytes, "endobj") || contains(bytes, "startxref");
}

/// BMP has only two letters to tell it by, and texts begin with them too.
bool is_bitmap(std::string_view bytes) {
    return bytes.size() > 30 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

}  // namespace

namespace {

Result<MediaType> media_type_of(std::span<const std::byte> bytes, std::string_view name) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.empty()) return failure(ErrorKind::BadInput, "empty");
    if (is_pdf(text)) return MediaType::Pdf;
    if (text.starts_with("PK\3\4") || text.starts_with("PK\5\6")) return detect_zip(bytes, text);
    if (text.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refuse_compound_file(text);
    if (is_bitmap(text)) return refused("an image (BMP)");
    for (const Signature& signature : kSignatures) {
        if (text.size() >= signature.position &&
            text.substr(signature.position).starts_with(signature.bytes)) {
            const bool holds_files = signature.what.starts_with("an archive") ||
                                     signature.what.starts_with("a compressed");
            return refused(signature.what, holds_files ? "unpack it and index the folder" : "");
        }
    }
    return detect_text_type(bytes, name);
}

}  // namespace

Result<MediaType> detect_media_type(std::span<const std::byte> bytes, std::string_view name) {
    Result<MediaType> type = media_type_of(bytes, name);
    if (type || type.error().kind != ErrorKind::Unsupported) return type;
    Error error = type.error();
    if (error.hint.empty()) error.hint = advice_on(error.message);
    const std::string_view ending = promised_ending(name);
    const bool is_other = error.message.starts_with("a ") || error.message.starts_with("an ");
    if (is_other && !ending.empty()) (error.message += ", though its name ends in ") += ending;
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace findings
