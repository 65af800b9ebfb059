// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "search/phrases.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"
#include "search/stemmer.hpp"

namespace findings {

/// Turns parsed queries and filters into Xapian's. One a thread: its stemmer and its phrases are its own.
class QueryBuilder {
  public:
    explicit QueryBuilder(const OpenIndex& index) : phrases_(index) {}

    [[nodiscard]] Xapian::Query text_query(const QueryNode& node);
    /// Passages whose date may lie in the range; Query::MatchAll if it is open on both sides.
    [[nodiscard]] static Xapian::Query date_query(const PartialDate& from, const PartialDate& to);
    /// One query for all facet filters: values of one facet OR, facets AND, excluded values out.
    [[nodiscard]] static Xapian::Query filter_query(const std::array<FacetFilter, kFacetCount>& filters);
    [[nodiscard]] const Stemmer& stemmer() const { return stemmer_; }

  private:
    Stemmer stemmer_;
    PhraseFinder phrases_;
};

}  // namespace findings
