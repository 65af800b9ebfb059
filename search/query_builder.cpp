// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_builder.hpp"

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"

#include <algorithm>

namespace findings {
namespace {

using Op = TextQuery::Op;

/// The words' own weight; the other documents match without any.
TextQuery with(TextQuery query, const std::optional<TextQuery>& others) {
    return others ? TextQuery::of(Op::AnyOf, {std::move(query), *others}) : query;
}

}  // namespace

TextQuery QueryBuilder::word(const std::string& text) {
    const std::string stem = stemmer_.stem_of(text);
    return with(TextQuery::of_stem(stem), columns_.reports_with(stem));
}

TextQuery QueryBuilder::exact(const QueryNode& node) {
    std::vector<std::string> forms{written_form(node.text, true)};
    if (!node.upper_case) forms.push_back(written_form(node.text, false));
    return phrases_.exactly(stemmer_.stem_of(node.text), forms);
}

TextQuery QueryBuilder::prefix(const std::string& text) {
    std::vector<std::pair<Xapian::doccount, std::string>> words;
    for (auto word = database_.allterms_begin(text); word != database_.allterms_end(text); ++word)
        words.emplace_back(word.get_termfreq(), *word);
    const auto more_frequent = [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const std::size_t kept = std::min<std::size_t>(words.size(), limits::kWildcardExpansion);
    std::partial_sort(words.begin(),
                      words.begin() + static_cast<std::ptrdiff_t>(kept),
                      words.end(),
                      more_frequent);
    words.resize(kept);
    std::vector<std::string> stems;
    for (auto& [passages, word] : words) stems.push_back(std::move(word));
    return with(TextQuery::of_stems(Op::SameWord, stems), columns_.reports_with_prefix(text));
}

TextQuery QueryBuilder::each(Op joined_by, const std::vector<QueryNode>& nodes) {
    std::vector<TextQuery> parts;
    for (const QueryNode& node : nodes) parts.push_back(text_query(node));
    return TextQuery::of(joined_by, std::move(parts));
}

namespace {

double words_in(const QueryNode& node) {
    if (node.kind != QueryKind::And && node.kind != QueryKind::Or)
        return static_cast<double>(std::max<std::size_t>(node.words.size(), 1));
    double words = 0;
    for (const QueryNode& child : node.children) words += words_in(child);
    return words;
}

}  // namespace

TextQuery QueryBuilder::same(const std::vector<QueryNode>& nodes) {
    const bool only_words = std::all_of(nodes.begin(), nodes.end(), [](const QueryNode& n) {
        return n.kind == QueryKind::Word;
    });
    if (!only_words) {
        // Who writes out an abbreviation and adds it in brackets has said it once: the best way to
        // say it counts. One of many words must not outweigh what was typed only because it is
        // long.
        const double typed = words_in(nodes.front());
        std::vector<TextQuery> ways;
        for (const QueryNode& node : nodes)
            ways.push_back(text_query(node).times(std::min(1.0, typed / words_in(node))));
        return TextQuery::of(Op::BestOf, std::move(ways));
    }
    std::vector<std::string> stems;
    std::vector<TextQuery> parts(1);
    for (const QueryNode& node : nodes) {
        stems.push_back(stemmer_.stem_of(node.text));
        if (auto reports = columns_.reports_with(stems.back()))
            parts.push_back(std::move(*reports));
    }
    parts.front() = TextQuery::of_stems(Op::SameWord, stems);
    return TextQuery::of(Op::AnyOf, std::move(parts));
}

TextQuery QueryBuilder::text_query(const QueryNode& node) {
    switch (node.kind) {
        case QueryKind::Everything:
            return TextQuery::everything();
        case QueryKind::Word:
            return word(node.text);
        case QueryKind::Exact:
            return exact(node);
        case QueryKind::Prefix:
            return prefix(node.text);
        case QueryKind::Filter:
            return columns_.passages_with(node.field, node.text);
        case QueryKind::Phrase:
        case QueryKind::Near: {
            std::vector<std::string> stems;
            for (const std::string& word : node.words) stems.push_back(stemmer_.stem_of(word));
            return node.kind == QueryKind::Phrase ? phrases_.phrase(stems)
                                                  : phrases_.near(stems, node.distance + 1);
        }
        case QueryKind::And:
            return each(Op::AllOf, node.children);
        case QueryKind::Or:
            return each(Op::AnyOf, node.children);
        case QueryKind::Same:
            return same(node.children);
        case QueryKind::AndNot:
            break;
    }
    const std::vector<QueryNode> unwanted(node.children.begin() + 1, node.children.end());
    return TextQuery::of(Op::Without,
                         {text_query(node.children.front()), each(Op::AnyOf, unwanted)});
}

}  // namespace findings
