// SPDX-License-Identifier: GPL-3.0-or-later
// The parent against a worker that lies.
#include "indexer/worker_answer.hpp"

#include "indexer/limits.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/worker_process.hpp"
#include "tests/catch.hpp"

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>

using namespace findings;

namespace {

constexpr std::uint64_t kOutputBytes = 1U << 20;

std::string answer(AnswerKind kind, const std::string& body, std::uint64_t stated_bytes = 0) {
    WorkerAnswer header;
    header.kind = kind;
    header.size_bytes = stated_bytes > 0 ? stated_bytes : body.size();
    std::string bytes(sizeof header, '\0');
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes + body;
}

std::string digest() { return answer(AnswerKind::Digest, std::string(64, 'a')); }

ParsedDocument small_document() {
    ParsedDocument document;
    document.media_type = MediaType::PlainText;
    document.page_count = 2;
    document.blocks.resize(1);
    document.blocks[0].text = "Staff were kind.";
    document.blocks[0].page_number = 2;
    return document;
}

/// "waiting", "read", "nonsense", or the cause of a failure.
std::string after(const std::string& bytes, std::size_t piece = 1U << 16) {
    AnswerReader answers(kOutputBytes);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto result = answers.push(std::string_view(bytes).substr(at, piece));
        if (answers.made_no_sense()) return "nonsense";
        if (result) return *result ? "read" : result->error().message;
    }
    return "waiting";
}

/// What the parent makes of a document that a worker gives; nothing if it makes no sense.
std::optional<ParsedDocument> taken(const ParsedDocument& document) {
    AnswerReader answers(64U << 20);
    auto result = answers.push(digest() + answer(AnswerKind::Document, encode(document)));
    if (answers.made_no_sense()) return std::nullopt;
    return std::move(**result);
}

/// Counts what it is given.
struct Counter : BlockSink {
    std::uint64_t stated = 0, blocks = 0, ends = 0;
    std::string text;
    void begin(const ParsedDocument& head, std::uint64_t block_count) override {
        CHECK(head.media_type == MediaType::PlainText);
        stated = block_count;
    }
    void add(const Block& block) override { ++blocks, text += block.text; }
    void end(const ParsedDocument& facts) override { ends += facts.properties.size(); }
};

/// A document of so many blocks, as a worker encodes it.
std::string many_blocks(std::size_t count) {
    ParsedDocument document = small_document();
    document.blocks.resize(count, document.blocks[0]);
    return digest() + answer(AnswerKind::Document, encode(document));
}

}  // namespace

TEST_CASE("answers: blocks go to a sink one by one, cleaned, and nobody keeps them", "[parse]") {
    ParsedDocument document = small_document();
    document.blocks.push_back(document.blocks[0]);
    document.blocks[1].text = "a\x1b b";
    document.properties["language"] = "en";
    const std::string bytes = digest() + answer(AnswerKind::Document, encode(document));
    for (const std::size_t piece : {1U, 13U, 100'000U}) {
        Counter counter;
        AnswerReader answers(kOutputBytes, [&](const std::string& sha256) {
            CHECK(sha256 == std::string(64, 'a'));
            return &counter;
        });
        std::optional<Result<ParsedDocument>> result;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            result = answers.push(std::string_view(bytes).substr(at, piece));
        REQUIRE(result);
        CHECK((*result)->blocks.empty());
        CHECK((*result)->properties == document.properties);
        CHECK(counter.stated == 2);
        CHECK(counter.text == "Staff were kind.a b");
        CHECK(counter.ends == 1);
    }
}

TEST_CASE("answers: text that is not wanted goes nowhere, and is looked at all the same",
          "[parse]") {
    const auto nowhere = [](const std::string&) -> BlockSink* { return nullptr; };
    AnswerReader answers(kOutputBytes, nowhere);
    const auto result = answers.push(many_blocks(3));
    REQUIRE(result);
    CHECK((*result)->blocks.empty());
    AnswerReader others(64U << 20, nowhere);
    (void)others.push(many_blocks(kMaxBlocks + 1));
    CHECK(others.made_no_sense());
}

TEST_CASE("answers: a part of a document that never ends is not waited for", "[parse]") {
    ParsedDocument document = small_document();
    document.blocks[0].anchor = std::string(20U << 20, 'x');
    const std::string bytes = digest() + answer(AnswerKind::Document, encode(document));
    AnswerReader answers(64U << 20);
    std::size_t taken_bytes = 0;
    for (std::size_t at = 0; at < bytes.size() && !answers.made_no_sense(); at += 1U << 16) {
        taken_bytes = at;
        (void)answers.push(std::string_view(bytes).substr(at, 1U << 16));
    }
    CHECK(answers.made_no_sense());
    CHECK(taken_bytes < kMaxRecordPartBytes + (1U << 18));
}

TEST_CASE("answers: a whole answer is understood in pieces of any size", "[parse]") {
    const std::string whole = digest() + answer(AnswerKind::Document, encode(small_document()));
    for (const std::size_t piece : {1U, 7U, 64U, 100'000U}) CHECK(after(whole, piece) == "read");
    CHECK(after(whole.substr(0, whole.size() - 1)) == "waiting");
    CHECK(after(digest() + answer(AnswerKind::Failure, std::string("\0damaged\0mend it", 16))) ==
          "damaged");
}

TEST_CASE("answers: a reader may say how often it begins to recognise a page, within bounds",
          "[parse]") {
    const std::string page = answer(AnswerKind::Page, "p"),
                      whole = answer(AnswerKind::Document, encode(small_document()));
    AnswerReader answers(kOutputBytes);
    CHECK_FALSE(answers.push(digest() + page + page));
    CHECK(answers.take_pages_begun() == 2);
    CHECK(answers.take_pages_begun() == 0);
    CHECK(answers.push(page + whole).has_value());
    CHECK(after(page + digest()) == "nonsense");
    CHECK(after(digest() + answer(AnswerKind::Page, "pp")) == "nonsense");
    std::string many = digest();
    for (int i = 0; i <= 4 * kMaxRecognisedPages; ++i) many += page;
    CHECK(after(many) == "nonsense");
}

TEST_CASE("answers: a file may claim any number of pages, which counts within bounds", "[parse]") {
    const auto claimed = [](std::int32_t pages) {
        return answer(AnswerKind::PageCount,
                      std::string(reinterpret_cast<const char*>(&pages), sizeof pages));
    };
    for (const auto& [pages, counted] :
         std::map<std::int32_t, std::int32_t>{{12, 12},
                                              {0, 1},
                                              {-3, 1},
                                              {INT32_MAX, static_cast<std::int32_t>(kMaxPages)}}) {
        AnswerReader answers(kOutputBytes);
        CHECK_FALSE(answers.push(digest() + claimed(pages)));
        CHECK(answers.page_count() == counted);
    }
    CHECK(after(digest() + claimed(3) + claimed(3)) == "nonsense");
    CHECK(after(claimed(3)) == "nonsense");
}

TEST_CASE("answers: what no worker of ours would say ends the conversation", "[parse]") {
    const std::string record = encode(small_document());
    CHECK(after(answer(static_cast<AnswerKind>(7), "x")) == "nonsense");
    CHECK(after(answer(AnswerKind::Document, record)) == "nonsense");  // no digest before it
    CHECK(after(digest() + digest()) == "nonsense");                   // for ever, perhaps
    CHECK(after(answer(AnswerKind::Digest, std::string(64, 'Z'))) == "nonsense");
    CHECK(after(answer(AnswerKind::Digest, "", 65)) == "nonsense");
    CHECK(after(digest() + answer(AnswerKind::Document, record + "x")) == "nonsense");
    CHECK(after(digest() + answer(AnswerKind::Document, record) + "x") == "nonsense");
    CHECK(after(answer(AnswerKind::Failure,
                       std::string("\x7f"
                                   "cause\0",
                                   7))) == "nonsense");
    CHECK(after(answer(AnswerKind::Failure, "no end")) == "nonsense");
}

TEST_CASE("answers: sizes are refused before anything is waited for", "[parse]") {
    CHECK(after(digest() + answer(AnswerKind::Document, "", kOutputBytes)) == "waiting");
    CHECK(after(digest() + answer(AnswerKind::Document, "", kOutputBytes + 1)) == "nonsense");
    CHECK(after(answer(AnswerKind::Failure, "", 16384)) == "waiting");
    CHECK(after(answer(AnswerKind::Failure, "", 16385)) == "nonsense");
    CHECK(after(answer(AnswerKind::Document, "", ~0ULL)) == "nonsense");
}

TEST_CASE("answers: a cause is one printable line", "[parse]") {
    std::string body("\0\x1b[31mred\nline \xff\0", 17);
    body.append(9000, 'h');
    AnswerReader answers(kOutputBytes);
    const auto result = answers.push(answer(AnswerKind::Failure, body));
    REQUIRE(result);
    CHECK((*result).error().message == "[31mred line \xEF\xBF\xBD");
    CHECK((*result).error().hint.size() <= 2048);
}

TEST_CASE("answers: numbers and text of a document are made fit to be shown", "[parse]") {
    ParsedDocument document = small_document();
    document.blocks[0].page_number = -5;
    document.blocks[0].level = 1'000'000;
    document.blocks[0].text = "a\x1b]0;title\x07 \xc3";
    document.blocks[0].cells = {std::string("nul\0cell", 8)};
    document.title = "two\nlines" + std::string(20'000, 'x');
    document.properties["k\x01"] = "\xff";
    document.warnings = {"w\x7f"};
    const auto result = taken(document);
    REQUIRE(result);
    CHECK(result->blocks[0].page_number == 0);
    CHECK(result->blocks[0].level == 64);
    CHECK(result->blocks[0].text == "a]0;title \xEF\xBF\xBD");
    CHECK(result->blocks[0].cells[0] == "nulcell");
    CHECK(result->title.size() <= kMaxPropertyBytes);
    CHECK(result->properties == std::map<std::string, std::string>{{"k", "\xEF\xBF\xBD"}});
    CHECK(result->warnings[0] == "w");
    CHECK(*taken(small_document()) == small_document());
}

TEST_CASE("answers: a document over a reader's limit is refused, one at the limit is not",
          "[parse]") {
    ParsedDocument document = small_document();
    document.blocks.assign(kMaxTextBytes / kMaxBlockBytes, document.blocks[0]);
    for (Block& block : document.blocks) block.text = std::string(kMaxBlockBytes, 'x');
    CHECK(taken(document));
    document.blocks.back().text += 'x';
    CHECK_FALSE(taken(document));
    document = small_document();
    document.blocks.resize(kMaxBlocks, document.blocks[0]);
    CHECK(taken(document));
    document.blocks.push_back(document.blocks[0]);
    CHECK_FALSE(taken(document));
    document = small_document();
    document.warnings.assign(kMaxWarnings, "w");
    CHECK(taken(document));
    document.warnings.emplace_back("w");
    CHECK_FALSE(taken(document));
    document = small_document();
    document.page_count = static_cast<std::int32_t>(kMaxPages);
    document.blocks[0].page_number = document.page_count + 1;
    CHECK(taken(document)->blocks[0].page_number == static_cast<std::int32_t>(kMaxPages));
    document.page_count += 1;
    CHECK(taken(document)->page_count == static_cast<std::int32_t>(kMaxPages));
}

TEST_CASE("answers: a small record cannot ask for much memory", "[parse]") {
    // 40 MB of empty cells would become strings of 32 bytes each.
    ParsedDocument document = small_document();
    std::string record = encode(document);
    const std::string cells("\x80\x80\x80\x14", 4);  // 40 Mi of them
    const std::size_t at = record.find("Staff were kind.") + 16 + 2;
    record.replace(at, 1, cells + std::string(40U << 20, '\0'));
    const auto decoded = decode_parsed(record);
    REQUIRE_FALSE(decoded);
    CHECK_THAT(decoded.error().message, test::contains("too many parts"));
    AnswerReader answers(64U << 20);
    (void)answers.push(digest() + answer(AnswerKind::Document, record));
    CHECK(answers.made_no_sense());
}
