// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/words.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

struct Measures {
    std::vector<MeasureValue> values;
    std::vector<Cue> cues;  // rule "measure", one a value
};

/// Numbers a text states about care, with unit, population, period and comparator. Numbers that
/// only name or date something ("Regulation 12", "12 bed", "24/7", "2016") are left out: a wrong
/// figure in a register is worse than none.
[[nodiscard]] Measures read_measures(std::string_view text, const WordText& words);

/// The measures of a passage: those of its sentences, or of its cells under the heads of their
/// columns when it is the row of a table. A period stated by the heading holds for figures that
/// state none.
[[nodiscard]] Measures measures_in(const Passage& passage, const WordText& words);

/// The period that a heading or the head of a table's column states: "Restraint, April to June
/// 2023", "2016/17".
[[nodiscard]] std::string period_named_in(std::string_view heading);

}  // namespace findings::label
