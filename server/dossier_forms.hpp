// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/dossier.hpp"
#include "server/json_of.hpp"
#include "server/overview.hpp"
#include "server/params.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// All that is known of one provider, or of one location where no provider goes by that id.
struct ProviderDossier {
    std::string id;
    bool is_location = false;
    std::vector<std::string> names;        // the one with most findings first
    std::vector<std::string> same_number;  // other names whose reports give the same number:
                                           // earlier and later registrations
    SearchRequest filters;                 // that the reader asked for
    SearchRequest question;                // the same for these names
    Overview overview;
    SearchPage reports;
    std::optional<Dossier> dossier;  // none over a base without an index
};

/// Filters of a dossier out of a URL; what a search has beside them is refused.
[[nodiscard]] ReadRequest read_dossier(const Parameters& parameters, const ThemeTree& themes);
/// `id` as provider_names() takes it. NotFound if nobody goes by it; errors of filters as
/// Searcher::search.
[[nodiscard]] Result<ProviderDossier> provider_dossier(SearchBackend& backend,
                                                       std::string_view id,
                                                       const SearchRequest& filters);
[[nodiscard]] Json json_of_provider(const ProviderDossier& dossier, const ThemeTree& themes);

/// Address below `start` ("/providers/", "/api/v1/providers/") of the dossier under these filters.
[[nodiscard]] std::string dossier_link(std::string_view start,
                                       std::string_view id,
                                       const SearchRequest& filters);

/// A report's key questions and "overall", in the order of pages.
[[nodiscard]] const std::vector<std::string>& rated_questions();

}  // namespace findings
