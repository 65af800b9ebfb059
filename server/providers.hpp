// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "server/backend.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What stands for a provider in a URL: its name in lower case with hyphens
/// ("northmoor-partnership-nhs-foundation-trust"). Names that differ only in case and punctuation
/// have one id. "" for no name.
[[nodiscard]] std::string provider_id(std::string_view name);

/// The names in this base that go by `id`, which is one of the above or the number the regulator or
/// the NHS gave the provider ("1-9900000300", "rx1"); the one with most findings first. NotFound if
/// there are none.
[[nodiscard]] Result<std::vector<std::string>> provider_names(SearchBackend& backend,
                                                              std::string_view id);

/// Everything of the providers with these names.
[[nodiscard]] SearchRequest request_for_provider(const std::vector<std::string>& names);

}  // namespace findings
