// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "search/column_queries.hpp"
#include "search/phrases.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"
#include "search/stemmer.hpp"

namespace findings {

/// Turns parsed queries into Xapian's. One a thread: its stemmer and the answers it keeps are its own.
class QueryBuilder {
  public:
    explicit QueryBuilder(const OpenIndex& index) : database_(index.database), columns_(index.columns), phrases_(index) {}

    [[nodiscard]] Xapian::Query text_query(const QueryNode& node);
    [[nodiscard]] const Stemmer& stemmer() const { return stemmer_; }

  private:
    [[nodiscard]] Xapian::Query any_of(const std::vector<QueryNode>& nodes);
    [[nodiscard]] Xapian::Query all_of(const std::vector<QueryNode>& nodes);
    [[nodiscard]] Xapian::Query same(const std::vector<QueryNode>& nodes);
    [[nodiscard]] Xapian::Query word(const std::string& text);
    [[nodiscard]] Xapian::Query exact(const QueryNode& node);
    [[nodiscard]] Xapian::Query prefix(const std::string& text);

    const Xapian::Database& database_;  // of the index, which outlives this
    Stemmer stemmer_;
    ColumnQueries columns_;
    PhraseFinder phrases_;
};

}  // namespace findings
