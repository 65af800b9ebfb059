// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/earlier_ratings.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/words.hpp"

#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeadCell = 60;
constexpr std::size_t kLongestText = 600;

constexpr auto kEarlier = std::to_array<std::string_view>({"previous",
                                                           "last inspection",
                                                           "last rating",
                                                           "last report",
                                                           "last assessment",
                                                           "last time",
                                                           "earlier",
                                                           "prior rating",
                                                           "rating before"});

bool is_earlier(std::string_view cell) {
    return cell.size() <= kLongestHeadCell && contains_any(folded(cell), kEarlier);
}

/// The one rating that a bracket names; None when it names none or several.
RatingValue only_rating_in(std::string_view folded_text) {
    struct Named {
        std::string_view words;
        RatingValue value;
    };
    constexpr std::array kNamed = {Named{"requires improvement", RatingValue::RequiresImprovement},
                                   Named{"outstanding", RatingValue::Outstanding},
                                   Named{"inadequate", RatingValue::Inadequate},
                                   Named{"good", RatingValue::Good},
                                   Named{"not rated", RatingValue::NotRated}};
    RatingValue value = RatingValue::None;
    for (const auto& named : kNamed) {
        if (!contains_word(folded_text, named.words)) continue;
        if (value != RatingValue::None) return RatingValue::None;
        value = named.value;
    }
    return value;
}

}  // namespace

std::optional<RatingColumns> rating_columns(const Block& head) {
    if (head.cells.size() < 3) return std::nullopt;
    RatingColumns columns;
    for (std::size_t i = 1; i < head.cells.size(); ++i) {
        if (columns.before == 0 && is_earlier(head.cells[i])) columns.before = i;
    }
    if (columns.before == 0) return std::nullopt;
    columns.now = columns.before == 1 ? 2 : 1;
    return columns;
}

std::optional<ToldBefore> told_before(std::string_view text) {
    if (text.size() > kLongestText) return std::nullopt;
    for (auto open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
        const auto close = text.find(')', open);
        if (close == std::string_view::npos) return std::nullopt;
        const std::string inside = folded(text.substr(open + 1, close - open - 1));
        if (!starts_with_any(inside, kEarlier) && !inside.starts_with("rated ") &&
            !inside.starts_with("was "))
            continue;
        const auto value = only_rating_in(inside);
        if (value == RatingValue::None) continue;
        ToldBefore told;
        told.value = value;
        told.text = std::string(trimmed(text.substr(0, open)));
        const auto rest = trimmed(text.substr(close + 1));
        if (!rest.empty()) told.text += ' ' + std::string(rest);
        return told;
    }
    return std::nullopt;
}

}  // namespace findings::understanding
