// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/passage_words.hpp"

#include <algorithm>
#include <array>

namespace findings::label {

bool is_quotation(std::string_view text) {
    constexpr std::array<std::string_view, 4> kOpen = {"\"", "'", "\u201C", "\u2018"};
    const auto first = std::find_if(kOpen.begin(), kOpen.end(), [&](std::string_view mark) {
        return text.starts_with(mark);
    });
    if (first == kOpen.end()) return false;
    constexpr std::array<std::string_view, 4> kClose = {"\"", "'", "\u201D", "\u2019"};
    const std::string_view mark = kClose.at(static_cast<std::size_t>(first - kOpen.begin()));
    const std::string_view body = text.substr(0, text.find_last_not_of(" .") + 1);
    if (body.size() > 20 && body.ends_with(mark)) return true;
    // "... nobody left to send," said a paramedic who asked not to be named.
    const auto close = text.rfind(mark);
    if (close == std::string_view::npos || close < 30 || close * 2 < text.size()) return false;
    const std::string_view rest = text.substr(close + mark.size());
    constexpr std::array<std::string_view, 6> kSaid =
        {" said ", " says ", " added ", " wrote ", " told ", " explained "};
    return std::any_of(kSaid.begin(), kSaid.end(), [&](std::string_view said) {
        return rest.starts_with(said);
    });
}

bool contains_word(const WordText& text, std::string_view folded) {
    return std::any_of(text.words.begin(), text.words.end(), [&](const Word& word) {
        return word.folded == folded;
    });
}

}  // namespace findings::label
