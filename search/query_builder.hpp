// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "search/query_parser.hpp"
#include "search/request.hpp"

namespace findings {

/// Words of a query as a snippet must mark them.
struct MatchedWords {
    std::set<std::string> stems;
    std::set<std::string> prefixes;
};

/// Turns parsed queries and filters into Xapian's. One a thread: it owns a stemmer.
class QueryBuilder {
  public:
    [[nodiscard]] Xapian::Query text_query(const QueryNode& node);
    /// Passages whose date may lie in the range; Query::MatchAll if it is open on both sides.
    [[nodiscard]] static Xapian::Query date_query(const PartialDate& from, const PartialDate& to);
    /// One query for all facet filters: values of one facet OR, facets AND, excluded values out.
    [[nodiscard]] static Xapian::Query filter_query(const std::array<FacetFilter, kFacetCount>& filters);
    /// Words that were asked for, not those that were excluded.
    [[nodiscard]] MatchedWords matched_words(const QueryNode& node);
    [[nodiscard]] std::string stem_of(const std::string& word) const;

  private:
    void collect(const QueryNode& node, MatchedWords& words);
    Xapian::Stem stem_{"english"};
};

}  // namespace findings
