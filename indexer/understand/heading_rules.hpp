// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one table of section headings, of all eras.

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace findings::understanding {

struct HeadingRule {
    std::string_view key;  // heading_key() of the heading, or its beginning when `is_prefix`
    std::optional<SectionRole> role;
    KeyQuestion question = KeyQuestion::None;
    std::int32_t level = 0;
    bool is_prefix = false;
};

/// Order matters among prefixes: the first that fits is taken. Level 1 chapters, 2 sections, 3
/// their parts, 4 topics.
[[nodiscard]] std::span<const HeadingRule> heading_rules();

}  // namespace findings::understanding
