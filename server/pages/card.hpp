// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/page.hpp"
#include "server/answer.hpp"
#include "server/json_of.hpp"

#include <cstdint>

namespace findings::pages {

/// What a card is called on its page: "result 3" in words, "result-3" as its id.
struct CardName {
    const char* list;
    std::uint64_t number;
};

/// What card.mustache needs to show a finding as evidence.
[[nodiscard]] Json card_view(const Hit& hit, CardName name, const Call& call);
/// The same where one card stands for all matching findings of a report.
[[nodiscard]] Json report_card_view(const Hit& hit, CardName name, const Call& call);
/// A card for each hit, numbered from 1.
[[nodiscard]] Json cards_of(const SearchPage& page, const char* list, const Call& call);

}  // namespace findings::pages
