// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/label/words.hpp"
#include "indexer/schema/report.hpp"

namespace findings::label {

struct Measures {
    std::vector<MeasureValue> values;
    std::vector<Cue> cues;  // rule "measure", one a value
};

/// Numbers a text states about care, with unit, population, period and comparator. Numbers that only name or date
/// something ("Regulation 12", "12 bed", "24/7", "2016") are left out: a wrong figure in a register is worse than none.
[[nodiscard]] Measures read_measures(std::string_view text, const WordText& words);

}  // namespace findings::label
