// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/registers.hpp"
#include "server/json_of.hpp"
#include "server/theme_tree.hpp"

#include <string>
#include <string_view>

namespace findings {

/// The register that a path ends with; recommendations for any other.
[[nodiscard]] Register register_in(std::string_view path);
/// Address of a page of a register below `start` ("/", "/api/v1/").
[[nodiscard]] std::string register_link(std::string_view start,
                                        Register which,
                                        const SearchRequest& request);
[[nodiscard]] Json json_of_register(Register which,
                                    const RegisterPage& entries,
                                    const SearchRequest& asked,
                                    const ThemeTree& themes);

}  // namespace findings
