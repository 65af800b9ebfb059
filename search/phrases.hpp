// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/open_index.hpp"
#include "search/text_query.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace findings {

/// Passages in which words stand as a phrase or near each other. The postings tell which hold all
/// the words; words.bin tells in which of them the words stand together. Answers are kept for the
/// next page and the next filter of a search. Thread: one finder a thread.
class PhraseFinder {
  public:
    explicit PhraseFinder(const OpenIndex& index) : index_(&index) {}

    /// A query for all the stems, next to each other in this order.
    [[nodiscard]] TextQuery phrase(const std::vector<std::string>& stems);
    /// A query for the stem, of whose forms one of these stands in the passage or its headings.
    /// `forms`: as written_form() gives them.
    [[nodiscard]] TextQuery exactly(const std::string& stem, const std::vector<std::string>& forms);
    /// A query for all the stems within `window` places, in any order.
    [[nodiscard]] TextQuery near(const std::vector<std::string>& stems, std::uint32_t window);

  private:
    using Runs = std::shared_ptr<const DocumentRuns>;

    [[nodiscard]] TextQuery query_for(const std::vector<std::string>& stems, std::uint32_t window);
    [[nodiscard]] Runs documents_with(const std::vector<std::string>& stems, std::uint32_t window);
    [[nodiscard]] Runs documents_with_form(const std::string& stem,
                                           const std::vector<std::string>& forms);
    [[nodiscard]] Runs kept(const std::string& key, Runs found);

    const OpenIndex* index_;
    std::map<std::string, Runs> known_;  // by words and window, or by forms
};

}  // namespace findings
