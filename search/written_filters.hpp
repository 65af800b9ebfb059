// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/query_lexer.hpp"
#include "search/query_parser.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Filters written at the top level of a query, and what is left of its text without them.
class WrittenFilters {
  public:
    /// `text`: the query, which must outlive this.
    explicit WrittenFilters(std::string_view text) : text_(text) {}

    /// `begin`: of the filter in the text, with the minus signs in front of it. Filters come in the
    /// order of the text.
    void take(const Lexeme& lexeme, bool is_unwanted, std::size_t begin);

    [[nodiscard]] const std::vector<WrittenFilter>& filters() const { return filters_; }
    /// As written, but for white space: one blank, and none at the ends.
    [[nodiscard]] std::string words_only() const;

  private:
    std::string_view text_;
    std::vector<std::pair<std::size_t, std::size_t>> cut_;  // where filters begin and end
    std::vector<WrittenFilter> filters_;
};

}  // namespace findings
