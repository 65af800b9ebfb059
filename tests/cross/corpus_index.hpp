// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/theme_tree.hpp"
#include "server/url.hpp"
#include "tests/support/test_index.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace findings::test {

/// The sample corpus, indexed once a run of this program.
[[nodiscard]] const TestIndex& corpus_index();
[[nodiscard]] Searcher& corpus_searcher();
[[nodiscard]] const ThemeTree& corpus_themes();

/// The parameters of an address of ours.
[[nodiscard]] Parameters parameters_of(const std::string& link);
/// Findings and reports that the search behind a link of ours finds.
struct Totals {
    std::uint64_t findings = 0, reports = 0;
    friend bool operator==(const Totals&, const Totals&) = default;
};
[[nodiscard]] Totals totals_behind(const std::string& link);

}  // namespace findings::test
