// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

struct Recognised {
    std::string report_kind;  // "report" when nothing tells
    std::string framework;    // empty when nothing tells
};

/// What a field of the source calls the kind of report: "Case study", "press release"; empty for
/// words that are none of ours.
[[nodiscard]] std::string kind_in_words(std::string_view words);

/// Weighs the evidence in a document's title, headings, furniture, address and words (tables in
/// recognise.cpp).
[[nodiscard]] Recognised recognise(const ParsedDocument& document,
                                   std::span<const Block> blocks,
                                   std::string_view title);

}  // namespace findings::understanding
