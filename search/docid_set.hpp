// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace findings {

/// Documents as bits: 77 kB for 600,000, so that reading a word's postings into it stays within the
/// cache.
class DocidSet {
  public:
    explicit DocidSet(std::uint32_t last) : words_(last / 64 + 1) {}

    void add(std::uint32_t docid) { words_[docid / 64] |= std::uint64_t{1} << (docid % 64); }
    /// [first, end)
    void add_run(std::uint32_t first, std::uint32_t end) {
        for (; first < end && first % 64 != 0; ++first) add(first);
        for (; first + 64 <= end; first += 64) words_[first / 64] = ~std::uint64_t{0};
        for (; first < end; ++first) add(first);
    }
    void keep_only(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void take_out(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    void add_all(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }

    [[nodiscard]] std::size_t size() const {
        std::size_t size = 0;
        for (const std::uint64_t word : words_)
            size += static_cast<std::size_t>(std::popcount(word));
        return size;
    }
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(static_cast<std::uint32_t>(i * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
    }
    /// Ascending.
    [[nodiscard]] std::vector<std::uint32_t> docids() const {
        std::vector<std::uint32_t> docids;
        docids.reserve(size());
        each([&](std::uint32_t docid) { docids.push_back(docid); });
        return docids;
    }

  private:
    std::vector<std::uint64_t> words_;
};

}  // namespace findings
