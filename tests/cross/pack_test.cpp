// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pack.hpp"

#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

#include <zip.h>

using namespace findings;
using findings::test::ServedCorpus;

namespace {

/// Text of a member of an archive, read by a library that we did not write.
std::string member(const std::string& archive, const char* name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (zip == nullptr) return std::string("not an archive: ") + zip_error_strerror(&error);
    std::string text;
    zip_stat_t found;
    if (zip_stat(zip, name, 0, &found) == 0) {
        text.resize(found.size);
        zip_file_t* file = zip_fopen(zip, name, 0);
        if (file == nullptr ||
            zip_fread(file, text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
            text.clear();
        if (file != nullptr) zip_fclose(file);
    }
    zip_discard(zip);
    return text;
}

Document hostile_document() {
    Document document{"A <title> & \"more\"", "2026-01-02T03:04:05Z", {}};
    document.blocks.push_back({BlockForm::Title, {{"A <title> & \"more\"", {}, false}}, {}});
    document.blocks.push_back({BlockForm::Item, {{"to the heading", "#a-1", false}}, {}});
    document.blocks.push_back({BlockForm::Heading, {{"Heading", {}, false}}, "a-1"});
    document.blocks.push_back({BlockForm::Quotation,
                               {{"line one\nline <two> \x01 ]]> &amp; *bold* [x](y)", {}, false}},
                               {}});
    document.blocks.push_back({BlockForm::Note,
                               {{"link", "https://example.org/?a=1&b=2", true},
                                {"no link", "javascript:alert(1)", false}},
                               {}});
    return document;
}

}  // namespace

TEST_CASE("pack: office documents are archives that another library reads, with the words escaped",
          "[cross][pack]") {
    const Document document = hostile_document();
    const auto [format, name] = GENERATE(table<DocumentFormat, const char*>(
        {{DocumentFormat::Docx, "word/document.xml"}, {DocumentFormat::Odt, "content.xml"}}));
    const std::string bytes = render(document, format);
    CHECK(bytes == render(document, format));
    const std::string body = member(bytes, name);
    CHECK(body.starts_with("<?xml"));
    CHECK(body.find("line &lt;two&gt;") != std::string::npos);
    CHECK(body.find("javascript") == std::string::npos);
    CHECK(body.find('\x01') == std::string::npos);
    if (format == DocumentFormat::Odt) CHECK(bytes.substr(30, 8) == "mimetype");
    if (format == DocumentFormat::Odt)
        CHECK(member(bytes, "mimetype") == "application/vnd.oasis.opendocument.text");
    if (format == DocumentFormat::Docx)
        CHECK(member(bytes, "word/_rels/document.xml.rels")
                  .find("https://example.org/?a=1&amp;b=2") != std::string::npos);
}

TEST_CASE("pack: as HTML and Markdown hostile words stay words", "[cross][pack]") {
    const std::string html = render(hostile_document(), DocumentFormat::Html);
    CHECK(html.find("<two>") == std::string::npos);
    CHECK(html.find("javascript:") == std::string::npos);
    CHECK(html.find("<h2 id=\"a-1\">") != std::string::npos);
    const std::string markdown = render(hostile_document(), DocumentFormat::Markdown);
    CHECK(markdown.find("\n> line \\<two\\>") != std::string::npos);
    CHECK(markdown.find("\\*bold\\*") != std::string::npos);
    CHECK(markdown.find("[**link**](<https://example.org/?a=1&b=2>)") != std::string::npos);
}

TEST_CASE("pack: its address keeps order and notes, and gives itself again", "[cross][pack]") {
    const auto read =
        read_pack(parse_parameters("title=My+pack&id=b-1&note=first&id=a-1&add=https%3A%2F%2Fx.org%"
                                   "2Ffindings%2Fc-1%23p+d-1&id=b-1&note=late"));
    CHECK(read.problems.empty());
    CHECK(read.request.title == "My pack");
    CHECK(read.request.wishes ==
          std::vector<PackWish>{{"b-1", "first"}, {"a-1", ""}, {"c-1", ""}, {"d-1", ""}});
    CHECK(read_pack(to_parameters(read.request)).request.wishes == read.request.wishes);
    CHECK(read_pack(parse_parameters("note=x")).problems.size() == 1);
    CHECK(read_pack(parse_parameters("id=%3Cb%3E")).problems.size() == 1);
    CHECK(read_pack(parse_parameters("nosuch=1")).problems.size() == 1);
    std::string many;
    for (int i = 0; i < 41; ++i) many += "id=a-" + std::to_string(i) + '&';
    const auto full = read_pack(parse_parameters(many));
    CHECK(full.request.wishes.size() == 40);
    CHECK(full.problems.size() == 1);
}

TEST_CASE(
    "pack: page, JSON and files have the findings in the order asked for, and name what is not "
    "there",
    "[cross][pack]") {
    const ServedCorpus served;
    const Json found =
        Json::parse(served.get("/api/v1/findings?q=restraint&per_page=3").body)["results"];
    REQUIRE(found.size() == 3);
    const std::string first = found[2]["id"], second = found[0]["id"];
    const std::string query = "?title=For%20the%20board&id=" + first +
                              "&note=try%20this&id=" + second + "&id=000000000000-00000000";
    const Json json = Json::parse(served.get("/api/v1/pack" + query).body);
    CHECK(json["title"] == "For the board");
    REQUIRE(json["items"].size() == 2);
    CHECK(json["items"][0]["finding"]["id"] == first);
    CHECK(json["items"][0]["note"] == "try this");
    CHECK(json["items"][1]["finding"]["text"] == found[0]["text"]);
    CHECK(json["missing"] == Json::array({"000000000000-00000000"}));
    const auto page = served.get("/pack" + query);
    CHECK(page.status == 200);
    CHECK(page.body.find("try this") != std::string::npos);
    CHECK(served.get("/pack").status == 200);
    CHECK(served.get("/pack?q=seclusion&id=" + first).body.find("id=" + first + "&amp;id=") !=
          std::string::npos);
    const auto docx = served.get("/api/v1/pack" + query + "&format=docx");
    CHECK(docx.get_header_value("Content-Disposition") ==
          "attachment; filename=\"reading-pack.docx\"");
    CHECK(member(docx.body, "word/document.xml").find("try this") != std::string::npos);
    CHECK(served.get("/api/v1/pack" + query + "&format=exe").status == 422);
    CHECK(served.get("/api/v1/pack?q=x").status == 422);
}
