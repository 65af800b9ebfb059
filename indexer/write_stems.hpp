// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// Stems of the words met so far: a stem costs more than a look-up, and words repeat from segment
/// to segment. Thread: one a thread.
class StemTable {
  public:
    StemTable();
    StemTable(const StemTable&) = delete;
    StemTable& operator=(const StemTable&) = delete;
    ~StemTable();

    static constexpr std::uint32_t kUncounted = 0xFFFFFFFF;
    struct Word {
        std::uint32_t index =
            kUncounted;          // of the word; kUncounted once there are too many to be kept
        std::uint32_t stem = 0;  // index of its stem; the same for all words with that stem
    };
    [[nodiscard]] Word find(const std::string& word) { return find(word, hash_of(word)); }
    /// The same in two steps, between which the memory of other words can be on its way.
    [[nodiscard]] std::uint64_t hash_of(std::string_view word) const;
    [[nodiscard]] Word find(const std::string& word, std::uint64_t hash);
    [[nodiscard]] std::uint32_t stem_of(const std::string& word) { return find(word).stem; }
    /// Until the next find().
    [[nodiscard]] std::string_view letters(std::uint32_t stem) const;
    /// Sources of random words (base64 in a page, tables of codes) must not fill the memory for the
    /// rest of a run: what was met before is forgotten if it is too much. What find() gave counts
    /// no more.
    void begin_segment();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace findings
