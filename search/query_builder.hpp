// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include "search/column_queries.hpp"
#include "search/phrases.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"
#include "search/stemmer.hpp"

#include <xapian.h>

namespace findings {

/// Turns parsed queries into what is looked for in the index. One a thread: its stemmer and the
/// answers it keeps are its own.
class QueryBuilder {
  public:
    explicit QueryBuilder(const OpenIndex& index)
        : database_(index.database), columns_(index.columns), phrases_(index) {}

    [[nodiscard]] TextQuery text_query(const QueryNode& node);
    [[nodiscard]] const Stemmer& stemmer() const { return stemmer_; }

  private:
    [[nodiscard]] TextQuery each(TextQuery::Op joined_by, const std::vector<QueryNode>& nodes);
    [[nodiscard]] TextQuery same(const std::vector<QueryNode>& nodes);
    [[nodiscard]] TextQuery word(const std::string& text);
    [[nodiscard]] TextQuery exact(const QueryNode& node);
    [[nodiscard]] TextQuery prefix(const std::string& text);

    const Xapian::Database& database_;  // of the index, which outlives this
    Stemmer stemmer_;
    ColumnQueries columns_;
    PhraseFinder phrases_;
};

}  // namespace findings
