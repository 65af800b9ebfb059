// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "indexer/schema/result.hpp"
#include "search/request.hpp"

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

}  // namespace findings
