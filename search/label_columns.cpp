// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/label_columns.hpp"

#include <limits>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::size_t kBits = 64;

void set(std::uint64_t* words, std::size_t bit) {
    words[bit / kBits] |= std::uint64_t{1} << (bit % kBits);
}

/// Ordinals of a facet with one value, 0 to values.size(): the last stands for none.
std::uint32_t value_or_last(const FacetColumnView& column, std::uint32_t docid) {
    const std::uint32_t ordinal = column.ordinals[docid];
    return ordinal == kNone ? static_cast<std::uint32_t>(column.values.size()) : ordinal;
}

}  // namespace

LabelColumns LabelColumns::over(const ColumnsView& columns) {
    LabelColumns labels;
    const FacetColumnView& polarity = columns.facets[facet::kPolarity];
    const FacetColumnView& kind = columns.facets[facet::kKind];
    const FacetColumnView& question = columns.facets[facet::kKeyQuestion];
    const std::size_t kinds = kind.values.size() + 1, questions = question.values.size() + 1;
    const std::size_t codes = (polarity.values.size() + 1) * kinds * questions;
    // Vocabularies of ours have some values each; a damaged file may claim any number.
    if (codes > std::numeric_limits<std::uint16_t>::max())
        throw std::runtime_error("more kinds of finding than there can be");
    for (std::size_t code = 0; code < codes; ++code) {
        for (const std::size_t value :
             {code / questions / kinds, code / questions % kinds, code % questions}) {
            labels.values_.push_back(static_cast<std::uint32_t>(value));
        }
    }
    labels.codes_.resize(columns.last_docid + 1ULL);
    for (std::uint32_t docid = 1; docid <= columns.last_docid; ++docid) {
        const std::size_t code =
            (value_or_last(polarity, docid) * kinds + value_or_last(kind, docid)) * questions +
            value_or_last(question, docid);
        labels.codes_[docid] = static_cast<std::uint16_t>(code);
    }
    const FacetColumnView& themes = columns.facets[facet::kTheme];
    labels.words_ = themes.values.size() / kBits + 1;
    labels.themes_.resize((columns.last_docid + 1ULL) * labels.words_);
    for (std::uint32_t docid = 1; docid <= columns.last_docid; ++docid) {
        std::uint64_t* words = labels.themes_.data() + docid * labels.words_;
        const auto ordinals = themes.of(docid);
        for (const std::uint32_t ordinal : ordinals) set(words, ordinal);
        if (ordinals.empty()) set(words, themes.values.size());
    }
    return labels;
}

std::vector<std::uint64_t> LabelColumns::themes_in(const std::vector<bool>& flags) const {
    std::vector<std::uint64_t> words(words_);
    for (std::size_t theme = 0; theme < flags.size(); ++theme) {
        if (flags[theme]) set(words.data(), theme);
    }
    return words;
}

}  // namespace findings
