// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What another theme file would change, before anything is changed.

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace findings::label {

struct LabelChange {
    std::string passage;  // id
    std::string theme;    // id
    bool is_gained = true;
    friend bool operator==(const LabelChange&, const LabelChange&) = default;
};

class ThemeDiff {
  public:
    struct Total {
        std::uint64_t gained = 0, lost = 0;
    };

    /// The same passage, labelled twice.
    void compare(const Passage& before, const Passage& after);

    [[nodiscard]] const std::vector<LabelChange>& changes() const {
        return changes_;
    }  // in the order of compare(); lost, then gained
    [[nodiscard]] const std::map<std::string, Total>& totals() const {
        return totals_;
    }  // by theme; changed ones only
    [[nodiscard]] std::uint64_t compared() const { return compared_; }
    [[nodiscard]] std::uint64_t changed() const { return changed_; }  // passages

  private:
    std::vector<LabelChange> changes_;
    std::map<std::string, Total> totals_;
    std::uint64_t compared_ = 0, changed_ = 0;
};

}  // namespace findings::label
