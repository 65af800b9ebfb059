// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace findings::label {

/// Whether a word stands in a short list. Asked of every word of every text: length and first
/// letter tell most of them apart before any letters are compared.
template <class List>
[[nodiscard]] bool is_among(const List& list, std::string_view word) {
    if (word.empty()) return std::find(list.begin(), list.end(), word) != list.end();
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) {
        return one.size() == word.size() && one.front() == word.front() && one == word;
    });
}

}  // namespace findings::label
