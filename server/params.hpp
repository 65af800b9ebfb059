// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/request.hpp"
#include "server/theme_tree.hpp"
#include "server/url.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// One thing in a URL that was not understood.
struct ParameterProblem {
    std::string parameter;
    std::string message;  // a sentence for the reader: what is wrong and what would be right
};

/// A URL as understood: what could be read, and everything that could not. An API refuses if there
/// is any problem; a page shows the problems and answers the rest.
struct ReadRequest {
    SearchRequest request;
    std::vector<ParameterProblem> problems;
};

/// URL -> SearchRequest. Every facet of kFacets by its name, `-name` to exclude, q, sort, by, page,
/// per_page, from, to.
[[nodiscard]] ReadRequest read_search(const Parameters& parameters, const ThemeTree& themes);

/// Problems of a URL that takes no parameters but those in `allowed`.
[[nodiscard]] std::vector<ParameterProblem> unknown_parameters(
    const Parameters& parameters,
    std::initializer_list<std::string_view> allowed);

/// SearchRequest -> parameters, in one order and without defaults: equal requests have equal URLs.
[[nodiscard]] Parameters to_parameters(const SearchRequest& request);

[[nodiscard]] std::string_view to_id(Sort sort);
[[nodiscard]] std::string_view to_id(Grouping by);
/// Not of Repeats::Unsaid, which has no name.
[[nodiscard]] std::string_view to_id(Repeats repeats);

/// Whether `value` can be a value of that facet. Open facets take any text.
[[nodiscard]] bool is_facet_value(std::size_t facet,
                                  std::string_view value,
                                  const ThemeTree& themes);
/// What a page shows for a value of that facet.
[[nodiscard]] std::string facet_value_label(std::size_t facet,
                                            std::string_view value,
                                            const ThemeTree& themes);

/// 1-based number of the page that `request` asks for.
[[nodiscard]] std::uint32_t page_number(const SearchRequest& request);
/// The same search from another page on.
[[nodiscard]] SearchRequest at_page(SearchRequest request, std::uint32_t page);

}  // namespace findings
