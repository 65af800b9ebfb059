// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_builder.hpp"

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"

namespace findings {
namespace {

/// The words' own weight; the other documents match without any.
Xapian::Query with(const Xapian::Query& query, const std::optional<Xapian::Query>& others) {
    return others ? Xapian::Query(Xapian::Query::OP_OR, query, *others) : query;
}

}  // namespace

Xapian::Query QueryBuilder::word(const std::string& text) {
    const std::string stem = stemmer_.stem_of(text);
    return with(Xapian::Query(stem), columns_.reports_with(stem));
}

Xapian::Query QueryBuilder::prefix(const std::string& text) {
    const Xapian::Query words(Xapian::Query::OP_WILDCARD, text, limits::kWildcardExpansion, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
    return with(words, columns_.reports_with_prefix(text));
}

Xapian::Query QueryBuilder::any_of(const std::vector<QueryNode>& nodes) {
    std::vector<Xapian::Query> parts;
    for (const QueryNode& node : nodes) parts.push_back(text_query(node));
    return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

Xapian::Query QueryBuilder::all_of(const std::vector<QueryNode>& nodes) {
    std::vector<Xapian::Query> parts;
    for (const QueryNode& node : nodes) parts.push_back(text_query(node));
    return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
}

Xapian::Query QueryBuilder::text_query(const QueryNode& node) {
    switch (node.kind) {
        case QueryKind::Everything: return Xapian::Query::MatchAll;
        case QueryKind::Word: return word(node.text);
        case QueryKind::Prefix: return prefix(node.text);
        case QueryKind::Filter: return columns_.passages_with(node.field, node.text);
        case QueryKind::Phrase:
        case QueryKind::Near: {
            std::vector<std::string> stems;
            for (const std::string& each : node.words) stems.push_back(stemmer_.stem_of(each));
            return node.kind == QueryKind::Phrase ? phrases_.phrase(stems) : phrases_.near(stems, node.distance + 1);
        }
        case QueryKind::And: return all_of(node.children);
        case QueryKind::Or: return any_of(node.children);
        case QueryKind::AndNot: break;
    }
    const std::vector<QueryNode> unwanted(node.children.begin() + 1, node.children.end());
    return {Xapian::Query::OP_AND_NOT, text_query(node.children.front()), any_of(unwanted)};
}

}  // namespace findings
