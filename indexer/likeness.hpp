// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How alike two parsed files are. Computed once when a file is read, from its text without furniture, and kept in the
// store; comparing two of 20,000 files costs a few hundred instructions, finding those worth comparing a hash a band.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/report.hpp"

namespace findings {

inline constexpr std::size_t kSketchBins = 128;
inline constexpr std::size_t kBands = 16;  // of 8 bins: 0.9 alike are missed once in 10,000, 0.5 alike met once in 17

struct Likeness {
    std::uint64_t text = 0;    // of all words in order; equal text, equal number
    std::uint32_t words = 0;
    std::string page;          // address of the page that it is a copy of, hosts and spellings made one; may be empty
    // Least hash of the runs of five words that fall into each bin (one permutation); kNoShingle = none did.
    std::array<std::uint16_t, kSketchBins> sketch{};
    friend bool operator==(const Likeness&, const Likeness&) = default;
};

inline constexpr std::uint16_t kNoShingle = 0xFFFF;

/// A word of a text: folded to lower case, with what a comparison wants to know of it.
struct TextWord {
    std::string text;
    bool is_number = false;
    bool is_capital = false;  // begins with a capital letter as printed
};

/// The words of everything that is not furniture, in order. Letters, digits and bytes of other scripts are words.
[[nodiscard]] std::vector<TextWord> words_of(const ParsedDocument& document);
[[nodiscard]] std::vector<TextWord> words_of(std::string_view text);

/// Makes the likeness of a document whose blocks come one by one.
class LikenessMaker {
  public:
    LikenessMaker();
    void add(const Block& block);
    /// Once, after the last block. `facts`: the document, with or without its blocks.
    [[nodiscard]] Likeness finish(const ParsedDocument& facts);

  private:
    static constexpr std::size_t kShingleWords = 5;
    Likeness likeness_;
    std::array<std::uint64_t, kShingleWords> last_{};
    std::array<std::uint64_t, kSketchBins> least_{};
};

/// Estimated share of runs of five words that two texts have in common, 0..1.
[[nodiscard]] double resemblance(const Likeness& a, const Likeness& b);

/// One number a band; texts that share one are worth comparing. Bands without a shingle are left out.
[[nodiscard]] std::vector<std::uint64_t> band_keys(const Likeness& likeness);

/// "cqc.org.uk/location/1-101": one spelling for the many addresses of a page. Empty for a site's front page and for what
/// is no address.
[[nodiscard]] std::string page_key(std::string_view url);

}  // namespace findings
