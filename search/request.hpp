// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/dates.hpp"
#include "indexer/schema/fields.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// In place of a value: whatever has a value of the facet, and excluded: whatever has none
/// ("-provider:*").
inline constexpr std::string_view kAnyValue = "*";

/// Values of one facet: any of `include` (if there are any) and none of `exclude`.
struct FacetFilter {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    [[nodiscard]] bool empty() const { return include.empty() && exclude.empty(); }
    friend bool operator==(const FacetFilter&, const FacetFilter&) = default;
};

enum class Sort : std::uint8_t { Relevance, Newest, Oldest, Rating };
enum class Grouping : std::uint8_t { Finding, Report };
/// What becomes of passages that say the same: all are shown, or the newest stands for them.
/// Unsaid: whoever answers decides, the search itself shows all.
enum class Repeats : std::uint8_t { All, Once, Unsaid };

/// What is asked. Filters given here and filters written in `text` (theme:access) mean the same and
/// are joined.
struct SearchRequest {
    std::string text;  // query language of docs/query-language.md; empty = everything
    std::array<FacetFilter, kFacetCount> filters;  // by facet number of fields.hpp
    PartialDate from;             // published on or after its first day; unknown = open
    PartialDate to;               // published on or before its last day
    Sort sort = Sort::Relevance;  // with an empty text, relevance is newest first
    Grouping by = Grouping::Finding;
    Repeats repeats = Repeats::Unsaid;  // of a list of findings; totals and facets count all
    std::string same_as;  // id of a passage: only it and those that say the same; empty = any
    std::uint32_t offset = 0;
    std::uint32_t limit = 10;
    bool any_word = false;  // words match any instead of all (pasted text, --queries)
    bool is_prose = false;  // the text is no query but prose (--queries, pasted): any of its words,
                            // and those that the best passages have beside them
    bool lenient = false;   // a text that cannot be read is taken as plain words, with a note
    bool with_facets = true;
    std::uint32_t facet_limit = 100;  // values listed of an open facet; 0 = all
};

}  // namespace findings
