// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/rules.hpp"

#include <cstdint>
#include <optional>

namespace findings::label {

/// Bytes [begin, end) of a text.
struct Part {
    std::uint32_t begin = 0, end = 0;
};

/// The halves of a text on either side of its first contrast: "X was good. However, Y was not",
/// "although X, Y".
struct Turn {
    Part before, after;
};

/// Nothing where no contrast opens a sentence or clause ("all but one", "not yet"), or a half is
/// too short to say anything.
[[nodiscard]] std::optional<Turn> turn_of(const Reading& reading, const RuleBook& book);

}  // namespace findings::label
