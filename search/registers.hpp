// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Registers: what was recommended, required, measured and aimed for, over all reports.

#include "indexer/schema/result.hpp"
#include "search/page.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

enum class Register : std::uint8_t { Recommendations, Requirements, Measures, Outcomes };

/// "recommendations", in addresses and commands.
[[nodiscard]] std::string_view to_id(Register which);
[[nodiscard]] std::optional<Register> register_from_id(std::string_view id);

/// The search whose result the register is: `request`, of the kinds that belong there.
[[nodiscard]] SearchRequest search_of(Register which, SearchRequest request);

/// What later reports on the same place say, as ids.
struct EntryFollowUp {
    std::uint32_t later_reports = 0;
    std::string good, again;  // ids of findings; empty = none
};

struct RegisterPage {
    SearchPage page;
    std::vector<EntryFollowUp> follow_ups;  // of each hit
};

/// Entries that say the same stand once, with their count, unless the request says otherwise.
/// Errors as Searcher::search.
[[nodiscard]] Result<RegisterPage> register_page(Searcher& searcher,
                                                 Register which,
                                                 const SearchRequest& request);

}  // namespace findings
