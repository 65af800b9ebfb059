// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"
#include "indexer/limits.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/text.hpp"
#include "indexer/understand/understand.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/support/source_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace findings::fuzz {
namespace {

void check_text(std::string_view text, std::string_view where) {
    if (!is_valid_utf8(text)) broken("text is valid UTF-8", where);
    for (const char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        if (is_control || c == 0x7F) broken("text has no control characters", where);
    }
}

const Labeller& labeller() {
    static const Labeller made = [] {
        std::ifstream in(test::source_folder() / "corpus/taxonomy.json", std::ios::binary);
        const std::string json{std::istreambuf_iterator<char>(in),
                               std::istreambuf_iterator<char>()};
        Result<Labeller> result = Labeller::create(json, {});
        if (!result) broken("the product's own theme file can be read", result.error().message);
        return std::move(*result);
    }();
    return made;
}

void check_cues(const std::vector<Cue>& cues, const Passage& passage) {
    for (const Cue& cue : cues) {
        if (cue.begin > cue.end || cue.end > passage.text.size())
            broken("cues lie in their passage", cue.rule);
    }
}

void check_passage(const Passage& passage, const ParsedDocument& document) {
    check_text(passage.text, "passage");
    for (const std::string& heading : passage.section) check_text(heading, "section");
    if (passage.page_number < 0 || passage.page_number > document.page_count)
        broken("a passage stands on a page of its document");
    check_cues(passage.polarity_cues, passage);
    check_cues(passage.other_cues, passage);
    for (const ThemeLabel& theme : passage.themes) check_cues(theme.cues, passage);
    const Result<Passage> again = decode_passage(encode(passage));
    if (!again || !(*again == passage)) broken("the record of a passage reads back as written");
}

}  // namespace

void broken(std::string_view promise, std::string_view detail) {
    std::fprintf(stderr,
                 "broken promise: %.*s (%.*s)\n",
                 static_cast<int>(promise.size()),
                 promise.data(),
                 static_cast<int>(detail.size()),
                 detail.data());
    std::abort();
}

std::string_view as_text(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
Bytes as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

void check_document(const Result<ParsedDocument>& document) {
    if (!document) {
        if (document.error().message.empty()) broken("a refused file has a cause");
        check_text(document.error().message, "cause");
        check_text(document.error().hint, "hint");
        return;
    }
    if (document->blocks.size() > kMaxBlocks) broken("kMaxBlocks");
    if (document->properties.size() > kMaxProperties) broken("kMaxProperties");
    if (document->warnings.size() > kMaxWarnings) broken("kMaxWarnings");
    check_text(document->title, "title");
    std::size_t text_bytes = 0;
    for (const Block& block : document->blocks) {
        check_text(block.text, "block");
        check_text(block.marker, "marker");
        check_text(block.page_label, "page label");
        check_text(block.anchor, "anchor");
        for (const std::string& cell : block.cells) check_text(cell, "cell");
        text_bytes += block.text.size();
        if (block.page_number < 0 || block.page_number > document->page_count)
            broken("a block stands on a page of its document");
    }
    if (text_bytes > kMaxTextBytes) broken("kMaxTextBytes");
    for (const auto& [name, value] : document->properties) {
        check_text(name, "name of a property");
        check_text(value, "property");
        if (value.size() > kMaxPropertyBytes) broken("kMaxPropertyBytes");
    }
    for (const std::string& warning : document->warnings) check_text(warning, "warning");
    const Result<ParsedDocument> again = decode_parsed(encode(*document));
    if (!again || !(*again == *document)) broken("the record of a document reads back as written");
}

void check_understanding(const ParsedDocument& document, std::string_view file_name) {
    SourceFile file;
    file.path = file_name;
    file.name = file_name;
    file.sha256 = std::string(64, 'a');
    for (Report& report : understand(document, file)) {
        labeller().label(report);
        check_text(report.title, "title of a report");
        for (const Passage& passage : report.passages) check_passage(passage, document);
        Report particulars = report;
        particulars.passages.clear();
        const Result<Report> again = decode_particulars(encode_particulars(particulars));
        if (!again || !(*again == particulars))
            broken("the record of particulars reads back as written");
    }
}

}  // namespace findings::fuzz
