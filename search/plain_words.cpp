// SPDX-License-Identifier: GPL-3.0-or-later

// Texts read as words alone: no operators, no stop words.

#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"
#include "search/query_parser.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace findings {
namespace {

// A word too common to be asked for: "the ward" finds passages with "ward". In a phrase every word
// counts.
constexpr std::string_view kStopWords[] = {
    "a",    "an",   "and",   "are",  "as",   "at", "be",  "by",   "for",   "from",
    "has",  "have", "he",    "in",   "is",   "it", "its", "of",   "on",    "or",
    "that", "the",  "their", "they", "this", "to", "was", "were", "which", "with"};

}  // namespace

bool is_stop_word(std::string_view word) {
    return std::find(std::begin(kStopWords), std::end(kStopWords), word) != std::end(kStopWords);
}

ParsedQuery plain_words(std::string_view text, bool any_word) {
    ParsedQuery parsed;
    parsed.words_only = text;
    std::vector<QueryNode> words;
    std::uint32_t last = 0;
    for (Token& token : tokenise(text)) {
        if (token.position == last || is_stop_word(token.word)) continue;
        last = token.position;
        if (words.size() == limits::kQueryTerms) break;
        QueryNode node;
        node.kind = QueryKind::Word;
        node.begin = token.begin;
        node.upper_case = token.upper_case;
        node.text = std::move(token.word);
        words.push_back(std::move(node));
    }
    if (words.size() == 1) {
        parsed.root = std::move(words.front());
    } else if (!words.empty()) {
        parsed.root.kind = any_word ? QueryKind::Or : QueryKind::And;
        parsed.root.children = std::move(words);
    }
    return parsed;
}

}  // namespace findings
