// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a Searcher is made of. Its parts: searcher.cpp opens and guards, answer.cpp answers
// searches, reading.cpp reads passages and reports.

#include "search/best_first.hpp"
#include "search/facets.hpp"
#include "search/open_index.hpp"
#include "search/query_builder.hpp"
#include "search/searcher.hpp"
#include "search/spelling.hpp"
#include "search/suggest.hpp"
#include "search/thesaurus.hpp"
#include "search/understood.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace findings {

struct Searcher::Impl {
    std::unique_ptr<OpenIndex> index;
    QueryBuilder builder;  // reads `index`, as the next two do
    Spelling spelling;
    Suggester suggester;
    Thesaurus thesaurus;
    IndexSummary summary;
    std::vector<std::string> themes;  // ids of the theme file
    /// read in this generation, by id
    std::unordered_map<std::string, std::shared_ptr<const Report>> reports;

    explicit Impl(std::unique_ptr<OpenIndex> opened)
        : index(std::move(opened)),
          builder(*index),
          spelling(*index, builder.stemmer()),
          suggester(index->columns, spelling) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() = default;

    [[nodiscard]] const ColumnsView& columns() const { return index->columns; }

    // reading.cpp
    std::shared_ptr<const Report> report_of(const std::string& id);
    Result<Passage> passage_of(std::uint32_t docid);
    /// Documents of a report: [first, one after the last); the same twice if there is no such
    /// report.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> docids_of_report(
        std::string_view id) const;
    /// Document of a passage; 0 if there is none. Its report's documents are few, and their records
    /// lie together.
    std::uint32_t docid_of(std::string_view passage_id);
    Hit hit_for(std::uint32_t docid, double score, const MatchedWords& words);
    FindingPage finding_page(std::uint32_t docid);
    ReportPage report_page(const std::shared_ptr<const Report>& particulars);
    std::vector<ReportPart> parts_of(const Report& report);

    // answer.cpp
    Result<Understood> understand(const SearchRequest& request);
    SearchPage answer(const Understood& understood);
    SearchPage similar_page(std::uint32_t docid, const SearchRequest& request);
    /// What the words match; filters and dates are not looked at.
    Matches matches_of(const Understood& understood, bool with_scores);
    /// The same without scores.
    std::vector<std::uint32_t> matching(const Understood& understood);
    /// Takes out of `docids` what lies outside the date range or what else the request is confined
    /// to.
    void keep_asked(std::vector<std::uint32_t>& docids, const Understood& understood) const;
    [[nodiscard]] MatchedWords words_of(const Understood& understood) const;

  private:
    [[nodiscard]] static bool is_ranked(const Understood& understood);
    [[nodiscard]] std::vector<Ranked> page_of(const Understood& understood,
                                              const Matches& matches,
                                              std::span<const std::uint32_t> result) const;
    std::vector<std::uint32_t> result_of(const Understood& understood);
    std::optional<AnyOf> any_of_offer(const Understood& understood, std::uint64_t found);
    std::vector<Advice> advice_on(const Understood& understood);
    std::vector<Advice> without_a_word(const Understood& understood);
    std::string better_spelt(const Understood& understood);
};

}  // namespace findings
