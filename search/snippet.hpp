// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/page.hpp"
#include "search/stemmer.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr std::size_t kSnippetBytes = 320;  // about three lines at 100 columns

/// The stretch of `text` with the most different query words, whole words as written, those words
/// marked. The whole text if it is short enough. An ellipsis part stands where something was left
/// out.
[[nodiscard]] std::vector<SnippetPart> snippet_for(std::string_view text,
                                                   const MatchedWords& words,
                                                   const Stemmer& stemmer,
                                                   std::size_t max_bytes = kSnippetBytes);

}  // namespace findings
