// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Features and their numbers. Most features of a text are neighbours of few words: each word is
// looked up once, by its letters, and what is made of words by their numbers. A pair with a word
// that no feature has is not looked up at all.

#include "indexer/label/features.hpp"
#include "indexer/schema/name_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// Fill with add(), then only const functions: safe to share between threads.
class FeatureIndex {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    FeatureIndex() : slots_(kFirstSlots) {}

    /// Room for about so many features.
    void reserve(std::size_t features);
    /// `name`: as feature_name() writes it.
    NameTable::Added add(FeatureKind kind, std::string_view name);
    /// Room for no other word: the number of one has its share of a key.
    [[nodiscard]] bool is_full() const {
        return parts_.size() + Features::kMostParts >= kMostWords;
    }

    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    [[nodiscard]] std::string name(std::uint32_t number) const;
    /// Of a feature of one part, as rules are: the part itself.
    [[nodiscard]] std::string_view first_part(std::uint32_t number) const;
    /// By item: its number, kNone where it has none.
    [[nodiscard]] std::vector<std::uint32_t> numbers_of(const Features& features) const;

  private:
    static constexpr std::size_t kFirstSlots = 1024;
    static constexpr std::uint32_t kWordBits = 20;
    static constexpr std::size_t kMostWords = (std::size_t{1} << kWordBits) - 1;
    struct Slot {
        std::uint32_t mark = 0;    // of the hash, those bits that do not choose the slot
        std::uint32_t number = 0;  // + 1; 0 = free
    };

    static std::uint64_t key_of(FeatureKind kind, std::span<const std::uint32_t> parts);
    static std::uint64_t hash_of(std::uint64_t key);
    [[nodiscard]] std::uint32_t part_of(std::uint32_t number, std::size_t which) const;
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
        return static_cast<std::size_t>(hash) & (slots_.size() - 1);
    }
    [[nodiscard]] std::uint32_t find(std::uint64_t key, std::uint64_t hash) const;
    void insert(std::uint64_t key, std::uint32_t number);
    [[nodiscard]] std::vector<std::uint32_t> known_parts(const Features& features) const;

    NameTable parts_;
    /// by number: kind, then 1 + the number of each part, 0 = none
    std::vector<std::uint64_t> keys_;
    /// a power of two, at most half full; the next free one after a collision
    std::vector<Slot> slots_;
};

}  // namespace findings::label
