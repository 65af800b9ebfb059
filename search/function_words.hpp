// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings {

/// Whether a word only joins others: articles, pronouns, prepositions, conjunctions, auxiliaries
/// and the like, in lower case. They are searched for, but tell a reader nothing when he is shown
/// the words that something was found by.
[[nodiscard]] bool is_function_word(std::string_view word);

}  // namespace findings
