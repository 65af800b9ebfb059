// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/overprint.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>

namespace findings::understanding {

std::string repaired_overprint(std::string_view text) {
    std::string joined;
    std::size_t overlaps = 0;
    std::size_t tokens = 0;
    for (const auto token : split_on(text, " ")) {
        if (token.empty()) continue;
        ++tokens;
        const auto space = joined.rfind(' ');
        const std::string_view last =
            std::string_view(joined).substr(space == std::string::npos ? 0 : space + 1);
        std::size_t overlap = std::min(last.size(), token.size());
        while (overlap > 0 && !last.ends_with(token.substr(0, overlap))) --overlap;
        // One shared letter is chance unless the token begins small, as no word of a name does.
        const bool goes_on =
            overlap >= 2 || (overlap == 1 && token.front() >= 'a' && token.front() <= 'z');
        if (!last.empty() && goes_on) {
            joined += token.substr(overlap);
            ++overlaps;
        } else {
            if (!joined.empty()) joined += ' ';
            joined += token;
        }
    }
    return overlaps >= 2 && overlaps * 4 >= tokens ? joined : std::string{};
}

}  // namespace findings::understanding
