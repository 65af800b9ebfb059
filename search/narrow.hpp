// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/request.hpp"

#include <cstddef>
#include <string>

namespace findings {

/// Demands a value of a facet as well. Beside other values of its filter, which mean "any of
/// these", it is put into the text. False, and `request` is of no use any more, if it cannot be
/// said in a query of ours.
[[nodiscard]] bool narrow(SearchRequest& request, std::size_t facet, const std::string& value);

}  // namespace findings
