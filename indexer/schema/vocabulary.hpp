// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace findings {

/// One value of a closed vocabulary: `id` in queries, JSON and URLs, `label` on pages.
struct VocabularyValue {
    std::string_view id;
    std::string_view label;
};

// In the order of their enumerators.
[[nodiscard]] std::span<const VocabularyValue> finding_kinds();
[[nodiscard]] std::span<const VocabularyValue> polarities();
[[nodiscard]] std::span<const VocabularyValue> key_questions();  // first is "" for None
[[nodiscard]] std::span<const VocabularyValue> rating_values();  // first is "" for None
[[nodiscard]] std::span<const VocabularyValue> report_kinds();
[[nodiscard]] std::span<const VocabularyValue> media_types();
/// Values of a facet by its number (schema/fields.hpp); none for a facet whose values are not a
/// list of ours.
[[nodiscard]] std::span<const VocabularyValue> facet_vocabulary(std::size_t facet);

[[nodiscard]] std::string_view to_id(FindingKind kind);
[[nodiscard]] std::string_view to_id(Polarity polarity);
[[nodiscard]] std::string_view to_id(KeyQuestion question);  // "" for None
[[nodiscard]] std::string_view to_id(RatingValue rating);    // "" for None
[[nodiscard]] std::string_view to_id(MediaType type);

[[nodiscard]] std::optional<KeyQuestion> key_question_from_id(std::string_view id);
[[nodiscard]] std::optional<FindingKind> finding_kind_from_id(std::string_view id);
[[nodiscard]] std::optional<Polarity> polarity_from_id(std::string_view id);
/// Reads "Requires improvement", "requires-improvement", "GOOD", "Not rated", ...; nothing else.
[[nodiscard]] std::optional<RatingValue> rating_from_text(std::string_view text);

}  // namespace findings
