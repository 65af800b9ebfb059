// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names and their numbers, in some 40 bytes a name. Labelling asks some hundred times a passage
// whether a word or a pair of words is known, and mostly it is not: a miss reads one line of
// memory, which prefetch() may have fetched before.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Fill with add(), then only const functions: safe to share between threads.
class NameTable {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    NameTable() : slots_(kFirstSlots) {}

    struct Added {
        std::uint32_t number = 0;  // 0, 1, ... in the order of adding
        bool is_new = false;
    };
    Added add(std::string_view name);

    [[nodiscard]] static std::uint64_t hash_of(std::string_view name);
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[slot_of(hash)]); }
    /// For a find() of a name that may well be there: once its slot has come, the letters to
    /// compare.
    void prefetch_name(std::uint64_t hash) const {
        const Slot& slot = slots_[slot_of(hash)];
        if (slot.number != 0 && slot.mark == mark_of(hash))
            __builtin_prefetch(name(slot.number - 1).data());
    }
    /// kNone if there is no such name. `hash`: hash_of(name).
    [[nodiscard]] std::uint32_t find(std::string_view name, std::uint64_t hash) const;
    [[nodiscard]] std::uint32_t find(std::string_view name) const {
        return find(name, hash_of(name));
    }

    [[nodiscard]] std::string_view name(std::uint32_t number) const {
        const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(letters_).substr(begin, ends_[number] - begin);
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }

  private:
    static constexpr std::size_t kFirstSlots = 1024;
    struct Slot {
        std::uint32_t mark = 0;    // of the hash, those bits that do not choose the slot
        std::uint32_t number = 0;  // + 1; 0 = free
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
        return static_cast<std::size_t>(hash) & (slots_.size() - 1);
    }
    static std::uint32_t mark_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32U);
    }
    void insert(std::uint64_t hash, std::uint32_t number);
    void grow();

    std::vector<Slot>
        slots_;            // a power of two, at most half full; the next free one after a collision
    std::string letters_;  // of all names, one after the other
    std::vector<std::uint32_t> ends_;  // in letters_
};

}  // namespace findings
