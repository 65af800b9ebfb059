// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::docx;
using samples::odt;
using samples::shape;

namespace {
std::string p(std::string_view text, std::string_view properties = {}) {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text) +
           "</w:t></w:r></w:p>";
}
std::string cell(std::string_view text) { return "<w:tc>" + p(text) + "</w:tc>"; }
}  // namespace

TEST_CASE("docx: styles make headings, whatever language their ids are in", "[parse]") {
    CHECK(shape(parse_docx(as_bytes(docx(
              p("Safe", "<w:pStyle w:val='berschrift1'/>") + p("Staff", "<w:pStyle w:val='Own'/>") +
              p("Direct", "<w:outlineLvl w:val='2'/>") + p("Text of it.") +
              p("Safe 3", "<w:pStyle w:val='Verzeichnis1'/>"))))) ==
          "H1 Safe / H2 Staff / H3 Direct / P Text of it. / ~ Safe 3");
}

TEST_CASE("docx: a short line in bold is a heading below the last one", "[parse]") {
    const std::string bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Safe staffing</w:t></w:r></w:p>";
    const std::string sentence =
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>This must be done.</w:t></w:r></w:p>";
    CHECK(shape(parse_docx(
              as_bytes(docx(p("Safe", "<w:pStyle w:val='berschrift1'/>") + bold + sentence)))) ==
          "H1 Safe / H2 Safe staffing / P This must be done.");
}

TEST_CASE("docx: numbers are counted as Word counts them", "[parse]") {
    const std::string one = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    const std::string two = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>";
    CHECK(shape(parse_docx(as_bytes(
              docx(p("a", one) + p("b", two) + p("c", two) + p("d", one) + p("e", two))))) ==
          "LI1 {1.} a / LI2 {(a)} b / LI2 {(b)} c / LI1 {2.} d / LI2 {(a)} e");
}

TEST_CASE("docx: tables, boxes, breaks, tracked changes, notes", "[parse]") {
    const auto [body, expected] = GENERATE_COPY(table<std::string, std::string>({
        {"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Ref") + cell("Action") +
             "</w:tr><w:tr>" + cell("1") + cell("Do") + "</w:tr></w:tbl>",
         "TR^ Ref | Action / TR 1 | Do"},
        {"<w:tbl><w:tr>" + cell("A box of text.") + "</w:tr></w:tbl>", "P A box of text."},
        {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/"
         "><w:softHyphen/><w:t>d</w:t></w:r></w:p>",
         "P a b\nc-d"},
        {"<w:p><w:ins><w:r><w:t>new "
         "</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>text</"
         "w:t></w:r></w:p>",
         "P new text"},
        {"<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</"
         "w:instrText></w:r></w:p>",
         "P link"},
        {"<w:p><w:r><w:t>Outer.</w:t></w:r><w:r><w:pict><w:txbxContent>" + p("Boxed.") +
             "</w:txbxContent></w:pict></w:r></w:p>",
         "P Outer. / P Boxed."},
    }));
    CAPTURE(body);
    CHECK(shape(parse_docx(as_bytes(docx(body)))) == expected);
}

TEST_CASE("docx: headers are furniture, notes follow the text, properties are read", "[parse]") {
    const std::string ns = "xmlns:w='w'";
    const auto document = parse_docx(as_bytes(
        docx(p("Text."),
             {{"word/header1.xml", "<w:hdr " + ns + ">" + p("Running head") + "</w:hdr>"},
              {"word/footnotes.xml",
               "<w:footnotes " + ns + "><w:footnote w:type='separator'>" + p("-") +
                   "</w:footnote><w:footnote>" + p("A note.") + "</w:footnote></w:footnotes>"},
              {"docProps/core.xml",
               "<cp:p xmlns:cp='c' "
               "xmlns:dc='d'><dc:title>T</dc:title><dc:creator>A</dc:creator></cp:p>"}})));
    CHECK(shape(document) == "~ Running head / P Text. / P A note.");
    CHECK(document->title == "T");
    CHECK(document->properties.at("author") == "A");
}

TEST_CASE("docx: hidden text, typed bullets, large letters, styles nobody defined", "[parse]") {
    const auto [body, expected] = GENERATE_COPY(table<std::string, std::string>({
        {"<w:p><w:r><w:t>seen "
         "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
         "P seen"},
        {p("\u2022 Lock the door") + p("- an afterthought"),
         "LI1 Lock the door / P - an afterthought"},
        {"<w:p><w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>Safe staffing</w:t></w:r></w:p>" +
             p("Text."),
         "H2 Safe staffing / P Text."},
        {p("Safe", "<w:pStyle w:val='Heading2'/>"), "H2 Safe"},
    }));
    CAPTURE(body);
    CHECK(shape(parse_docx(as_bytes(docx(body)))) == expected);
}

TEST_CASE("docx: a list that begins anew counts from its start", "[parse]") {
    const std::string numbering =
        "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start "
        "w:val='1'/>"
        "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride "
        "w:val='1'/>"
        "</w:lvlOverride></w:num></w:numbering>";
    const auto item = [](const char* text, const char* id) {
        return p(
            text,
            "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='" + std::string(id) + "'/></w:numPr>");
    };
    const std::string file =
        samples::zip({{"word/document.xml",
                       "<w:document xmlns:w='w'><w:body>" + item("a", "1") + item("b", "1") +
                           item("c", "2") + item("d", "2") + "</w:body></w:document>"},
                      {"word/numbering.xml", numbering}});
    CHECK(shape(parse_docx(as_bytes(file))) == "LI1 {1.} a / LI1 {2.} b / LI1 {1.} c / LI1 {2.} d");
}

TEST_CASE("docx: pages are those Word last showed, or the breaks the author made, or none",
          "[parse]") {
    const auto pages = [](const std::string& body) {
        std::string numbers;
        const auto document = parse_docx(as_bytes(docx(body)));
        REQUIRE(document);
        for (const Block& block : document->blocks) numbers += std::to_string(block.page_number);
        return numbers + " of " + std::to_string(document->page_count);
    };
    const std::string rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>";
    const std::string broken = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    CHECK(pages(p("a") + p("b")) == "00 of 0");
    CHECK(pages(p("a") + rendered + p("c")) == "122 of 2");
    CHECK(pages(p("a") + broken + p("b")) == "12 of 2");
    CHECK(pages(p("a") + broken + rendered + p("c")) == "122 of 2");
    // Each cell of a row breaks for itself.
    CHECK(pages("<w:tbl><w:tr><w:tc>" + rendered + "</w:tc><w:tc>" + rendered +
                "</w:tc></w:tr></w:tbl>" + p("c")) == "12 of 2");
}

TEST_CASE("docx: pieces of other formats are read, files that lie inside are named", "[parse]") {
    const std::string relations =
        "<r><a Id='c1' Type='x/aFChunk' Target='a.mht'/><a Id='c2' Type='x/aFChunk' "
        "Target='b.docx'/>"
        "<a Id='c3' Type='x/oleObject' Target='embeddings/c.bin'/></r>";
    const auto document = parse_docx(as_bytes(
        docx("<w:altChunk w:id='c1'/>" + p("between") + "<w:altChunk w:id='c2'/>",
             {{"word/_rels/document.xml.rels", relations},
              {"word/a.mht",
               "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>from a page</p>"},
              {"word/b.docx", docx(p("from a document"))}})));
    CHECK(shape(document) == "P from a page / P between / P from a document");
    REQUIRE(document->warnings.size() == 1);
    CHECK(document->warnings.front() == "the embedded file word/embeddings/c.bin is not read");
}

TEST_CASE("office: the head of a table is told by its bold letters", "[parse]") {
    const auto bold = [](const char* text) {
        return "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + std::string(text) +
               "</w:t></w:r></w:p></w:tc>";
    };
    CHECK(shape(parse_docx(as_bytes(docx("<w:tbl><w:tr>" + bold("Ref") + bold("Action") +
                                         "</w:tr><w:tr>" + cell("1") + cell("Do") +
                                         "</w:tr></w:tbl>")))) == "TR^ Ref | Action / TR 1 | Do");
}

TEST_CASE("odt: one file with everything, hidden text, pages", "[parse]") {
    const std::string flat =
        "<?xml version='1.0'?><office:document "
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>"
        "<office:meta><dc:title>T</dc:title></office:meta><office:body><office:text>"
        "<text:p>Flat text.</text:p></office:text></office:body></office:document>";
    const auto document = parse_file(as_bytes(flat), "a.fodt");
    CHECK(shape(document) == "P Flat text.");
    CHECK(document->title == "T");
    const std::string paged =
        "<office:document-content><office:automatic-styles><style:style "
        "style:name='H'><style:text-properties "
        "text:display='none'/></style:style></office:automatic-styles><office:body><office:text "
        "text:use-soft-page-breaks='true'><text:p>one <text:span "
        "text:style-name='H'>hidden</text:span></text:p>"
        "<text:soft-page-break/><text:p>two</text:p></office:text></office:body></"
        "office:document-content>";
    const auto pages = parse_odt(as_bytes(samples::zip({{"content.xml", paged}})));
    CHECK(shape(pages) == "P one / P two");
    CHECK(pages->blocks.back().page_number == 2);
    CHECK(pages->page_count == 2);
}

TEST_CASE("odt: headings, lists, tables, notes, deletions", "[parse]") {
    const auto [body, expected] = GENERATE(table<std::string, std::string>({
        {"<text:h "
         "text:outline-level='2'>Safe</text:h><text:p>a<text:s/>b<text:tab/>c<text:line-break/>d</"
         "text:p>",
         "H2 Safe / P a b c\nd"},
        {"<text:list "
         "text:style-name='L1'><text:list-item><text:p>a</text:p></"
         "text:list-item><text:list-item><text:p>b</text:p>"
         "</text:list-item></text:list>",
         "LI1 {1.} a / LI1 {2.} b"},
        {"<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</"
         "text:p></text:list-item></text:list>"
         "</text:list-item></text:list>",
         "LI1 a / LI2 b"},
        {"<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>A</"
         "text:p></table:table-cell>"
         "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></"
         "table:table-header-rows></table:table>",
         "TR^ A | B"},
        {"<text:tracked-changes><text:p>old</text:p></"
         "text:tracked-changes><text:p>new<office:annotation><text:p>remark</text:p>"
         "</office:annotation></text:p>",
         "P new"},
        {"<text:p>text<text:note><text:note-citation>1</"
         "text:note-citation><text:note-body><text:p>note</text:p></text:note-body>"
         "</text:note> goes on</text:p>",
         "P text goes on / P note"},
        {"<text:table-of-content><text:index-body><text:p>Safe "
         "3</text:p></text:index-body></text:table-of-content><text:p>x</text:p>",
         "~ Safe 3 / P x"},
    }));
    CAPTURE(body);
    CHECK(shape(parse_odt(as_bytes(odt(body)))) == expected);
}

TEST_CASE("odt: an encrypted document says so", "[parse]") {
    CHECK(
        shape(parse_odt(as_bytes(odt("", {{"META-INF/manifest.xml", "<m:encryption-data/>"}})))) ==
        "Error: the document is encrypted");
}

TEST_CASE("zip: hostile archives are refused", "[parse]") {
    const std::string evil = samples::zip({{"../a", "x"}});
    CHECK_FALSE(ZipArchive::open(std::as_bytes(std::span(evil))));
    const std::string bomb = samples::zip({{"a", std::string(4U << 20, 'a')}});
    auto archive = ZipArchive::open(std::as_bytes(std::span(bomb)));
    REQUIRE(archive);
    const auto member = archive->read("a");
    REQUIRE_FALSE(member);
    CHECK(member.error().kind == ErrorKind::TooLarge);
    samples::Members many;
    for (std::size_t i = 0; i <= kMaxZipMembers; ++i) many.emplace_back(std::to_string(i), "");
    const std::string crowd = samples::zip(many);
    CHECK_FALSE(ZipArchive::open(std::as_bytes(std::span(crowd))));
    many.pop_back();
    const std::string fits = samples::zip(many);
    CHECK(ZipArchive::open(std::as_bytes(std::span(fits))));
    CHECK(stated_members(std::as_bytes(std::span(fits))) == kMaxZipMembers);
}

TEST_CASE("zip: an archive of millions is refused by what it says, before its directory is read",
          "[parse]") {
    const auto number = [](std::uint64_t value, int size) {
        std::string bytes;
        for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i));
        return bytes;
    };
    // No directory at all: reading it would fail.
    std::string archive = "PK\3\4" + std::string(60, '\0');
    const std::size_t end64 = archive.size();
    archive += "PK\6\6" + number(44, 8) + std::string(12, '\0') + number(2'000'000, 8) +
               number(2'000'000, 8) + std::string(16, '\0');
    archive += "PK\6\7" + number(0, 4) + number(end64, 8) + number(1, 4);
    archive += "PK\5\6" + number(0, 4) + number(0xFFFF, 2) + number(0xFFFF, 2) + number(0, 8) +
               number(3, 2) + "end";
    const auto bytes = std::as_bytes(std::span(archive));
    CHECK(stated_members(bytes) == 2'000'000);
    CHECK(is_archive_of_files(bytes));
    CHECK_THAT(list_archive(bytes).error().message, test::contains("2000000 members"));
    CHECK_THAT(ZipArchive::open(bytes).error().message, test::contains("2000000 members"));
    for (std::size_t size = 0; size < archive.size(); ++size) {
        const std::uint64_t of_part = stated_members(bytes.first(size));
        CHECK(of_part == 0);
    }
}

TEST_CASE("docx: deep nesting is no deep recursion", "[parse]") {
    std::string body;
    for (int i = 0; i < 50'000; ++i) body += "<w:sdt>";
    body += p("deep");
    for (int i = 0; i < 50'000; ++i) body += "</w:sdt>";
    CHECK(shape(parse_docx(as_bytes(docx(body)))) == "P deep");
}
