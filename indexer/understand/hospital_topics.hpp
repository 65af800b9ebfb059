// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The topics of which reports on hospitals are made under each key question.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// "Nursing staffing" -> Safe, "Pain relief" -> Effective; None for what is no such topic. `key` is
/// the heading as `heading_key` gives it. By itself such a heading opens no question: other papers
/// are made of the same words.
[[nodiscard]] KeyQuestion topic_of_hospitals(std::string_view key);

}  // namespace findings::understanding
