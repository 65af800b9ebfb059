// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument Text 1.3.
#include "server/escape.hpp"
#include "server/render/document.hpp"
#include "server/render/zip_writer.hpp"

namespace findings {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kNames =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";

constexpr std::string_view kManifest =
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
    "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" "
    "manifest:media-type=\"text/xml\"/></manifest:manifest>";

constexpr std::string_view kStyles =
    "<office:styles>"
    "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
    "fo:margin-bottom=\"0.2cm\" fo:line-height=\"120%\"/>"
    "<style:text-properties fo:font-family=\"Arial\" fo:font-size=\"11pt\" fo:language=\"en\" "
    "fo:country=\"GB\"/></style:default-style>"
    "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>"
    "<style:style style:name=\"Title\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Standard\"><style:paragraph-properties "
    "fo:margin-bottom=\"0.4cm\"/><style:text-properties fo:font-size=\"22pt\" "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" "
    "style:family=\"paragraph\" style:parent-style-name=\"Standard\" "
    "style:default-outline-level=\"1\"><style:paragraph-properties fo:margin-top=\"0.6cm\" "
    "fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"/><style:text-properties "
    "fo:font-size=\"14pt\" fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" "
    "style:family=\"paragraph\" style:parent-style-name=\"Standard\" "
    "style:default-outline-level=\"2\"><style:paragraph-properties fo:margin-top=\"0.4cm\" "
    "fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"/><style:text-properties "
    "fo:font-size=\"12pt\" fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Quotations\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-left=\"0.6cm\" "
    "fo:padding-left=\"0.3cm\" fo:border-left=\"2pt solid #005eb8\" fo:border-right=\"none\" "
    "fo:border-top=\"none\" fo:border-bottom=\"none\"/></style:style>"
    "<style:style style:name=\"Source_20_note\" style:display-name=\"Source note\" "
    "style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:text-properties "
    "fo:color=\"#4c6272\" fo:font-size=\"10pt\"/></style:style>"
    "<style:style style:name=\"Contents_20_1\" style:display-name=\"Contents 1\" "
    "style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties "
    "fo:margin-left=\"0.6cm\" fo:text-indent=\"-0.6cm\" fo:margin-bottom=\"0.1cm\"/></style:style>"
    "<style:style style:name=\"Strong_20_Emphasis\" style:display-name=\"Strong Emphasis\" "
    "style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\" "
    "style:family=\"text\"><style:text-properties fo:color=\"#005eb8\" "
    "style:text-underline-style=\"solid\"/></style:style></office:styles>"
    "<office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties "
    "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
    "fo:margin=\"2cm\"/></style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name=\"Standard\" "
    "style:page-layout-name=\"A4\"/></office:master-styles>";

std::string_view style_of(BlockForm form) {
    switch (form) {
        case BlockForm::Title:
            return "Title";
        case BlockForm::Heading:
            return "Heading_20_1";
        case BlockForm::SubHeading:
            return "Heading_20_2";
        case BlockForm::Quotation:
            return "Quotations";
        case BlockForm::Note:
            return "Source_20_note";
        case BlockForm::Item:
            return "Contents_20_1";
        case BlockForm::Paragraph:
            break;
    }
    return "Standard";
}

std::string run_of(const TextRun& run) {
    std::string text = xml_text(run.text);
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.replace(at, 1, "<text:line-break/>");
    if (run.is_bold)
        text = "<text:span text:style-name=\"Strong_20_Emphasis\">" + text + "</text:span>";
    const std::string target = run.href.starts_with('#') ? run.href : web_link(run.href);
    if (target.empty()) return text;
    return "<text:a xlink:type=\"simple\" xlink:href=\"" + xml_text(target) +
           "\" text:style-name=\"Internet_20_link\">" + text + "</text:a>";
}

std::string block_of(const DocumentBlock& block, std::size_t item) {
    const bool is_heading = block.form == BlockForm::Heading || block.form == BlockForm::SubHeading;
    const std::string tag = is_heading ? "text:h" : "text:p";
    std::string xml = '<' + tag + " text:style-name=\"" + std::string(style_of(block.form)) + '"';
    if (is_heading)
        xml += std::string(" text:outline-level=\"") +
               (block.form == BlockForm::Heading ? "1" : "2") + '"';
    xml += '>';
    if (!block.anchor.empty())
        xml += "<text:bookmark text:name=\"" + xml_text(block.anchor) + "\"/>";
    if (block.form == BlockForm::Item) xml += std::to_string(item) + ". ";
    for (const TextRun& run : block.runs) xml += run_of(run);
    return xml + "</" + tag + '>';
}

}  // namespace

std::string odt_of(const Document& document) {
    const std::string xml(kXml), names(kNames);
    std::string body;
    std::size_t items = 0;
    for (const DocumentBlock& block : document.blocks) {
        items = block.form == BlockForm::Item ? items + 1 : 0;
        body += block_of(block, items);
    }
    ZipWriter zip;
    zip.store("mimetype", kType);  // first and as it is: so the format is told
    zip.deflate("META-INF/manifest.xml", xml + std::string(kManifest));
    zip.deflate("content.xml",
                xml + "<office:document-content" + names + "><office:body><office:text>" + body +
                    "</office:text></office:body></office:document-content>");
    zip.deflate("styles.xml",
                xml + "<office:document-styles" + names + '>' + std::string(kStyles) +
                    "</office:document-styles>");
    std::string about =
        "<dc:title>" + xml_text(document.title) + "</dc:title><dc:language>en-GB</dc:language>";
    if (!document.created.empty())
        about += "<meta:creation-date>" + xml_text(document.created) + "</meta:creation-date>";
    zip.deflate("meta.xml",
                xml + "<office:document-meta" + names + "><office:meta>" + about +
                    "</office:meta></office:document-meta>");
    return zip.finish();
}

}  // namespace findings
