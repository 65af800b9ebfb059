// SPDX-License-Identifier: GPL-3.0-or-later
// Office Open XML, ECMA-376: the least that Word and LibreOffice take for a whole document, with
// styles that a reader can change.
#include "server/escape.hpp"
#include "server/render/document.hpp"
#include "server/render/zip_writer.hpp"

namespace findings {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
#define FINDINGS_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define FINDINGS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define FINDINGS_PR "http://schemas.openxmlformats.org/package/2006/relationships"

constexpr std::string_view kContentTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

constexpr std::string_view kPackage =
    "<Relationships xmlns=\"" FINDINGS_PR
    "\">"
    "<Relationship Id=\"rId1\" Type=\"" FINDINGS_R
    "/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    "core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

constexpr std::string_view kStyles =
    "<w:styles xmlns:w=\"" FINDINGS_W
    "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" "
    "w:cs=\"Arial\"/><w:sz w:val=\"22\"/>"
    "<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing "
    "w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn "
    "w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:sz "
    "w:val=\"44\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn "
    "w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"360\" "
    "w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz "
    "w:val=\"28\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn "
    "w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
    "w:after=\"60\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz "
    "w:val=\"24\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn "
    "w:val=\"Normal\"/><w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" "
    "w:color=\"005EB8\"/></w:pBdr><w:ind w:left=\"360\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"SourceNote\"><w:name "
    "w:val=\"Source note\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:color w:val=\"4C6272\"/><w:sz "
    "w:val=\"20\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/><w:basedOn "
    "w:val=\"Normal\"/><w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/><w:spacing "
    "w:after=\"60\"/></w:pPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name "
    "w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"005EB8\"/><w:u "
    "w:val=\"single\"/></w:rPr></w:style></w:styles>";

std::string_view style_of(BlockForm form) {
    switch (form) {
        case BlockForm::Title:
            return "Title";
        case BlockForm::Heading:
            return "Heading1";
        case BlockForm::SubHeading:
            return "Heading2";
        case BlockForm::Quotation:
            return "Quote";
        case BlockForm::Note:
            return "SourceNote";
        case BlockForm::Item:
            return "TOC1";
        case BlockForm::Paragraph:
            break;
    }
    return "Normal";
}

/// The body, and the relationships that its links need.
class Body {
  public:
    std::string text, links;

    void add(const DocumentBlock& block, std::size_t item) {
        text +=
            "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style_of(block.form)) + "\"/></w:pPr>";
        if (!block.anchor.empty()) {
            const std::string number = std::to_string(++bookmarks_);
            text += "<w:bookmarkStart w:id=\"" + number + "\" w:name=\"" + name_of(block.anchor) +
                    "\"/><w:bookmarkEnd w:id=\"" + number + "\"/>";
        }
        if (block.form == BlockForm::Item) run({std::to_string(item) + ". ", {}, false}, false);
        for (const TextRun& part : block.runs) linked(part);
        text += "</w:p>";
    }

  private:
    // Word takes no hyphen in the name of a bookmark.
    static std::string name_of(std::string_view anchor) {
        std::string name = "f_";
        for (const char c : anchor) name += c == '-' ? '_' : c;
        return name;
    }

    void linked(const TextRun& part) {
        if (part.href.starts_with('#')) {
            text +=
                "<w:hyperlink w:anchor=\"" + name_of(std::string_view(part.href).substr(1)) + "\">";
            run(part, true);
            text += "</w:hyperlink>";
            return;
        }
        const std::string target = web_link(part.href);
        if (target.empty()) return run(part, false);
        const std::string id = "link" + std::to_string(++links_);
        links += "<Relationship Id=\"" + id + "\" Type=\"" FINDINGS_R "/hyperlink\" Target=\"" +
                 xml_text(target) + "\" TargetMode=\"External\"/>";
        text += "<w:hyperlink r:id=\"" + id + "\">";
        run(part, true);
        text += "</w:hyperlink>";
    }

    void run(const TextRun& part, bool is_link) {
        text += "<w:r>";
        if (is_link || part.is_bold)
            text += std::string("<w:rPr>") + (is_link ? "<w:rStyle w:val=\"Hyperlink\"/>" : "") +
                    (part.is_bold ? "<w:b/>" : "") + "</w:rPr>";
        std::size_t begin = 0;
        for (auto end = part.text.find('\n'); end != std::string::npos;
             end = part.text.find('\n', begin)) {
            text += "<w:t xml:space=\"preserve\">" +
                    xml_text(part.text.substr(begin, end - begin)) + "</w:t><w:br/>";
            begin = end + 1;
        }
        text += "<w:t xml:space=\"preserve\">" + xml_text(part.text.substr(begin)) + "</w:t></w:r>";
    }

    std::size_t bookmarks_ = 0, links_ = 0;
};

std::string properties_of(const Document& document) {
    std::string xml(kXml);
    xml +=
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
        xml_text(document.title) + "</dc:title><dc:language>en-GB</dc:language>";
    if (!document.created.empty())
        xml += "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + xml_text(document.created) +
               "</dcterms:created>";
    return xml + "</cp:coreProperties>";
}

}  // namespace

std::string docx_of(const Document& document) {
    Body body;
    std::size_t items = 0;
    for (const DocumentBlock& block : document.blocks) {
        items = block.form == BlockForm::Item ? items + 1 : 0;
        body.add(block, items);
    }
    const std::string xml(kXml);
    ZipWriter zip;
    zip.deflate("[Content_Types].xml", xml + std::string(kContentTypes));
    zip.deflate("_rels/.rels", xml + std::string(kPackage));
    zip.deflate("word/document.xml",
                xml + "<w:document xmlns:w=\"" FINDINGS_W "\" xmlns:r=\"" FINDINGS_R "\"><w:body>" +
                    body.text +
                    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
                    "w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
                    "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    zip.deflate("word/_rels/document.xml.rels",
                xml +
                    "<Relationships xmlns=\"" FINDINGS_PR
                    "\"><Relationship Id=\"styles\" Type=\"" FINDINGS_R
                    "/styles\" Target=\"styles.xml\"/>" +
                    body.links + "</Relationships>");
    zip.deflate("word/styles.xml", xml + std::string(kStyles));
    zip.deflate("docProps/core.xml", properties_of(document));
    return zip.finish();
}

}  // namespace findings
