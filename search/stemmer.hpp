// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include "search/query_parser.hpp"

#include <xapian.h>

namespace findings {

/// Words of a query as a snippet must mark them.
struct MatchedWords {
    std::set<std::string> stems;
    std::set<std::string> prefixes;
    std::set<std::string> forms;  // as written_form() gives them
};

/// Words as the indexer stems them. Thread: one a thread.
class Stemmer {
  public:
    [[nodiscard]] std::string stem_of(const std::string& word) const;
    /// Words that were asked for, not those that were excluded.
    [[nodiscard]] MatchedWords matched_words(const QueryNode& node) const;

  private:
    void collect(const QueryNode& node, MatchedWords& words) const;
    Xapian::Stem stem_{"english"};
};

}  // namespace findings
