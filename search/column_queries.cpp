// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/column_queries.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/request.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t kAnswersKept = 64;  // of one thread; a search asks for a handful

}  // namespace

ColumnQueries::Runs ColumnQueries::kept(const std::string& name,
                                        const std::function<DocumentRuns()>& find) {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    if (known_.size() >= kAnswersKept) known_.clear();
    return known_[name] = std::make_shared<const DocumentRuns>(find());
}

DocumentRuns ColumnQueries::runs_of_reports(std::uint32_t first_word,
                                            std::uint32_t end_word) const {
    DocumentRuns runs;
    for (std::uint32_t report = 0; report < columns_->report_ids.size(); ++report) {
        const auto words = columns_->report_words.of(report);
        const auto word = std::lower_bound(words.begin(), words.end(), first_word);
        if (word == words.end() || *word >= end_word) continue;
        const auto [first, end] = columns_->docids_of(report);
        add_run(runs, first, end);
    }
    return runs;
}

std::optional<TextQuery> ColumnQueries::reports_with(const std::string& stem) {
    const auto& stems = columns_->report_words.stems;
    const auto at = std::lower_bound(stems.begin(), stems.end(), stem);
    if (at == stems.end() || *at != stem) return std::nullopt;
    const auto word = static_cast<std::uint32_t>(at - stems.begin());
    return TextQuery::of_list(
        kept("word " + stem, [&] { return runs_of_reports(word, word + 1); }));
}

std::optional<TextQuery> ColumnQueries::reports_with_prefix(const std::string& prefix) {
    const auto& stems = columns_->report_words.stems;
    const auto first = std::lower_bound(stems.begin(), stems.end(), prefix);
    const auto end = std::find_if(first, stems.end(), [&](const std::string& stem) {
        return !stem.starts_with(prefix);
    });
    if (first == end) return std::nullopt;
    const auto runs = kept("words " + prefix, [&] {
        return runs_of_reports(static_cast<std::uint32_t>(first - stems.begin()),
                               static_cast<std::uint32_t>(end - stems.begin()));
    });
    return TextQuery::of_list(runs);
}

DocumentRuns ColumnQueries::runs_of_value(std::size_t facet, const std::string& key) const {
    const FacetColumnView& column = columns_->facets.at(facet);
    const bool is_any = key == kAnyValue;
    const auto value = std::find_if(column.values.begin(),
                                    column.values.end(),
                                    [&](const ColumnValue& v) { return v.key == key; });
    DocumentRuns runs;
    if (value == column.values.end() && !is_any) return runs;
    const auto wanted = static_cast<std::uint32_t>(value - column.values.begin());
    for (std::uint32_t docid = 1; docid <= columns_->last_docid; ++docid) {
        const auto ordinals = column.of(docid);
        const bool has_it =
            is_any ? !ordinals.empty()
                   : std::find(ordinals.begin(), ordinals.end(), wanted) != ordinals.end();
        if (has_it) add_run(runs, docid, docid + 1);
    }
    return runs;
}

TextQuery ColumnQueries::passages_with(std::size_t facet, std::string_view value) {
    const std::string key = value == kAnyValue ? std::string(value) : facet_key(value);
    return TextQuery::of_list(kept("value " + std::to_string(facet) + ' ' + key,
                                   [&] { return runs_of_value(facet, key); }));
}

}  // namespace findings
