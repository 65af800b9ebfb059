// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/query_builder.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"
#include "search/thesaurus.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// A request as read: what has to match, and by what it is ranked.
struct Understood {
    SearchRequest request;  // filters of the text joined in
    QueryNode root;
    std::vector<std::string> notes;
    /// ranks instead of `root`: its words with those that go with them
    std::optional<TextQuery> widened;
    /// what `widened` finds is in the result, not only what `root` finds
    bool reaches_further = false;
    std::vector<std::string> telling;    // stems that a search for similar passages goes by
    std::uint32_t like = 0;              // document that the others are to be like; 0 = none
    std::vector<std::uint32_t> without;  // left out of the result, ascending
    /// nothing else is in the result, ascending; unset = anything may be
    std::optional<std::vector<std::uint32_t>> among;
};

/// Reads the text and the filters in it. `themes`: ids of the theme file. BadInput as
/// Searcher::search says.
[[nodiscard]] Result<Understood> understand_request(const SearchRequest& request,
                                                    std::span<const std::string> themes);

/// Puts beside the typed words what means the same, as far as it can be looked up quickly.
void add_equivalents(Understood& understood,
                     const OpenIndex& index,
                     const QueryBuilder& builder,
                     const Thesaurus& thesaurus);

/// Adds what only the index can tell: what means the same, and what goes with the words.
void widen(Understood& understood,
           const OpenIndex& index,
           QueryBuilder& builder,
           const Thesaurus& thesaurus);

}  // namespace findings
