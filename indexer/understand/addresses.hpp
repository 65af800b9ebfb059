// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the address of a page tells.

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>

namespace findings::understanding {

/// https://www.cqc.org.uk + path for the regulator's many hosts; other addresses without query and
/// fragment. Empty for text that is no http address.
[[nodiscard]] std::string canonical_url(std::string_view url);

/// The key question of a page about one question only, from its address or title.
[[nodiscard]] KeyQuestion page_question(std::string_view url, std::string_view title);

}  // namespace findings::understanding
