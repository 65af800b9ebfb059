// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/searcher.hpp"
#include "server/theme_tree.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace findings {

/// Members in the order of docs/api.md: easier to read, and equal answers are equal bytes.
using Json = nlohmann::ordered_json;

/// Text of an answer; invalid UTF-8 becomes U+FFFD instead of an exception.
[[nodiscard]] std::string dump(const Json& json);

/// The JSON forms of the product contract. Absent fields are left out.
[[nodiscard]] Json json_of_finding(const Passage& passage,
                                   const Report& report,
                                   const ThemeTree& themes);
[[nodiscard]] Json json_of_hit(const Hit& hit, const ThemeTree& themes);
/// Particulars of a report, without its findings.
[[nodiscard]] Json json_of_report(const Report& report);
/// What a correction changes, who says so, and the labels before it.
[[nodiscard]] Json json_of_correction(const Correction& correction);
[[nodiscard]] Json json_of_why(const Passage& passage);
/// The same with what its themes were mapped to on the day of the report.
[[nodiscard]] Json json_of_why(const Passage& passage,
                               const Report& report,
                               const ThemeTree& themes);
[[nodiscard]] Json json_of_request(const SearchPage& page);
/// Adds how often the words of this passage stand in the index, if they stand anywhere else.
void set_same_words(Json& json, const SameWords& same, std::string_view id);
/// Results to page through.
[[nodiscard]] std::uint64_t results_of(const SearchPage& page);
/// [{"without", "word"?, totals, "link"}]: `link` makes the address of a search.
[[nodiscard]] Json json_of_advice(const std::vector<Advice>& advice,
                                  std::string (*link)(const SearchRequest&));
[[nodiscard]] Json json_of_suggestion(const Suggestion& suggestion);
/// Of each facet what has no value of it: {"findings", "reports"}; facets without any are left out.
[[nodiscard]] Json json_of_missing(const SearchPage& page);
[[nodiscard]] Json json_of_any_of(const AnyOf& any_of, const std::string& link);
[[nodiscard]] Json json_of_facets(const SearchPage& page);

}  // namespace findings
