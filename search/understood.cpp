// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/understood.hpp"

#include "search/check_values.hpp"
#include "search/feedback.hpp"
#include "search/merge_filters.hpp"
#include "search/ranking.hpp"

#include <algorithm>

namespace findings {
namespace {

/// Words and phrases of a query: what its score is a sum of.
std::size_t parts_of_score(const QueryNode& node) {
    if (node.children.empty()) return 1;
    const bool has_one_part = node.kind == QueryKind::AndNot || node.kind == QueryKind::Same;
    const std::size_t count = has_one_part ? 1 : node.children.size();
    std::size_t parts = 0;
    for (std::size_t i = 0; i < count; ++i) parts += parts_of_score(node.children[i]);
    return parts;
}

}  // namespace

Result<Understood> understand_request(const SearchRequest& request,
                                      std::span<const std::string> themes) {
    Understood understood;
    understood.request = request;
    if (request.is_prose) {
        understood.root = plain_words(request.text, true).root;
        return understood;
    }
    auto parsed = parse_query(request.text, request.any_word);
    if (!parsed && request.lenient) {
        understood.notes.push_back("Read as plain words: " + parsed.error().message);
        parsed = plain_words(request.text, request.any_word);
    }
    if (!parsed) return tl::unexpected(parsed.error());
    if (auto joined = merge_filters(request.text, parsed->filters, understood.request); !joined)
        return tl::unexpected(joined.error());
    if (auto checked = check_filter_values(understood.request, themes);
        !checked && !request.lenient) {
        return tl::unexpected(checked.error());
    } else if (!checked) {
        understood.notes.push_back(checked.error().message + "; " + checked.error().hint);
    }
    understood.request.text = parsed->words_only;
    understood.root = std::move(parsed->root);
    return understood;
}

void add_equivalents(Understood& understood,
                     const OpenIndex& index,
                     const QueryBuilder& builder,
                     const Thesaurus& thesaurus) {
    // A phrase is read out of the passages that hold all its words; one of common words only would
    // take longer than a search.
    constexpr Xapian::doccount kMostRead = 20000;
    const auto is_affordable = [&](std::span<const std::string> words) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return index.database.get_termfreq(builder.stemmer().stem_of(word)) <= kMostRead;
        });
    };
    const QueryKind joined_by = understood.request.any_word ? QueryKind::Or : QueryKind::And;
    add_equivalents(understood.root, joined_by, thesaurus, builder.stemmer(), is_affordable);
}

void widen(Understood& understood,
           const OpenIndex& index,
           QueryBuilder& builder,
           const Thesaurus& thesaurus) {
    if (understood.request.is_prose) {
        const auto words = telling_words(index, builder.stemmer(), understood.request.text);
        double count = 0;
        for (const WeightedStem& word : words) count += word.weight;
        understood.widened = with_feedback(index, ranking::any_of(words), count, true);
        understood.reaches_further = true;
        return;
    }
    add_equivalents(understood, index, builder, thesaurus);
    if (!understood.request.any_word || understood.root.kind == QueryKind::Everything) return;
    const auto parts = static_cast<double>(parts_of_score(understood.root));
    understood.widened = with_feedback(index, builder.text_query(understood.root), parts, false);
}

}  // namespace findings
