// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/request.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <string>
#include <vector>

namespace findings {

/// The filters as flags: --theme restraint --theme access --not-kind context --from 2022.
struct FilterFlags {
    std::array<std::vector<std::string>, kFacetCount> include;
    std::array<std::vector<std::string>, kFacetCount> exclude;
    std::string from;
    std::string to;

    void add_to(CLI::App& command);
    /// BadInput for a date that is none.
    [[nodiscard]] Result<void> fill(SearchRequest& request) const;
};

/// A search as a command line states it: the words of the query, its filters, and the form of the
/// answer.
struct SearchFlags {
    std::vector<std::string> words;
    FilterFlags filters;
    std::string sort = "relevance";
    std::string format = "text";
    bool any = false;
    bool json = false;

    /// Words, filters, --format of one of @p formats, and --json.
    void add_to(CLI::App& command,
                const char* name,
                const char* about,
                const std::vector<std::string>& formats);
    void add_any_to(CLI::App& command);
    void add_sort_to(CLI::App& command);
    /// Takes up "-word", which is part of a query and no flag. Call it when the line has been read.
    /// BadInput for what has two dashes: a flag that was mistyped.
    [[nodiscard]] Result<void> take_excluded_words(const CLI::App& command);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::string& form() const;
    /// Words, filters, order. BadInput for a date that is none.
    [[nodiscard]] Result<SearchRequest> request() const;
};

}  // namespace findings
