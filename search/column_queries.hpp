// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/text_query.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// Queries for what lies in the columns and not in the database's terms. Answers are kept for the
/// next page and the next filter of a search. Thread: one a thread.
class ColumnQueries {
  public:
    /// `columns` must outlive it.
    explicit ColumnQueries(const ColumnsView& columns) : columns_(&columns) {}

    /// The passages of all reports whose title, provider or location has the stem; nothing if there
    /// are none.
    [[nodiscard]] std::optional<TextQuery> reports_with(const std::string& stem);
    /// The same for any stem that begins so.
    [[nodiscard]] std::optional<TextQuery> reports_with_prefix(const std::string& prefix);
    /// Passages that have the value of a facet.
    [[nodiscard]] TextQuery passages_with(std::size_t facet, std::string_view value);

  private:
    using Runs = std::shared_ptr<const DocumentRuns>;

    [[nodiscard]] Runs kept(const std::string& name, const std::function<DocumentRuns()>& find);
    [[nodiscard]] DocumentRuns runs_of_reports(std::uint32_t first_word,
                                               std::uint32_t end_word) const;
    [[nodiscard]] DocumentRuns runs_of_value(std::size_t facet, const std::string& key) const;

    const ColumnsView* columns_;
    std::map<std::string, Runs> known_;
};

}  // namespace findings
