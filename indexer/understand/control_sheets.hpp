// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sheet of document control on which organisations print number, version, owner and dates of a
// policy or procedure: in a table, a label a line, or with the label above its value.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace findings::understanding {

struct ControlSheet {
    std::vector<std::size_t> lines;  // blocks that are nothing but the sheet's
    std::string title;               // where the sheet or its cover states one
    std::string author;
    PartialDate issued;

    [[nodiscard]] bool is_sheet() const { return !lines.empty(); }
};

/// Not a sheet where fewer labels stand together than tell one.
[[nodiscard]] ControlSheet control_sheet(std::span<const Block> blocks);

/// The title of a paper with such a sheet: what it states, or the cover's first line that names a
/// policy where `title` is a mere code or class ("TRUST-WIDE CLINICAL POLICY"). Else empty.
[[nodiscard]] std::string title_of_controlled(std::span<const Block> blocks,
                                              std::string_view title);

/// Parts a paragraph whose lines are those of such a sheet: a line a block.
void part_control_lines(std::vector<Block>& blocks);

/// "policy" or "guidance" for a paper with such a sheet that calls itself a policy, a procedure or
/// a guideline ("when this policy was last reviewed"); else empty.
[[nodiscard]] std::string_view kind_of_controlled(std::span<const Block> blocks);

/// Date, author and owner of a policy from its sheet, whose lines are hidden.
void read_control_sheet(std::vector<Block>& blocks, Report& report);

}  // namespace findings::understanding
