// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/modality.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

/// "Staff said that they were not sure what they should write": somebody's words about a duty.
bool tells_of_duty(std::string_view before) {
    return contains_any(before,
                        std::array<std::string_view, 10>{" told ",
                                                         " said ",
                                                         " asked ",
                                                         " sure ",
                                                         " knew ",
                                                         " thought ",
                                                         " felt ",
                                                         " believed ",
                                                         " unclear ",
                                                         " wondered "});
}

}  // namespace

std::string modality_in(std::string_view text) {
    struct Word {
        std::string_view words, modality;
    };
    constexpr std::array kWords = {Word{" must ", "must"},
                                   Word{" should ", "should"},
                                   Word{" shall ", "must"},  // of contracts and codes
                                   Word{" needs to ", "need"},
                                   Word{" need to ", "need"},
                                   Word{" recommend ", "recommend"},
                                   Word{" recommends ", "recommend"},
                                   Word{" recommended ", "recommend"},
                                   Word{" are asked to ", "recommend"},
                                   Word{" is asked to ", "recommend"},
                                   Word{" call on ", "recommend"},
                                   Word{" calls on ", "recommend"},
                                   Word{" calling on ", "recommend"},
                                   Word{" urge ", "recommend"},
                                   Word{" asked to ", "recommend"},
                                   Word{" want to see ", "recommend"},
                                   Word{" ought to ", "should"}};
    std::string key = " " + folded(text.substr(0, 600)) + " ";
    std::replace(key.begin(), key.end(), ':', ' ');
    // Every phrase begins at a space, so that one walk from space to space, the last of which ends
    // the text, finds the first.
    for (std::size_t space = 0; space + 1 < key.size(); space = key.find(' ', space + 1)) {
        const auto rest = std::string_view(key).substr(space);
        for (const auto& [words, modality] : kWords) {
            if (words[1] == rest[1] && rest.starts_with(words)) return std::string(modality);
        }
    }
    return {};
}

bool binds(std::string_view text) {
    const std::string key = folded(text);
    constexpr auto kModals = std::to_array<std::string_view>({"must", "should", "shall"});
    return std::any_of(kModals.begin(), kModals.end(), [&](std::string_view modal) {
        const auto at = contains_word(key, modal) ? key.find(modal) : std::string::npos;
        if (at == std::string::npos) return false;
        const auto before = std::string_view(key).substr(0, at);
        const auto stop = before.rfind(". ");
        return !tells_of_duty(before.substr(stop == std::string_view::npos ? 0 : stop + 1));
    });
}

}  // namespace findings::understanding
