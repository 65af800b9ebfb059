// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What headings mean, of all eras.

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace findings::understanding {

struct HeadingMeaning {
    std::optional<SectionRole> role;  // absent: keeps the role of the section around it
    KeyQuestion question = KeyQuestion::None;
    std::string_view quality_statement;
    std::string_view core_service;
    std::int32_t level = 0;  // where it stands when the source does not say; 0 = below what is open
    std::string_view addressee;  // "the provider" of "Action the provider MUST take", part of the
                                 // text asked about
    bool known = false;
};

/// Meaning of a heading's text; `known` is false for headings no table has.
[[nodiscard]] HeadingMeaning heading_meaning(std::string_view text);

/// "Is the service safe? Good" -> Safe, "Are services well-led?" -> WellLed; None for other
/// headings.
[[nodiscard]] KeyQuestion key_question_of_heading(std::string_view text);

}  // namespace findings::understanding
