// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/stemmer.hpp"

#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"

namespace findings {

std::string Stemmer::stem_of(const std::string& word) const {
    return is_stemmed(word) ? stem_(word) : word;
}

void Stemmer::collect(const QueryNode& node, MatchedWords& words) const {
    if (node.kind == QueryKind::Word) words.stems.insert(stem_of(node.text));
    if (node.kind == QueryKind::Exact) {
        words.forms.insert(written_form(node.text, true));
        if (!node.upper_case) words.forms.insert(written_form(node.text, false));
    }
    if (node.kind == QueryKind::Prefix) words.prefixes.insert(node.text);
    for (const std::string& word : node.words) words.stems.insert(stem_of(word));
    const std::size_t count = node.kind == QueryKind::AndNot ? 1 : node.children.size();
    for (std::size_t i = 0; i < count; ++i) collect(node.children[i], words);
}

MatchedWords Stemmer::matched_words(const QueryNode& node) const {
    MatchedWords words;
    collect(node, words);
    return words;
}

}  // namespace findings
