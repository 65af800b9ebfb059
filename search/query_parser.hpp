// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What a piece of a query asks for. docs/query-language.md is the user's description of the same.
enum class QueryKind : std::uint8_t {
    Everything,  // the empty query
    Word,        // `text`, in any of its forms
    Exact,       // `text` as it is written; if `upper_case`, in capitals only
    Phrase,      // words in this order, neighbours
    Near,        // the two words of `words` within `distance` words of each other
    Prefix,      // words that begin with `text`
    Filter,      // facet `field` has the value `text`
    And,
    Or,
    AndNot,  // the first child without the others
    Same,    // any child: the first as typed, the others mean the same (thesaurus)
};

struct QueryNode {
    QueryKind kind = QueryKind::Everything;
    std::string text;
    std::vector<std::string> words;  // Phrase and Near: folded words
    std::uint32_t distance = 0;      // Near
    std::size_t field = 0;           // Filter: facet number
    std::size_t begin = 0;           // byte in the query it starts at
    bool quoted = false;             // Word and Phrase: stood in quotation marks
    bool upper_case = false;         // Word and Exact: typed in capitals
    std::vector<QueryNode> children;
};

/// A filter written at the top level of a query: it joins the filters given beside the text.
struct WrittenFilter {
    std::string name;  // of kFacets, or "from" and "to"
    std::string value;
    bool excluded = false;
    std::size_t begin = 0;
};

struct ParsedQuery {
    QueryNode root;  // without the top-level filters
    std::vector<WrittenFilter> filters;
    std::string words_only;  // the query without its top-level filters, as written
};

/// Reads the query language. An Error's message names the character (counted from 1) and what is
/// wrong there; limits of limits.hpp are checked here, before an index is touched.
[[nodiscard]] Result<ParsedQuery> parse_query(std::string_view text, bool any_word = false);

/// Every word of the text, joined by And (Or if any_word); operators and punctuation mean nothing.
/// Never fails: words beyond the limit are left out.
[[nodiscard]] ParsedQuery plain_words(std::string_view text, bool any_word);

/// "the", "of" and the like: passed over unless they are all that was written.
[[nodiscard]] bool is_stop_word(std::string_view word);

/// "(restraint AND (theme:access OR "quiet room"))": the tree in words, for --explain.
[[nodiscard]] std::string describe(const QueryNode& node);

}  // namespace findings
