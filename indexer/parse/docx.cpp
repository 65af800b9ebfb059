// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/docx_reader.hpp"
#include "indexer/parse/docx_styles.hpp"
#include "indexer/parse/html.hpp"
#include "indexer/parse/office_blocks.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/saved_page.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "indexer/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

/// The parts of the package, found by name or by relationship.
class DocxPackage {
  public:
    DocxPackage(ZipArchive archive, ParsedDocument& document, int depth = 0)
        : archive_(std::move(archive)), document_(document), blocks_(document), depth_(depth) {}

    Result<void> read() {
        const std::string main_part = find_main_part();
        const Result<std::string> body = archive_.read(main_part);
        if (!body)
            return failure(body.error().kind,
                           "no readable main part: " + body.error().message,
                           body.error().hint);
        const std::string folder = main_part.substr(0, main_part.rfind('/') + 1);
        styles_ = docx_styles(optional_part(folder + "styles.xml"));
        numbering_ = DocxNumbering(optional_part(folder + "numbering.xml"));
        read_chunks(folder, main_part.substr(folder.size()));
        read_core_properties();
        read_furniture(folder, "header");
        pages_ = DocxPages(*body);
        if (Result<void> read_body = read_part(*body); !read_body) return read_body;
        document_.page_count = pages_.number();
        pages_ = DocxPages();
        for (const char* notes : {"footnotes.xml", "endnotes.xml"}) {
            const std::string part = optional_part(folder + notes);
            if (part.empty()) continue;
            if (!read_part(part)) add_warning(document_, std::string(notes) + " is damaged");
        }
        read_furniture(folder, "footer");
        return {};
    }

  private:
    std::string optional_part(const std::string& name) {
        if (!archive_.has(name)) return {};
        Result<std::string> part = archive_.read(name);
        if (part) return std::move(*part);
        add_warning(document_, part.error().message);
        return {};
    }

    std::string find_main_part() {
        if (archive_.has("word/document.xml")) return "word/document.xml";
        pugi::xml_document relations;
        const std::string xml = optional_part("_rels/.rels");
        if (relations.load_buffer(xml.data(), xml.size())) {
            for (const pugi::xml_node relation : relations.document_element().children()) {
                if (!attribute_named(relation, "Type").ends_with("/officeDocument")) continue;
                std::string target(attribute_named(relation, "Target"));
                if (target.starts_with('/')) target.erase(0, 1);
                return target;
            }
        }
        return "word/document.xml";
    }

    Result<void> read_part(const std::string& xml) {
        pugi::xml_document tree;
        const pugi::xml_parse_result parsed =
            tree.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        if (!parsed)
            return failure(ErrorKind::BadInput,
                           std::string("damaged XML: ") + parsed.description());
        DocxReader(blocks_, styles_, numbering_, pages_, chunks_).read(tree);
        return {};
    }

    void read_furniture(const std::string& folder, std::string_view kind) {
        blocks_.begin_furniture();
        for (const std::string& name : std::vector<std::string>(archive_.names())) {
            if (!name.starts_with(folder + std::string(kind)) || !name.ends_with(".xml")) continue;
            const std::string part = optional_part(name);
            if (!part.empty() && !read_part(part)) add_warning(document_, name + " is damaged");
        }
        blocks_.end_furniture();
    }

    /// Parts of other formats that stand for a piece of the text, and files that only lie inside.
    void read_chunks(const std::string& folder, const std::string& part) {
        const std::string xml = optional_part(folder + "_rels/" + part + ".rels");
        pugi::xml_document relations;
        if (xml.empty() || !relations.load_buffer(xml.data(), xml.size())) return;
        for (const pugi::xml_node relation : relations.document_element().children()) {
            const std::string_view type = attribute_named(relation, "Type");
            std::string target(attribute_named(relation, "Target"));
            target = target.starts_with('/') ? target.substr(1) : folder + target;
            if (type.ends_with("/oleObject") || type.ends_with("/package")) {
                add_warning(document_, "the embedded file " + target + " is not read");
            } else if (type.ends_with("/aFChunk")) {
                read_chunk(target, std::string(attribute_named(relation, "Id")));
            }
        }
    }

    void read_chunk(const std::string& target, const std::string& id) {
        const std::string lower = ascii_lower(target);
        const auto ends = [&](const char* end) { return lower.ends_with(end); };
        const std::string bytes = optional_part(target);
        const Bytes span = std::as_bytes(std::span(bytes));
        if (ends(".mht") || ends(".mhtml") || is_saved_page(span) || ends(".docx")) {
            Result<ParsedDocument> inside = ends(".docx") ? read_inside(span) : parse_html(span);
            if (inside) chunks_[id] = std::move(inside->blocks);
        } else if (ends(".htm") || ends(".html") || ends(".xhtml") || ends(".txt")) {
            chunks_[id] = html_fragment_blocks(decode_text(span).text);
        }
        if (!chunks_.contains(id))
            add_warning(document_, "the embedded part " + target + " is not read");
    }

    Result<ParsedDocument> read_inside(Bytes bytes) const {
        if (depth_ > 0) return failure(ErrorKind::TooLarge, "documents inside documents");
        Result<ZipArchive> archive = ZipArchive::open(bytes);
        if (!archive) return tl::unexpected<Error>(archive.error());
        ParsedDocument inside;
        DocxPackage package(std::move(*archive), inside, depth_ + 1);
        if (Result<void> read = package.read(); !read) return tl::unexpected<Error>(read.error());
        return inside;
    }

    void read_core_properties() {
        const std::string xml = optional_part("docProps/core.xml");
        pugi::xml_document tree;
        if (xml.empty() || !tree.load_buffer(xml.data(), xml.size())) return;
        for (const pugi::xml_node node : tree.document_element().children()) {
            const std::string_view name = local_name(node);
            const std::string_view value = node.child_value();
            if (name == "title") document_.title = value;
            if (name == "creator") set_property(document_, "author", value);
            if (name == "description" || name == "keywords" || name == "created" ||
                name == "modified" || name == "language") {
                set_property(document_, std::string(name), value);
            }
        }
    }

    ZipArchive archive_;
    ParsedDocument& document_;
    OfficeBlocks blocks_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    DocxPages pages_;
    std::map<std::string, std::vector<Block>> chunks_;  // by relationship id
    int depth_;                                         // of documents inside documents
};

}  // namespace

Result<ParsedDocument> parse_docx(Bytes bytes) {
    Result<ZipArchive> archive = ZipArchive::open(bytes);
    if (!archive) return tl::unexpected<Error>(archive.error());
    ParsedDocument document;
    document.media_type = MediaType::Docx;
    DocxPackage package(std::move(*archive), document);
    if (Result<void> read = package.read(); !read) return tl::unexpected<Error>(read.error());
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace findings
