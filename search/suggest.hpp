// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/page.hpp"
#include "search/spelling.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Completes what is being typed: themes, services, providers, locations and regions of which every
/// typed word begins a word, and words of the passages. Thread: one a thread.
class Suggester {
  public:
    /// `columns` and `spelling` must outlive it.
    Suggester(const ColumnsView& columns, const Spelling& spelling)
        : columns_(&columns), spelling_(&spelling) {}

    /// At most `limit`; themes first, then names by their number of findings, then words.
    [[nodiscard]] std::vector<Suggestion> complete(std::string_view typed, std::size_t limit);

  private:
    struct Names {
        std::vector<std::string> folded;      // " name of the place": a space before each word
        std::vector<std::uint64_t> findings;  // by value ordinal
    };
    const Names& names_of(std::size_t facet);
    void add_names(std::size_t facet,
                   const std::vector<std::string>& words,
                   std::size_t most,
                   std::vector<Suggestion>& found);

    const ColumnsView* columns_;
    const Spelling* spelling_;
    std::array<Names, kFacetCount> names_;  // made when first asked for
};

}  // namespace findings
