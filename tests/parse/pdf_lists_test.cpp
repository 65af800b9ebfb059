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
        {72, 700, 11, false, "To make the wait at the front door of hospitals shorter we are calling"},
        {72, 686, 11, false, "for:"},
        {102, 668, 11, false, "the government to pay for six weeks of care at home"},
        {102, 654, 11, false, "every trust to publish its waits"},
        {102, 640, 11, false, "Boards should run one desk for all of the journeys that patients make."},
        {102, 626, 11, false, "They should begin in October."},
        {72, 600, 11, false, "Nothing else would be as quick."}};
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P To make the wait at the front door of hospitals shorter we are calling for: / LI1 the "
          "government to pay for six weeks of care at home / LI1 every trust to publish its waits / "
          "LI1 Boards should run one desk for all of the journeys that patients make. / LI1 They "
          "should begin in October. / P Nothing else would be as quick.");
}
