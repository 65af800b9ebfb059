// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::pdf;
using samples::PdfText;
using samples::shape;

TEST_CASE("pdf: a list whose bullets are drawn and no text", "[parse]") {
    const std::vector<PdfText> page = {
        {72,
         700,
         11,
         false,
         "To make the wait at the front door of hospitals shorter we are calling"},
        {72, 686, 11, false, "for:"},
        {102, 668, 11, false, "the government to pay for six weeks of care at home"},
        {102, 654, 11, false, "every trust to publish its waits"},
        {102,
         640,
         11,
         false,
         "Boards should run one desk for all of the journeys that patients make."},
        {102, 626, 11, false, "They should begin in October."},
        {72, 600, 11, false, "Nothing else would be as quick."}};
    CHECK(
        shape(parse_pdf(as_bytes(pdf({page})))) ==
        "P To make the wait at the front door of hospitals shorter we are calling for: / LI1 the "
        "government to pay for six weeks of care at home / LI1 every trust to publish its waits / "
        "LI1 Boards should run one desk for all of the journeys that patients make. / LI1 They "
        "should begin in October. / P Nothing else would be as quick.");
}

TEST_CASE("pdf: an item of a drawn list that begins with a capital goes on in small letters",
          "[parse]") {
    const std::vector<PdfText> page = {
        {72,
         700,
         11,
         false,
         "The areas where the practice must improve are these three and no others:"},
        {102, 682, 11, false, "Ensure the cold chain is watched"},
        {102, 668, 11, false, "and that staff act when it is warm."},
        {102, 654, 11, false, "Ensure that checks are made."}};
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P The areas where the practice must improve are these three and no others: / LI1 Ensure "
          "the cold chain is watched and that staff act when it is warm. / LI1 Ensure that checks "
          "are made.");
}

TEST_CASE("pdf: what a browser prints round a page is furniture", "[parse]") {
    const std::vector<PdfText> page = {
        {30, 825, 8, false, "11/28/26, 10:45 AM"},
        {250, 825, 8, false, "Dentists turn patients away | Severn Post"},
        {72,
         700,
         11,
         false,
         "Nine in ten practices take on nobody, a survey by this newspaper shows."},
        {30, 15, 8, false, "https://post.example/dentists"},
        {560, 15, 8, false, "1/1"}};
    const auto document = parse_pdf(as_bytes(pdf({page})));
    REQUIRE(document);
    std::size_t shown = 0;
    for (const Block& block : document->blocks) shown += block.kind == BlockKind::Furniture ? 0 : 1;
    CHECK(shown == 1);
}
