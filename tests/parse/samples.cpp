// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/parse/samples.hpp"

#include "tests/catch.hpp"
#include "tests/support/source_folder.hpp"

#include <zip.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#if defined(__SANITIZE_ADDRESS__)
// fontconfig, which poppler asks for fonts, never frees its configuration.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig";
}  // NOLINT: the sanitizer's name
#endif

namespace findings::samples {

std::string zip(const Members& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    REQUIRE(target != nullptr);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    for (const auto& [name, content] : members) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        REQUIRE(zip_file_add(archive, name.c_str(), source, 0) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    std::string bytes;
    REQUIRE(zip_source_open(target) == 0);
    char buffer[4096];
    for (zip_int64_t got = 0; (got = zip_source_read(target, buffer, sizeof buffer)) > 0;) {
        bytes.append(buffer, static_cast<std::size_t>(got));
    }
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string docx(std::string_view body, const Members& more) {
    const std::string ns =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    Members members = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml",
         "<w:document " + ns + "><w:body>" + std::string(body) + "</w:body></w:document>"},
        {"word/styles.xml",
         "<w:styles " + ns +
             ">"
             "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading "
             "1'/></w:style>"
             "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/><w:basedOn "
             "w:val='berschrift2'/></w:style>"
             "<w:style w:type='paragraph' w:styleId='berschrift2'><w:name "
             "w:val='whatever'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
             "<w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc "
             "1'/></w:style></w:styles>"},
        {"word/numbering.xml",
         "<w:numbering " + ns +
             "><w:abstractNum w:abstractNumId='7'>"
             "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText "
             "w:val='%1.'/></w:lvl>"
             "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText "
             "w:val='(%2)'/></w:lvl>"
             "</w:abstractNum><w:num w:numId='1'><w:abstractNumId "
             "w:val='7'/></w:num></w:numbering>"}};
    members.insert(members.end(), more.begin(), more.end());
    return zip(members);
}

std::string odt(std::string_view text, const Members& more) {
    Members members = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content><office:automatic-styles><text:list-style style:name='L1'>"
         "<text:list-level-style-number text:level='1' style:num-format='1' "
         "style:num-suffix='.'/></text:list-style>"
         "</office:automatic-styles><office:body><office:text>" +
             std::string(text) + "</office:text></office:body></office:document-content>"}};
    members.insert(members.end(), more.begin(), more.end());
    return zip(members);
}

std::string pdf(const std::vector<std::vector<PdfText>>& pages, std::string_view info) {
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        "<<" + std::string(info) + ">>"};
    std::string kids;
    for (const std::vector<PdfText>& page : pages) {
        std::string content;
        for (const PdfText& text : page) {
            std::string escaped;
            for (const char c : text.text) {
                if (c == '(' || c == ')' || c == '\\') escaped += '\\';
                escaped += c;
            }
            char head[128];
            std::snprintf(head,
                          sizeof head,
                          "BT /%s %g Tf %g %g Td (",
                          text.bold ? "B" : "F",
                          text.size,
                          text.x,
                          text.y);
            content += head + escaped + ") Tj ET\n";
        }
        const std::string number = std::to_string(objects.size() + 1);
        kids += number + " 0 R ";
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                          std::to_string(objects.size() + 2) +
                          " 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>");
        objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                          "endstream");
    }
    objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
    std::string bytes = "%PDF-1.4\n";
    std::string xref;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", bytes.size());
        xref += entry;
        bytes += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    }
    const std::string start = std::to_string(bytes.size());
    const std::string size = std::to_string(objects.size() + 1);
    return bytes + "xref\n0 " + size + "\n0000000000 65535 f \n" + xref +
           "trailer<</Root 1 0 R/Info 5 0 R/Size " + size + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string shape(const Result<ParsedDocument>& document) {
    if (!document) return "Error: " + document.error().message;
    static const char* const kNames[] = {"H", "P", "LI", "TR", "Q", "~"};
    std::string out;
    for (const Block& block : document->blocks) {
        if (!out.empty()) out += " / ";
        out += kNames[static_cast<std::size_t>(block.kind)];
        if (block.level > 0) out += std::to_string(block.level);
        if (block.column_header != 0) out += '^';
        out += ' ';
        if (!block.marker.empty()) out += "{" + block.marker + "} ";
        out += block.text;
    }
    return out;
}

std::string shape_of(const PdfTextPage& page) { return shape(parse_pdf(as_bytes(pdf({page})))); }

Members every_format() {
    const std::string paragraph =
        "Medicines were stored safely and staff recorded the temperature of the fridge every day.";
    return {
        {"a.pdf",
         pdf({{{72, 760, 20, true, "Safe"},
               {72, 700, 11, false, "Medicines were stored safely."}}})},
        {"a.html",
         "<!doctype html><title>Safe</title><main><h1>Safe</h1><p>" + paragraph +
             "</p><ul><li>One</ul></main>"},
        {"a.docx", docx("<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>")},
        {"a.odt",
         odt("<text:h text:outline-level='1'>Safe</text:h><text:p>" + paragraph + "</text:p>")},
        {"a.md",
         "# Safe\n\n" + paragraph + "\n\n- caf\xC3\xA9\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"},
        {"a.txt", "Safe\n\n" + paragraph + "\n\n- caf\xC3\xA9\n"},
        {"a.xml", "<doc><title>Safe</title><p>" + paragraph + "</p></doc>"},
        {"a.json",
         R"({"locationId":"1-1","name":"House","currentRatings":{"overall":{"rating":"Good"}},"region":"London"})"},
        {"a.jsonl",
         "{\"_id\":\"a\",\"text\":\"" + paragraph + "\"}\n{\"_id\":\"b\",\"text\":\"More.\"}\n"}};
}

std::filesystem::path shared_data(std::string_view name) {
    const std::filesystem::path path =
        findings::test::source_folder().parent_path() / "shared" / name;
    if (std::filesystem::exists(path)) return path;
    std::cout << "skipped: no shared data " << name << '\n';
    return {};
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put_lines(PdfTextPage& page,
               double x,
               double y,
               const std::vector<std::string>& lines,
               double size,
               double pitch) {
    for (const std::string& line : lines) {
        page.push_back({x, y, size, false, line});
        y -= pitch;
    }
}

std::string kinds_of(const Result<ParsedDocument>& document) {
    if (!document) return document.error().message;
    std::string kinds;
    for (const Block& block : document->blocks)
        kinds += block.kind == BlockKind::Heading     ? 'H'
                 : block.kind == BlockKind::ListItem  ? 'L'
                 : block.kind == BlockKind::Furniture ? 'f'
                                                      : 'P';
    return kinds;
}

}  // namespace findings::samples
