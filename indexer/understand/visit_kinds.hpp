// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What kind of inspection or visit it was, in the words of a source.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// "focused", "comprehensive", "themed", ...; empty where the words name no kind.
[[nodiscard]] std::string_view visit_type_in(std::string_view folded_text);

/// "an unannounced focused inspection", "This inspection took place on 3 March 2016 and was
/// unannounced."
void read_visit_words(std::string_view text, Report& report);

}  // namespace findings::understanding
