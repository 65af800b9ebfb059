// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/label/demands.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/report.hpp"

namespace findings::label {

/// Whether reports of this kind answer the five key questions: inspections do, news and policy papers do not.
[[nodiscard]] bool has_key_questions(std::string_view report_kind);

/// Key question of a passage: the heading's if it is set already, else its quality statement's, else its best themes'.
void set_key_question(Passage& passage, std::string_view report_kind, Voice voice, const Taxonomy& taxonomy);

/// Takes back a key question that set_key_question() filled in: it would be taken for the word of a heading.
void forget_key_question(Passage& passage);

}  // namespace findings::label
