// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/demands.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/report.hpp"

#include <array>
#include <string>
#include <string_view>

namespace findings::label {

/// Whether reports of this kind answer the five key questions: inspections do, news and policy
/// papers do not.
[[nodiscard]] bool has_key_questions(std::string_view report_kind);

inline constexpr std::size_t kKeyQuestions = 6;  // KeyQuestion::None is one of them

/// By key question, 0 to 1: how much of what the passage's themes stand under it has. Sub-themes
/// speak, a parent only for itself.
[[nodiscard]] std::array<float, kKeyQuestions> questions_of_themes(const Passage& passage,
                                                                   const Taxonomy& taxonomy);

/// The surest theme of the passage that stands under the question; empty if none does.
[[nodiscard]] std::string theme_under(const Passage& passage,
                                      const Taxonomy& taxonomy,
                                      KeyQuestion question);

/// Key question of a passage: the heading's if it is set already, else its quality statement's,
/// else its best themes'.
void set_key_question(Passage& passage,
                      std::string_view report_kind,
                      Voice voice,
                      const Taxonomy& taxonomy);

/// Takes back a key question that set_key_question() filled in: it would be taken for the word of a
/// heading.
void forget_key_question(Passage& passage);

}  // namespace findings::label
