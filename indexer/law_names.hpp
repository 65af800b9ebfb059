// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/tokens.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace findings {

/// Whether the word `at`, which begins with a capital, is part of the name of an act, a code or a
/// duty: "Capacity" in "the Mental Capacity Act". The names of places and bodies differ from report
/// to report; these are what is said.
[[nodiscard]] bool is_in_law_name(std::string_view text,
                                  std::span<const Token> tokens,
                                  std::size_t at);

}  // namespace findings
