// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/request.hpp"

#include <string>
#include <string_view>

namespace findings {

// URLs of ours, percent-encoded. Everything that links builds its link here.

[[nodiscard]] std::string search_link(const SearchRequest& request);
[[nodiscard]] std::string api_findings_link(const SearchRequest& request);
[[nodiscard]] std::string api_reports_link(const SearchRequest& request);
[[nodiscard]] std::string corrections_link(std::string_view id);
[[nodiscard]] std::string finding_link(std::string_view id);
[[nodiscard]] std::string report_link(std::string_view id);
[[nodiscard]] std::string theme_link(std::string_view id);
/// Of the provider with that name (providers.hpp); "" for no name.
[[nodiscard]] std::string provider_link(std::string_view name);
[[nodiscard]] std::string api_theme_link(std::string_view id);
[[nodiscard]] std::string api_provider_link(std::string_view id);
[[nodiscard]] std::string api_finding_link(std::string_view id);
[[nodiscard]] std::string api_similar_link(std::string_view id, const SearchRequest& request);
[[nodiscard]] std::string api_report_link(std::string_view id);

/// The same search with any of its words instead of all.
[[nodiscard]] SearchRequest any_of(SearchRequest request);
/// Every passage that says the same as this one.
[[nodiscard]] SearchRequest same_words(std::string_view id);
/// A search for one value of a facet: search_for("theme", "access").
[[nodiscard]] SearchRequest search_for(std::string_view facet_name, std::string_view value);

}  // namespace findings
