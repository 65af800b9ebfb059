// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the measures of texts, for the tables of the measure tests.

#include "indexer/label/measures.hpp"

#include <string>
#include <vector>

namespace findings::test {

std::vector<MeasureValue> measures_of(const std::string& text);
/// "24 %", "12-18 weeks", "19/32 records": what was read, short.
std::string short_form(const MeasureValue& measure);

}  // namespace findings::test
