// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit of a document (indexer/limits.hpp, docs/reliability.md): what is at the limit is
// read, one more is not. Those of the process that reads it are in tests/parse/worker_test.cpp.
#include "indexer/limits.hpp"

#include "indexer/parse/parse.hpp"
#include "indexer/parse/zip_archive.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <random>

using namespace findings;
using samples::as_bytes;

namespace {

std::string nested_xml(int depth) {
    std::string xml = "<?xml version='1.0'?>";
    for (int i = 1; i < depth; ++i) xml += "<a>";
    xml += "<p>text</p>";
    for (int i = 1; i < depth; ++i) xml += "</a>";
    return xml;
}

/// Deflates to a fiftieth or so: a run of spaces after every few random letters.
std::string compressible(std::size_t size) {
    std::minstd_rand random(7);
    std::string text(size, ' ');
    for (std::size_t at = 0; at + 64 < size; at += 4096) {
        for (std::size_t i = 0; i < 96; ++i) text[at + i] = static_cast<char>('a' + random() % 26);
    }
    return text;
}

bool is_readable(std::string_view archive, const std::vector<std::string>& members) {
    Result<ZipArchive> opened = ZipArchive::open(as_bytes(archive));
    REQUIRE(opened);
    for (const std::string& member : members) {
        if (!opened->read(member)) return false;
    }
    return true;
}

std::string paragraphs(std::size_t count, const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) (all += text) += "\n\n";
    return all;
}

}  // namespace

TEST_CASE("limits: depth of XML", "[hostile]") {
    CHECK(parse_xml(as_bytes(nested_xml(kMaxXmlDepth))));
    const auto deeper = parse_xml(as_bytes(nested_xml(kMaxXmlDepth + 1)));
    REQUIRE_FALSE(deeper);
    CHECK(deeper.error().kind == ErrorKind::TooLarge);
}

TEST_CASE("limits: size of XML", "[hostile][slow]") {
    std::string xml = "<?xml version='1.0'?><r><p>text</p><!--";
    xml.resize(kMaxXmlBytes - 7, ' ');
    CHECK(parse_xml(as_bytes(xml + "--></r>")));
    CHECK_FALSE(parse_xml(as_bytes(xml + " --></r>")));
}

TEST_CASE("limits: size of a ZIP member, of all together, and how far it inflates",
          "[hostile][slow]") {
    const std::string largest = compressible(kMaxZipMemberBytes);
    const std::vector<std::string> names = {"a", "b", "c", "d"};
    samples::Members members;
    for (const std::string& name : names) members.emplace_back(name, largest);
    const std::string whole = samples::zip(members);
    static_assert(kMaxZipTotalBytes == 4 * kMaxZipMemberBytes);
    CHECK(is_readable(whole, names));
    CHECK_FALSE(is_readable(whole, {"a", "b", "c", "d", "a"}));
    CHECK_FALSE(is_readable(samples::zip({{"a", largest + " "}}), {"a"}));
    CHECK(
        is_readable(samples::zip({{"a", std::string(1U << 20, ' ')}}), {"a"}));  // small: any ratio
    CHECK_FALSE(is_readable(samples::zip({{"a", std::string((1U << 20) + 1, ' ')}}), {"a"}));
}

TEST_CASE("limits: pages of a PDF", "[hostile][slow]") {
    std::vector<std::vector<samples::PdfText>> pages(kMaxPages,
                                                     {{60, 700, 12, false, "A line of text."}});
    CHECK(parse_pdf(as_bytes(samples::pdf(pages))));
    pages.push_back(pages.back());
    const auto longer = parse_pdf(as_bytes(samples::pdf(pages)));
    REQUIRE_FALSE(longer);
    CHECK(longer.error().kind == ErrorKind::TooLarge);
}

TEST_CASE("limits: text of a document", "[hostile][slow]") {
    constexpr std::size_t kPart = 4096;
    const std::string text = paragraphs(kMaxTextBytes / kPart, std::string(kPart, 'x'));
    CHECK(parse_text(as_bytes(text)));
    const auto longer = parse_text(as_bytes(text + "x"));
    REQUIRE_FALSE(longer);
    CHECK(longer.error().message == "holds more than 16 MiB of text");
}

TEST_CASE("limits: blocks of a document", "[hostile][slow]") {
    std::string html = "<body>";
    for (std::size_t i = 0; i < kMaxBlocks; ++i) html += "<p>x";
    CHECK(parse_html(as_bytes(html)));
    CHECK_FALSE(parse_html(as_bytes(html + "<p>x")));
}

TEST_CASE("limits: a paragraph of many pages goes on in the next block, and nothing of it is lost",
          "[hostile]") {
    std::string words;
    while (words.size() < 3 * kMaxBlockBytes)
        words += "word" + std::to_string(words.size() % 977) + ' ';
    words.pop_back();
    const auto cut = parse_text(as_bytes(words));
    REQUIRE(cut);
    CHECK(cut->blocks.size() >= 3);
    std::string joined;
    for (const Block& block : cut->blocks) {
        CHECK(block.text.size() <= kMaxBlockBytes);
        (joined += joined.empty() ? "" : " ") += block.text;
    }
    CHECK(joined == words);
    for (const char* letter : {"x", "\xC3\xA9", "\xE4\xB8\xAD"}) {
        std::string word;
        while (word.size() < kMaxBlockBytes + 100) word += letter;
        const auto one = parse_text(as_bytes(word));
        REQUIRE(one);
        CHECK(one->blocks.size() == 2);
        CHECK(one->blocks[0].text + one->blocks[1].text == word);
    }
}

TEST_CASE("limits: cells of a row, and length of an anchor", "[hostile]") {
    for (const std::size_t count : {kMaxRowCells, kMaxRowCells + 1}) {
        std::string html = "<table><tr>";
        for (std::size_t i = 0; i < count; ++i) html += "<td>x</td>";
        const auto wide = parse_html(as_bytes(html + "</tr></table>"));
        REQUIRE(wide);
        CHECK(wide->blocks.at(0).cells.size() == (count <= kMaxRowCells ? count : 0));
        CHECK(wide->blocks.at(0).text.size() == 4 * count - 3);
    }
    for (const std::size_t size : {kMaxLabelBytes, kMaxLabelBytes + 1}) {
        const auto far =
            parse_html(as_bytes("<h2 id='" + std::string(size, 'a') + "'>Safe</h2><p>text</p>"));
        REQUIRE(far);
        CHECK(far->blocks.at(0).anchor.size() == (size <= kMaxLabelBytes ? size : 0));
    }
}

TEST_CASE("limits: properties are counted and cut, warnings counted", "[hostile]") {
    std::string html = "<head>";
    for (std::size_t i = 0; i < kMaxProperties + 50; ++i)
        html += "<meta name='m" + std::to_string(i) + "' content='v'>";
    const auto many = parse_html(as_bytes(html + "</head><p>text</p>"));
    REQUIRE(many);
    CHECK(many->properties.size() == kMaxProperties);
    for (const char* letter : {"x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
        std::string value = "-";
        while (value.size() < 2 * kMaxPropertyBytes) value += letter;
        const auto one = parse_html(
            as_bytes("<meta charset=utf-8><meta name=long content='" + value + "'><p>text</p>"));
        REQUIRE(one);
        const std::string& kept = one->properties.at("meta.long");
        CHECK(kept.size() <= kMaxPropertyBytes);
        CHECK(kept.size() > kMaxPropertyBytes - 4);
        CHECK(value.starts_with(kept));
    }
}
