// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines of a plain text that are headings, judged by the lines around them.

#include "indexer/parse/text_lines.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace findings {

constexpr std::size_t kMinWrapWidth = 45;  // shorter lines are written short on purpose

class TextHeadings {
  public:
    /// `lines` outlive this. `wrap_width`: at which the author's editor wrapped; 0 = it did not.
    TextHeadings(const std::vector<TextLine>& lines, std::size_t wrap_width)
        : lines_(lines), wrap_width_(wrap_width) {}

    /// Level of the line as a heading; 0 when it is none. The first of a text is its title.
    [[nodiscard]] std::int32_t level(std::size_t i, bool seen_heading) const;
    /// The words of "~ Incidents ~" or "*** RATINGS ***" on a line of its own; empty for others.
    [[nodiscard]] std::string_view decorated_words(std::size_t i) const;
    /// Level of a line above a row of `=`, `-` or another mark; 0 for others.
    [[nodiscard]] std::int32_t underlined_level(std::size_t i) const;

  private:
    [[nodiscard]] bool stands_alone(std::size_t i) const;
    [[nodiscard]] bool is_numbered_heading(std::size_t i) const;
    [[nodiscard]] bool heads_bullets(std::size_t i) const;
    [[nodiscard]] bool is_part_of_paper(std::size_t i) const;
    [[nodiscard]] bool heads_sentences(std::size_t i) const;
    [[nodiscard]] bool heads_what_follows(std::size_t i) const;
    [[nodiscard]] bool is_first_of_few(std::size_t i) const;
    [[nodiscard]] bool heads_its_paragraph(std::size_t i) const;
    [[nodiscard]] bool may_head_sentences(std::size_t i) const;
    [[nodiscard]] bool is_one_of_several_heads(std::size_t i) const;

    const std::vector<TextLine>& lines_;  // NOLINT: lives no longer than the reader
    std::size_t wrap_width_ = 0;
};

}  // namespace findings
