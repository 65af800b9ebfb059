// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/label/measure_text.hpp"

namespace findings::label {

/// A quantity as printed: its words and what they say by themselves.
struct Figure {
    std::size_t first = 0;  // words it takes up
    std::size_t last = 0;
    std::string value;
    std::string value2;
    std::string unit;
    std::string denominator;
    std::string kind;
    std::string change;
    std::size_t noun = kNoWord;       // head of the noun phrase that is counted
    std::size_t from_first = kNoWord;  // "from 27 in the three months before": the earlier state of a change
    std::size_t from_last = kNoWord;
};

/// All quantities in the order of the text; names, dates and times of day are left out.
[[nodiscard]] std::vector<Figure> figures_in(const MeasureText& text);

}  // namespace findings::label
