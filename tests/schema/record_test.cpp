// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/record.hpp"

#include "tests/catch.hpp"

using namespace findings;

namespace {

ParsedDocument sample_document() {
    ParsedDocument document;
    document.media_type = MediaType::Pdf;
    document.title = "Report";
    document.page_count = 3;
    Block block;
    block.kind = BlockKind::TableRow;
    block.page_number = 2;
    block.page_label = "iv";
    block.offset = 1ULL << 40;
    block.text = "a | b";
    block.cells = {"a", "b"};
    document.blocks = {block, Block{}};
    document.properties = {{"canonical_url", "https://example.org"}, {"language", "en"}};
    document.warnings = {"page 3: no text"};
    return document;
}

Passage sample_passage() {
    Passage passage;
    passage.id = "0123456789ab-01234567";
    passage.text = "No blanket restrictions were found.";
    passage.section = {"Is the service safe?", "Our findings"};
    passage.role = SectionRole::Findings;
    passage.kind = FindingKind::GoodPractice;
    passage.polarity = Polarity::Good;
    passage.key_question = KeyQuestion::Safe;
    passage.themes = {
        {"blanket-restrictions", 0.75F, {{"strong-cue", "blanket restrictions", 3, 23}}}};
    passage.regulations = {"12(2)(a)"};
    passage.measures = {
        {"12", "%", "units", "2016/17", "up from 9%", "14", "120", "share", "up", "lower-better"}};
    passage.date = {2017, 7, 0};
    passage.number = "3(a)";
    passage.modality = "should";
    passage.part = "impact";
    passage.due_text = "end of March 2018";
    passage.due = {2018, 3, 0};
    passage.reply = {"F2", "Audit each month", "Matron", "Amber", "Minutes"};
    passage.repeats = "0123456789ab-76543210";
    passage.columns = {"Ward", "2016/17"};
    return passage;
}

}  // namespace

TEST_CASE("record: what is written is read back", "[schema]") {
    CHECK(decode_parsed(encode(sample_document())).value() == sample_document());
    CHECK(decode_passage(encode(sample_passage())).value() == sample_passage());
    Report report;
    report.id = "0123456789ab";
    report.ratings["overall"] =
        {RatingValue::Good, {2016, 7, 14}, true, RatingValue::Inadequate, "up", true, true};
    report.service_ratings = {{"Forensic wards", "service", report.ratings}};
    report.question_scores["safe"] = 75;
    report.statements = {{"Safeguarding", KeyQuestion::Safe, 3, true},
                         {"Safe environments", KeyQuestion::Safe, 2, false}};
    report.standards = {{7, "Safeguarding people", "action-needed", "moderate"}};
    report.enforcement = {
        {"warning-notice", "We served a warning notice.", {2016, 8, 0}, {"12(2)(a)"}}};
    report.visit_type = "focused", report.announced = "unannounced",
    report.visit_reference = "00001";
    report.wards = {"Alder ward"};
    report.locations = {{"Harrowdene Park", "RX901", "Alder ward", "ZZ1 1ZZ"}};
    report.dates = {{"updated", {2016, 9, 1}, {2016, 9, 1}, "Updated 1 September 2016"}};
    report.beds = 12, report.archived = true;
    report.local_authority = "Netherwold", report.postcode = "ZZ1 1ZZ",
    report.provider_type = "NHS trust";
    report.assessment_id = "AP1234", report.inspection_id = "INS2-1";
    report.provider = {"Harrowdene", "RX9"};
    CHECK(decode_particulars(encode_particulars(report)).value() == report);
}

TEST_CASE("record: any cut and any changed byte is refused or read, never a crash", "[schema]") {
    const std::string whole = encode(sample_document());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(decode_parsed(whole.substr(0, size)).has_value());
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int change : {0x01, 0x80, 0xFF}) {
            std::string bent = whole;
            bent[at] = static_cast<char>(bent[at] ^ change);
            const auto read = decode_parsed(bent);
            // Nothing grows beyond the bytes that were given.
            if (read) CHECK(read->blocks.size() <= bent.size());
        }
    }
}

TEST_CASE("record: a count without its items allocates nothing", "[schema]") {
    std::string hostile = encode(ParsedDocument{}).substr(0, 1);
    hostile += std::string("\x00\x00\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 12);
    CHECK_FALSE(decode_parsed(hostile).has_value());
}

TEST_CASE("record: an enum outside its vocabulary is refused", "[schema]") {
    std::string bytes = encode(ParsedDocument{});
    bytes[1] = 0x7F;
    CHECK_FALSE(decode_parsed(bytes).has_value());
}
