// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

struct SectionOptions {
    std::string title;  // its heading is not repeated in every trail
    std::string report_kind;
    std::string framework;
    KeyQuestion key_question = KeyQuestion::None;  // of a page about one question only
    std::string source_line;  // of a digest entry: title and publisher, no finding
    /// levels are the reader's guess (plain text): the table of headings knows better
    bool flat_headings = false;
};

/// Puts every block that is not furniture into its place: heading trail, role, key question,
/// quality statement, core service. Headings with nothing below them become pieces of their own so
/// that no word is lost.
[[nodiscard]] std::vector<Piece> place_in_sections(std::span<const Block> blocks,
                                                   const SectionOptions& options);

/// Inspections, assessments and visits: headings there speak of key questions.
[[nodiscard]] bool is_inspection_kind(std::string_view report_kind);

}  // namespace findings::understanding
