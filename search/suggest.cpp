// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggest.hpp"

#include "indexer/schema/tokens.hpp"

#include <algorithm>
#include <numeric>

namespace findings {
namespace {

/// How many of a facet's values one answer shows.
struct Share {
    std::size_t facet;
    std::size_t most;
};
constexpr std::array kShares = {Share{facet::kTheme, 4},
                                Share{facet::kService, 2},
                                Share{facet::kProvider, 3},
                                Share{facet::kLocation, 3},
                                Share{facet::kRegion, 1}};
constexpr std::size_t kWords = 4;

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words;
    for (Token& token : tokenise(typed)) words.push_back(std::move(token.word));
    return words;
}

/// The words of a value in small letters, a space before each.
std::string in_words(const ColumnValue& value) {
    std::string words;
    for (const std::string& word : words_of(value.label.empty() ? value.value : value.label))
        (words += ' ') += word;
    return words;
}

}  // namespace

const Suggester::Names& Suggester::names_of(std::size_t facet) {
    Names& names = names_.at(facet);
    const FacetColumnView& column = columns_->facets.at(facet);
    if (names.folded.size() == column.values.size()) return names;
    for (const ColumnValue& value : column.values) names.folded.push_back(in_words(value));
    names.findings.assign(column.values.size(), 0);
    for (const std::uint32_t ordinal : column.ordinals) {
        if (ordinal != kNone) ++names.findings[ordinal];
    }
    return names;
}

void Suggester::add_names(std::size_t facet,
                          const std::vector<std::string>& words,
                          std::size_t most,
                          std::vector<Suggestion>& found) {
    const Names& names = names_of(facet);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < names.folded.size(); ++i) {
        const bool fits = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            return names.folded[i].find(' ' + word) != std::string::npos;
        });
        if (fits && names.findings[i] > 0) fitting.push_back(i);
    }
    const auto is_before = [&](std::size_t a, std::size_t b) {
        return names.findings[a] != names.findings[b] ? names.findings[a] > names.findings[b]
                                                      : a < b;
    };
    const std::size_t shown = std::min(most, fitting.size());
    std::partial_sort(fitting.begin(),
                      fitting.begin() + static_cast<std::ptrdiff_t>(shown),
                      fitting.end(),
                      is_before);
    for (std::size_t i = 0; i < shown; ++i) {
        const ColumnValue& value = columns_->facets.at(facet).values[fitting[i]];
        found.push_back({std::string(kFacets.at(facet).name),
                         value.value,
                         value.label.empty() ? value.value : value.label,
                         names.findings[fitting[i]]});
    }
}

std::vector<Suggestion> Suggester::complete(std::string_view typed, std::size_t limit) {
    const auto words = words_of(typed);
    std::vector<Suggestion> found;
    if (words.empty()) return found;
    for (const Share& share : kShares) add_names(share.facet, words, share.most, found);
    // Words come last, but always: whoever types a word may mean no name.
    const std::size_t room = std::min(kWords, limit);
    const auto completions = spelling_->beginning_with(words.back(), room);
    if (found.size() + completions.size() > limit)
        found.resize(std::min(found.size(), limit - completions.size()));
    std::string before;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) (before += words[i]) += ' ';
    for (const WrittenWord& word : completions)
        found.push_back({"word", before + word.word, before + word.word, word.passages});
    return found;
}

}  // namespace findings
