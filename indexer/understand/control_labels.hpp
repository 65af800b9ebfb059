// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What sheets of document control call number, version, owner and dates of a policy.

#include <cstddef>
#include <string_view>

namespace findings::understanding {

constexpr std::size_t kLongestControlLine = 170;  // bytes

enum class ControlUse { Title, Issued, Ratified, Author, Other };

struct ControlLabel {
    std::string_view name;
    ControlUse use = ControlUse::Other;
    bool is_strong = false;  // stands on no other kind of cover
};

struct ControlLine {
    const ControlLabel* label = nullptr;  // null: the line begins with none
    std::string_view value;               // empty: it stands in the next block
};

/// "Date Ratified: November 2015", "Version Number V05.3", "Name of Author:".
[[nodiscard]] ControlLine control_line(std::string_view line);

}  // namespace findings::understanding
