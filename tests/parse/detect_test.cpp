// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/detect.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using namespace std::string_literals;
using samples::as_bytes;

namespace {
std::string told(std::string_view bytes, std::string_view name = "x") {
    const Result<MediaType> type = detect_media_type(as_bytes(bytes), name);
    return type ? std::string(to_id(*type)) : "Error: " + type.error().message;
}
}  // namespace

TEST_CASE("detect: the bytes tell, whatever the name says", "[parse]") {
    for (const auto& [name, bytes] : samples::every_format()) {
        CAPTURE(name);
        const Result<MediaType> with_name = detect_media_type(as_bytes(bytes), name);
        REQUIRE(with_name);
        if (*with_name == MediaType::PlainText || *with_name == MediaType::Markdown) continue;
        const Result<MediaType> without = detect_media_type(as_bytes(bytes), "report.doc");
        REQUIRE(without);
        CHECK(*without == *with_name);
    }
}

TEST_CASE("detect: markup in many dresses", "[parse]") {
    const std::string html(to_id(MediaType::Html));
    const std::string xml(to_id(MediaType::Xml));
    const auto [bytes, kind] = GENERATE_COPY(table<std::string, std::string>({
        {"<!-- a comment --><!DOCTYPE html><p>x", html},
        {"\xEF\xBB\xBF \n<html><body>x", html},
        {"<?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C\"><html xmlns='x'><body/></html>",
         html},
        {"<p>A fragment</p>", html},
        {"<\0h\0t\0m\0l\0>\0x\0<\0/\0h\0t\0m\0l\0>\0"s, html},
        {"Date: today\n\n<html><body>late</body></html>", html},
        {"<?xml version='1.0'?><report/>", xml},
        {"<!DOCTYPE a [<!ENTITY b \"c>\">]><a>x</a>", xml},
        {"<TEI><text/></TEI>", xml},
    }));
    CAPTURE(bytes);
    CHECK(told(bytes) == kind);
}

TEST_CASE("detect: the name settles Markdown against text and nothing else", "[parse]") {
    CHECK(told("# Title\n\ntext", "a.md") == to_id(MediaType::Markdown));
    CHECK(told("# Title\n\ntext", "a.txt") == to_id(MediaType::PlainText));
    CHECK(told("%PDF-1.4 ...", "a.md") == to_id(MediaType::Pdf));
    CHECK(told("BM is how a text may begin, and a long one at that", "a.txt") ==
          to_id(MediaType::PlainText));
    CHECK(told("{ not json }", "a.txt") == to_id(MediaType::PlainText));
}

TEST_CASE("detect: JSON is a record, lines with text, or refused with a cause", "[parse]") {
    CHECK(told("{\"locationId\":\"1-1\"}") == to_id(MediaType::CqcJson));
    CHECK(told("{\n \"providerId\": \"1-1\",\n \"name\": \"x\"\n}") == to_id(MediaType::CqcJson));
    CHECK(told("{\"locationId\": \"1-1\", \"name\": ") == to_id(MediaType::CqcJson));
    CHECK(told("{\"text\":\"a\"}\n{\"text\":\"b\"}") == to_id(MediaType::Jsonl));
    CHECK(told("{broken\n{\"_id\":\"1\",\"text\":\"b\"}") == to_id(MediaType::Jsonl));
    CHECK(told("{\"a\":1}") ==
          "Error: JSON that is not a location or provider record of the regulator");
    CHECK(told("{\"a\":1}\n{\"a\":2}") == "Error: JSON lines without a \"text\"");
}

TEST_CASE("detect: what cannot be read is called by its name", "[parse]") {
    const auto [bytes, message] = GENERATE(table<std::string, std::string>({
        {"", "empty"},
        {" \n ", "holds nothing but white space"},
        {"\x89PNG\r\n\x1A\n", "an image (PNG)"},
        {"\xFF\xD8\xFF\xE0", "an image (JPEG)"},
        {"GIF89a", "an image (GIF)"},
        {"{\\rtf1 x}", "a Rich Text (RTF) document"},
        {"\x7F"
         "ELF\2\1\1",
         "an executable (ELF)"},
        {"MZ\x90\0\3"s, "an executable (Windows)"},
        {"\x1F\x8B\x08", "a compressed file (gzip)"},
        {"a\0b\1c\2d\3e\4f\5g\6"s, "binary data of an unknown kind"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:1",
         "a Git LFS pointer, not the file itself"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
         "....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s,
         "an old Word document (.doc)"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
         "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
         "the document is encrypted (protected by a password)"},
    }));
    CHECK(told(bytes) == "Error: " + message);
}

TEST_CASE("detect: a ZIP archive is what its members say", "[parse]") {
    CHECK(told(samples::zip({{"a.txt", "x"}})) ==
          "Error: a ZIP archive without a word-processor document");
    CHECK(told(samples::zip({{"xl/workbook.xml", "x"}})) == "Error: an Excel workbook (XLSX)");
    CHECK(told(samples::zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) ==
          "Error: an OpenDocument spreadsheet (ODS)");
    CHECK(told("PK\3\4 cut short").starts_with("Error: a damaged ZIP archive"));
}

TEST_CASE("detect: what is refused says what to do, and that its name promised something else",
          "[parse]") {
    const auto refusal = [](std::string_view bytes, std::string_view name) {
        const Result<MediaType> type = detect_media_type(as_bytes(bytes), name);
        REQUIRE_FALSE(type);
        return type.error().message + " / " + type.error().hint;
    };
    CHECK(refusal("\x89PNG\r\n\x1A\n", "scan.pdf") ==
          "an image (PNG), though its name ends in .pdf / text in pictures is not read: recognise "
          "it and save a PDF "
          "with a text layer");
    CHECK(refusal("{\\rtf1 x}", "a.rtf") == "a Rich Text (RTF) document / save it as .docx or PDF");
    CHECK(refusal("\x1F\x8B\x08", "a.gz") ==
          "a compressed file (gzip) / unpack it and index the folder");
    CHECK(refusal(samples::zip({{"xl/workbook.xml", "x"}}), "a.xlsx") ==
          "an Excel workbook (XLSX) / save the sheets that hold findings as PDF");
    CHECK(refusal("Name,Rating\nElm,Good\n", "a.csv") ==
          "a table of separated values (CSV) / save what it says about services as PDF or HTML");
}

TEST_CASE("detect: a few NULs do not make a text binary", "[parse]") {
    CHECK(
        told(
            "Staff were kind to people and knew what they liked to do in the day.\0 So people said."s,
            "a.txt") == to_id(MediaType::PlainText));
    CHECK(told("A text whose end was never written."s + std::string(5000, '\0'), "a.txt") ==
          to_id(MediaType::PlainText));
}

TEST_CASE("detect: web pages in archives and in documents of a program", "[parse]") {
    CHECK(told("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
               "a.mht") == to_id(MediaType::Html));
    CHECK(told("<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>x", "a.doc") ==
          to_id(MediaType::Html));
    CHECK(told(samples::zip({{"mimetype", "application/vnd.oasis.opendocument.text-web"}})) ==
          to_id(MediaType::Odt));
}
