// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/label_count.hpp"

#include <algorithm>

#include "search/bit_sums.hpp"

namespace findings {
namespace {

std::vector<std::uint32_t> sums(std::vector<BitSums>& words) {
    std::vector<std::uint32_t> sums;
    for (BitSums& word : words) {
        const auto of_word = word.take();
        sums.insert(sums.end(), of_word.begin(), of_word.end());
    }
    return sums;
}

/// `values` tallies from `first` on, and that of passages without any after them.
FacetTallies with_missing(const std::vector<std::uint32_t>& findings, const std::vector<std::uint32_t>& reports, std::size_t first, std::size_t values) {
    FacetTallies tallies;
    for (std::size_t i = first; i < first + values; ++i) tallies.values.push_back({findings[i], reports[i]});
    tallies.missing = {findings[first + values], reports[first + values]};
    return tallies;
}

}  // namespace

LabelCount::LabelCount(const ColumnsView& columns, const LabelColumns& labels) : columns_(columns), labels_(labels) {
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

LabelTallies LabelCount::count(std::span<const std::uint32_t> docids, std::span<const ReportRun> runs) const {
    const std::size_t words = labels_.words();
    std::vector<BitSums> findings(words), reports(words), reports_of_codes(code_words_);
    std::vector<std::uint32_t> findings_of_codes(labels_.codes());
    std::vector<std::uint64_t> themes(words), bits(code_words_);
    for (const auto& [report, begin, end] : runs) {
        std::fill(themes.begin(), themes.end(), 0);
        std::fill(bits.begin(), bits.end(), 0);
        for (std::size_t place = begin; place < end; ++place) {
            labels_.fetch_ahead(docids, place);
            const auto own = labels_.themes(docids[place]);
            const std::uint32_t code = labels_.code(docids[place]);
            for (std::size_t i = 0; i < words; ++i) {
                findings[i].add(own[i]);
                themes[i] |= own[i];
            }
            ++findings_of_codes[code];
            for (std::size_t i = 0; i < code_words_; ++i) bits[i] |= bits_of_codes_[code * code_words_ + i];
        }
        for (std::size_t i = 0; i < words; ++i) reports[i].add(themes[i]);
        for (std::size_t i = 0; i < code_words_; ++i) reports_of_codes[i].add(bits[i]);
    }
    LabelTallies tallies;
    tallies[facet::kTheme] = with_missing(sums(findings), sums(reports), 0, columns_.facets[facet::kTheme].values.size());
    const std::vector<std::uint32_t> of_reports = sums(reports_of_codes);
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        if (!LabelColumns::is_coded(facet)) continue;
        std::vector<std::uint32_t> of_findings(of_reports.size());
        for (std::uint32_t code = 0; code < findings_of_codes.size(); ++code) {
            of_findings[first_bits_[facet] + labels_.value(code, facet)] += findings_of_codes[code];
        }
        tallies[facet] = with_missing(of_findings, of_reports, first_bits_[facet], columns_.facets[facet].values.size());
    }
    return tallies;
}

}  // namespace findings
