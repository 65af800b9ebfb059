// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of tables, and lines that lost their cells, that open a section: what was found stands below
// the name that they put beside a judgement.

#include "indexer/understand/heading_lines.hpp"
#include "indexer/understand/question_rows.hpp"
#include "indexer/understand/sections.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace findings::understanding {

class OpeningRows {
  public:
    /// All three outlive this.
    OpeningRows(std::span<const Block> blocks,
                const HeadingLines& lines,
                const SectionOptions& options);

    /// "Staffing | X | Met this standard" over what was found of it: the name of the standard.
    /// Empty for the rows of the cover's table, where one judgement stands below the other.
    [[nodiscard]] std::string_view standard(std::size_t index) const;
    /// "Older people | Good" over what was found of them.
    [[nodiscard]] std::optional<RatedGroup> group(std::size_t index) const;
    /// "Are services caring? | No action" over the text of that question, or with it in its cell,
    /// as reports on dentists have it.
    [[nodiscard]] std::optional<QuestionRow> question(std::size_t index) const;
    /// "Leaving hospital" alone in the first row of a visit's box.
    [[nodiscard]] bool is_domain(std::size_t index) const;

  private:
    [[nodiscard]] bool is_text_of_rated_row(std::size_t index) const;
    [[nodiscard]] bool follows_rated_row(std::size_t index) const;

    std::span<const Block> blocks_;
    const HeadingLines& lines_;      // NOLINT: lives inside one call
    const SectionOptions& options_;  // NOLINT: the same
    bool inspection_ = false;
};

}  // namespace findings::understanding
