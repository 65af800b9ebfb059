// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The facets whose values change from passage to passage, laid out for counting: ten bytes a
// passage. Themes, of which a passage has several, are bits; polarity, kind and key question, of
// which it has one each, are one number, the "code" (docs/adr/0029-counting-by-bits.md).

#include "indexer/schema/columns.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

class LabelColumns {
  public:
    /// Memory: 2 bytes a passage, and 8 for every 64 themes.
    [[nodiscard]] static LabelColumns over(const ColumnsView& columns);

    /// Facets that a code is made of.
    [[nodiscard]] static constexpr bool is_coded(std::size_t facet) {
        return facet == facet::kPolarity || facet == facet::kKind || facet == facet::kKeyQuestion;
    }
    /// Whether a facet is counted here: themes, or one that a code is made of.
    [[nodiscard]] static constexpr bool has(std::size_t facet) {
        return facet == facet::kTheme || is_coded(facet);
    }
    [[nodiscard]] std::uint32_t code(std::uint32_t docid) const { return codes_[docid]; }
    [[nodiscard]] std::size_t codes() const { return values_.size() / kCoded; }
    /// The value that passages with a code have of a facet: its ordinal, or one more than the last
    /// if they have none.
    [[nodiscard]] std::uint32_t value(std::uint32_t code, std::size_t facet) const {
        return values_[code * kCoded + place_of(facet)];
    }

    /// Words of 64 bits a passage: bit t for theme t, and one more, after the last theme, for
    /// passages without any.
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] std::span<const std::uint64_t> themes(std::uint32_t docid) const {
        return {themes_.data() + docid * words_, words_};
    }
    /// The themes that are set in `flags`, by ordinal, as words().
    [[nodiscard]] std::vector<std::uint64_t> themes_in(const std::vector<bool>& flags) const;

    /// Has what belongs to the passage some places after `place` in a list brought from memory: the
    /// gaps in a list of matches are foreseen by no processor.
    void fetch_ahead(std::span<const std::uint32_t> docids, std::size_t place) const {
        constexpr std::size_t kAhead = 16;
        if (place + kAhead >= docids.size()) return;
        __builtin_prefetch(themes_.data() + docids[place + kAhead] * words_);
        __builtin_prefetch(codes_.data() + docids[place + kAhead]);
    }

  private:
    static constexpr std::size_t kCoded = 3;
    static constexpr std::size_t place_of(std::size_t facet) {
        return facet == facet::kPolarity ? 0 : facet == facet::kKind ? 1 : 2;
    }

    std::vector<std::uint16_t> codes_;   // by document id
    std::vector<std::uint32_t> values_;  // of each code, kCoded in the order of place_of()
    std::size_t words_ = 1;
    std::vector<std::uint64_t> themes_;  // words_ for each document id from 0
};

}  // namespace findings
