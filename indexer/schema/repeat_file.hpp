// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// repeats.bin: which passages of a generation say the same as which others, word for word or but
// for names, numbers and a word here and there (docs/adr/0015). Mapped read-only by searchers.
// Little-endian arrays of 32-bit numbers.

#include "indexer/schema/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr const char* kRepeatsFile = "repeats.bin";

/// Stands where a passage is like no other.
inline constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

/// Groups of passages that say the same, in the order of their first passages.
struct RepeatGroups {
    std::vector<std::uint32_t> group_of;  // by document id; [0] is kNoGroup
    /// by group: how many different reports its passages stand in
    std::vector<std::uint32_t> reports;
    std::vector<std::uint32_t> offsets{
        0};  // groups + 1 entries: group g has docids[offsets[g]] .. docids[offsets[g + 1]]
    std::vector<std::uint32_t> docids;  // ascending within a group
};

[[nodiscard]] std::string encode_repeats(const RepeatGroups& groups);

/// Groups over mapped bytes that outlive it. Thread: safe to share.
class RepeatsView {
  public:
    /// Every number has been checked against its range, and both directions against one another.
    [[nodiscard]] static Result<RepeatsView> over(std::string_view bytes);

    [[nodiscard]] std::uint32_t last_docid() const {
        return static_cast<std::uint32_t>(group_of_.size() - 1);
    }
    [[nodiscard]] std::uint32_t groups() const {
        return static_cast<std::uint32_t>(reports_.size());
    }
    /// kNoGroup for a passage like no other.
    [[nodiscard]] std::uint32_t group_of(std::uint32_t docid) const { return group_of_[docid]; }
    /// Passages of a group, two at least, ascending.
    [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t group) const {
        return docids_.subspan(offsets_[group], offsets_[group + 1] - offsets_[group]);
    }
    [[nodiscard]] std::uint32_t reports(std::uint32_t group) const { return reports_[group]; }

  private:
    std::span<const std::uint32_t> group_of_, reports_, offsets_, docids_;
};

}  // namespace findings
