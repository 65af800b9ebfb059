// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_builder.hpp"

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"

namespace findings {
namespace {

std::string facet_term(std::size_t number, const std::string& value) {
    return std::string(kFacets.at(number).prefix) + facet_key(value);
}

Xapian::Query any_of(std::size_t number, const std::vector<std::string>& values) {
    std::vector<std::string> terms;
    for (const std::string& value : values) terms.push_back(facet_term(number, value));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace

Xapian::Query QueryBuilder::text_query(const QueryNode& node) {
    std::vector<Xapian::Query> parts;
    std::vector<std::string> stems;
    switch (node.kind) {
        case QueryKind::Everything: return Xapian::Query::MatchAll;
        case QueryKind::Word: return Xapian::Query(stemmer_.stem_of(node.text));
        case QueryKind::Prefix:
            return {Xapian::Query::OP_WILDCARD, node.text, limits::kWildcardExpansion, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT};
        case QueryKind::Filter:
            return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(facet_term(node.field, node.text)), 0.0);
        case QueryKind::Phrase:
        case QueryKind::Near: {
            for (const std::string& word : node.words) stems.push_back(stemmer_.stem_of(word));
            return node.kind == QueryKind::Phrase ? phrases_.phrase(stems) : phrases_.near(stems, node.distance + 1);
        }
        case QueryKind::And:
        case QueryKind::Or:
            for (const QueryNode& child : node.children) parts.push_back(text_query(child));
            return {node.kind == QueryKind::And ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, parts.begin(), parts.end()};
        case QueryKind::AndNot: break;
    }
    for (std::size_t i = 1; i < node.children.size(); ++i) parts.push_back(text_query(node.children[i]));
    return {Xapian::Query::OP_AND_NOT, text_query(node.children.front()),
            Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end())};
}

Xapian::Query QueryBuilder::date_query(const PartialDate& from, const PartialDate& to) {
    // A passage dated "2017-07" may lie on any day of July: it is in the range if one of its days may be.
    Xapian::Query query = Xapian::Query::MatchAll;
    if (from.known()) {
        query = Xapian::Query(Xapian::Query::OP_VALUE_GE, kLastDaySlot, std::to_string(first_day(from)));
    }
    if (to.known()) {
        const Xapian::Query until(Xapian::Query::OP_VALUE_RANGE, kFirstDaySlot, "1", std::to_string(last_day(to)));
        query = from.known() ? Xapian::Query(Xapian::Query::OP_FILTER, query, until) : until;
    }
    return query;
}

Xapian::Query QueryBuilder::filter_query(const std::array<FacetFilter, kFacetCount>& filters) {
    Xapian::Query wanted = Xapian::Query::MatchAll;
    Xapian::Query unwanted;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (!filters.at(i).include.empty()) {
            const Xapian::Query values = any_of(i, filters.at(i).include);
            const bool is_first = wanted.get_type() == Xapian::Query::MatchAll.get_type();
            wanted = is_first ? values : Xapian::Query(Xapian::Query::OP_AND, wanted, values);
        }
        if (!filters.at(i).exclude.empty()) {
            const Xapian::Query values = any_of(i, filters.at(i).exclude);
            unwanted = unwanted.empty() ? values : Xapian::Query(Xapian::Query::OP_OR, unwanted, values);
        }
    }
    return unwanted.empty() ? wanted : Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, unwanted);
}

}  // namespace findings
