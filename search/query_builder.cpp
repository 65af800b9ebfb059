// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_builder.hpp"

#include <algorithm>

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"

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

Xapian::Query QueryBuilder::exact(const QueryNode& node) {
    std::vector<std::string> forms{written_form(node.text, true)};
    if (!node.upper_case) forms.push_back(written_form(node.text, false));
    return phrases_.exactly(stemmer_.stem_of(node.text), forms);
}

Xapian::Query QueryBuilder::prefix(const std::string& text) {
    std::vector<std::pair<Xapian::doccount, std::string>> words;
    for (auto word = database_.allterms_begin(text); word != database_.allterms_end(text); ++word) words.emplace_back(word.get_termfreq(), *word);
    const auto more_frequent = [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
    const std::size_t kept = std::min<std::size_t>(words.size(), limits::kWildcardExpansion);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(), more_frequent);
    words.resize(kept);
    std::vector<Xapian::Query> parts;
    for (auto& [passages, word] : words) parts.emplace_back(word);
    return with({Xapian::Query::OP_SYNONYM, parts.begin(), parts.end()}, columns_.reports_with_prefix(text));
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

namespace {

double words_in(const QueryNode& node) {
    if (node.kind != QueryKind::And && node.kind != QueryKind::Or) return static_cast<double>(std::max<std::size_t>(node.words.size(), 1));
    double words = 0;
    for (const QueryNode& child : node.children) words += words_in(child);
    return words;
}

}  // namespace

Xapian::Query QueryBuilder::same(const std::vector<QueryNode>& nodes) {
    const bool only_words = std::all_of(nodes.begin(), nodes.end(), [](const QueryNode& n) { return n.kind == QueryKind::Word; });
    std::vector<Xapian::Query> parts;
    if (!only_words) {
        // Who writes out an abbreviation and adds it in brackets has said it once: the best way to say it counts. One of
        // many words must not outweigh what was typed only because it is long.
        const double typed = words_in(nodes.front());
        for (const QueryNode& node : nodes) {
            parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, text_query(node), std::min(1.0, typed / words_in(node)));
        }
        return {Xapian::Query::OP_MAX, parts.begin(), parts.end()};
    }
    std::vector<Xapian::Query> silent;
    for (const QueryNode& node : nodes) {
        const std::string stem = stemmer_.stem_of(node.text);
        parts.emplace_back(stem);
        if (const auto reports = columns_.reports_with(stem)) silent.push_back(*reports);
    }
    silent.insert(silent.begin(), Xapian::Query(Xapian::Query::OP_SYNONYM, parts.begin(), parts.end()));
    return {Xapian::Query::OP_OR, silent.begin(), silent.end()};
}

Xapian::Query QueryBuilder::text_query(const QueryNode& node) {
    switch (node.kind) {
        case QueryKind::Everything: return Xapian::Query::MatchAll;
        case QueryKind::Word: return word(node.text);
        case QueryKind::Exact: return exact(node);
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
        case QueryKind::Same: return same(node.children);
        case QueryKind::AndNot: break;
    }
    const std::vector<QueryNode> unwanted(node.children.begin() + 1, node.children.end());
    return {Xapian::Query::OP_AND_NOT, text_query(node.children.front()), any_of(unwanted)};
}

}  // namespace findings
