// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "server/backend.hpp"
#include "server/json_of.hpp"
#include "server/theme_tree.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace findings {

/// How much was found under one value of a facet, and what it says. A search for the same filters,
/// with that polarity, has just as many results.
struct CountRow {
    std::string value;
    std::string label;
    std::string parent;  // of a sub-theme
    std::uint64_t findings = 0;
    std::uint64_t good = 0;
    std::uint64_t concern = 0;
    std::uint64_t requirement = 0;
};

/// One question asked four times: of everything, and of each polarity that speaks for or against.
struct Overview {
    SearchPage all;
    SearchPage good;
    SearchPage concern;
    SearchPage requirement;
};

/// `question` with its own limit and order; its filter of polarity is replaced.
[[nodiscard]] Result<Overview> overview_of(SearchBackend& backend, const SearchRequest& question);

/// A row a value, in the order of the facet; years from the first to the last.
[[nodiscard]] std::vector<CountRow> rows_of(const Overview& overview,
                                            std::size_t facet,
                                            const ThemeTree& themes);

/// The whole question as one row.
[[nodiscard]] CountRow total_of(const Overview& overview);

[[nodiscard]] Json json_of_row(const CountRow& row);
[[nodiscard]] Json json_of_rows(const std::vector<CountRow>& rows);

/// `request` for one polarity.
[[nodiscard]] SearchRequest with_polarity(SearchRequest request, const char* polarity);

}  // namespace findings
