// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/label_count.hpp"

#include <algorithm>
#include <type_traits>

namespace findings {
namespace {

/// By bit.
std::vector<std::uint32_t> taken(std::vector<BitSums>& words) {
    std::vector<std::uint32_t> sums;
    for (BitSums& word : words) {
        const auto of_word = word.take();
        sums.insert(sums.end(), of_word.begin(), of_word.end());
    }
    return sums;
}

/// `values` tallies from `first` on, and that of passages without any after them.
FacetTallies with_missing(const std::vector<std::uint32_t>& findings,
                          const std::vector<std::uint32_t>& reports,
                          std::size_t first,
                          std::size_t values) {
    FacetTallies tallies;
    for (std::size_t i = first; i < first + values; ++i)
        tallies.values.push_back({findings[i], reports[i]});
    tallies.missing = {findings[first + values], reports[first + values]};
    return tallies;
}

}  // namespace

LabelCount::LabelCount(const ColumnsView& columns, const LabelColumns& labels)
    : columns_(columns), labels_(labels) {
    std::uint32_t first = 0;
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        if (!LabelColumns::is_coded(facet)) continue;
        first_bits_[facet] = first;
        first += static_cast<std::uint32_t>(columns.facets[facet].values.size()) + 1;
    }
    code_words_ = first / 64 + 1;
    bits_of_codes_.resize(labels.codes() * code_words_);
    for (std::uint32_t code = 0; code < labels.codes(); ++code) {
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            if (!LabelColumns::is_coded(facet)) continue;
            const std::uint32_t bit = first_bits_[facet] + labels.value(code, facet);
            bits_of_codes_[code * code_words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
}

template <std::size_t kWords>
void LabelCount::add_up(std::span<const std::uint32_t> docids,
                        std::span<const ReportRun> runs,
                        Sums& sums) const {
    const std::size_t words = kWords == 0 ? labels_.words() : kWords,
                      code_words = kWords == 0 ? code_words_ : kWords;
    // Of the report; of a number of words that is known, they stay in registers.
    std::conditional_t<kWords == 0, std::vector<std::uint64_t>, std::array<std::uint64_t, kWords>>
        themes{}, bits{};
    if constexpr (kWords == 0) themes.resize(words), bits.resize(code_words);
    for (const auto& [report, begin, end] : runs) {
        std::fill(themes.begin(), themes.end(), 0);
        std::fill(bits.begin(), bits.end(), 0);
        for (std::size_t place = begin; place < end; ++place) {
            labels_.fetch_ahead(docids, place);
            const std::uint64_t* own = labels_.themes(docids[place]).data();
            const std::uint32_t code = labels_.code(docids[place]);
            for (std::size_t i = 0; i < words; ++i) {
                sums.findings[i].add(own[i]);
                themes[i] |= own[i];
            }
            ++sums.findings_of_codes[code];
            for (std::size_t i = 0; i < code_words; ++i)
                bits[i] |= bits_of_codes_[code * code_words + i];
        }
        for (std::size_t i = 0; i < words; ++i) sums.reports[i].add(themes[i]);
        for (std::size_t i = 0; i < code_words; ++i) sums.reports_of_codes[i].add(bits[i]);
    }
}

LabelTallies LabelCount::count(std::span<const std::uint32_t> docids,
                               std::span<const ReportRun> runs) const {
    Sums sums{std::vector<BitSums>(labels_.words()),
              std::vector<BitSums>(labels_.words()),
              std::vector<BitSums>(code_words_),
              std::vector<std::uint32_t>(labels_.codes())};
    labels_.words() == 1 && code_words_ == 1 ? add_up<1>(docids, runs, sums)
                                             : add_up<0>(docids, runs, sums);
    LabelTallies tallies;
    tallies[facet::kTheme] = with_missing(taken(sums.findings),
                                          taken(sums.reports),
                                          0,
                                          columns_.facets[facet::kTheme].values.size());
    const std::vector<std::uint32_t> of_reports = taken(sums.reports_of_codes);
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        if (!LabelColumns::is_coded(facet)) continue;
        std::vector<std::uint32_t> of_findings(of_reports.size());
        for (std::uint32_t code = 0; code < sums.findings_of_codes.size(); ++code) {
            of_findings[first_bits_[facet] + labels_.value(code, facet)] +=
                sums.findings_of_codes[code];
        }
        tallies[facet] = with_missing(of_findings,
                                      of_reports,
                                      first_bits_[facet],
                                      columns_.facets[facet].values.size());
    }
    return tallies;
}

}  // namespace findings
