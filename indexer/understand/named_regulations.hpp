// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace findings::understanding {

/// "Nursing Homes Regulations (Northern Ireland) 2005": the first regulations that a text calls by
/// their name and year, without the words before the name; empty where it names none.
[[nodiscard]] std::string named_regulations(std::string_view text);

/// "Regulation 13(2) of the Care Homes Regulations 2001" of "13(2)" or "Regulation 13(2)" in a
/// table whose law stands over it; the number alone with its word where `law` is empty.
[[nodiscard]] std::string cited_from(std::string_view numbers, std::string_view law);

}  // namespace findings::understanding
