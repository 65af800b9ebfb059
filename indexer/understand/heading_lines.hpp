// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paragraphs that are headings although the source does not mark them as such.

#include "indexer/understand/headings.hpp"
#include "indexer/understand/open_headings.hpp"
#include "indexer/understand/sections.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace findings::understanding {

class HeadingLines {
  public:
    /// Both outlive this.
    HeadingLines(std::span<const Block> blocks, const SectionOptions& options);

    /// The block behind `index` that is not furniture; null at the end.
    [[nodiscard]] const Block* next(std::size_t index) const;
    /// Whether the line before is a key question with its rating, as in the block of ratings on a
    /// cover.
    [[nodiscard]] bool follows_rated_question(std::size_t index) const;
    /// The line above is a rated question or group with its rating.
    [[nodiscard]] bool is_below_rated_line(std::size_t index) const;
    /// Level at which the paragraph at `index` opens as a heading below those in `open`; absent for
    /// ordinary paragraphs. `is_first`: nothing has been placed yet.
    [[nodiscard]] std::optional<std::int32_t> level_of(std::size_t index,
                                                       const OpenHeadings& open,
                                                       bool is_first) const;

  private:
    [[nodiscard]] bool may_open(std::size_t index, const HeadingMeaning& meaning) const;
    [[nodiscard]] bool names_group(std::size_t index, const OpenHeadings& open) const;
    [[nodiscard]] bool names_topic(std::size_t index) const;
    [[nodiscard]] bool names_part(std::size_t index) const;
    [[nodiscard]] bool is_statement(const Block* block) const;
    [[nodiscard]] bool titles_box(std::size_t index) const;
    [[nodiscard]] bool names_rated_group(std::size_t index) const;
    [[nodiscard]] bool is_prose_after_next(std::size_t index) const;
    [[nodiscard]] bool looks_like_heading(std::size_t index,
                                          const OpenHeadings& open,
                                          bool is_first) const;

    std::span<const Block> blocks_;
    const SectionOptions& options_;       // NOLINT: lives inside one call
    std::ptrdiff_t native_headings_ = 0;  // that the source marks as headings
};

}  // namespace findings::understanding
