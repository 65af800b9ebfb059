// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How alike two parsed files are. Computed once when a file is read, from its text without
// furniture, and kept in the store; comparing two of 20,000 files costs a few hundred instructions,
// finding those worth comparing a hash a band.

#include "indexer/schema/report.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr std::size_t kSketchBins = 128;
/// of 8 bins: 0.9 alike are missed once in 10,000, 0.5 alike met once in 17
inline constexpr std::size_t kBands = 16;

struct Likeness {
    std::uint64_t text = 0;  // of all words in order; equal text, equal number
    std::uint32_t words = 0;
    std::string page;  // address of the page that it is a copy of, hosts and spellings made one;
                       // may be empty
    // Least hash of the runs of five words that fall into each bin (one permutation); kNoShingle =
    // none did.
    std::array<std::uint16_t, kSketchBins> sketch{};
    friend bool operator==(const Likeness&, const Likeness&) = default;
};

inline constexpr std::uint16_t kNoShingle = 0xFFFF;

/// The words of a text, folded to lower case, in order. Some twice the size of the text: a list of
/// strings would take ten times that of a text of hundreds of pages.
class TextWords {
  public:
    /// Letters, digits and bytes of other scripts are words.
    void add(std::string_view text);
    /// Nothing of a block that is furniture.
    void add(const Block& block);

    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(letters_).substr(begin, ends_[i] - begin);
    }
    /// Whether a word begins with a capital letter as printed.
    [[nodiscard]] bool is_capital(std::size_t i) const { return capitals_[i]; }
    void clear();

  private:
    std::string letters_;
    std::vector<std::uint32_t> ends_;  // in letters_; a text is 16 MiB at most (limits.hpp)
    std::vector<bool> capitals_;
};

/// The words of everything that is not furniture.
[[nodiscard]] TextWords words_of(const ParsedDocument& document);
[[nodiscard]] TextWords words_of(std::string_view text);

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
    TextWords words_;  // of a block, kept for its memory
    std::array<std::uint64_t, kShingleWords> last_{};
    std::array<std::uint64_t, kSketchBins> least_{};
};

/// Estimated share of runs of five words that two texts have in common, 0..1.
[[nodiscard]] double resemblance(const Likeness& a, const Likeness& b);

/// One number a band; texts that share one are worth comparing. Bands without a shingle are left
/// out.
[[nodiscard]] std::vector<std::uint64_t> band_keys(const Likeness& likeness);

/// "cqc.org.uk/location/1-101": one spelling for the many addresses of a page. Empty for a site's
/// front page and for what is no address.
[[nodiscard]] std::string page_key(std::string_view url);

}  // namespace findings
