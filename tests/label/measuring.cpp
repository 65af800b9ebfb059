// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/label/measuring.hpp"

namespace findings::test {

std::vector<MeasureValue> measures_of(const std::string& text) {
    return label::read_measures(text, label::read_words(text)).values;
}

std::string short_form(const MeasureValue& measure) {
    std::string text = measure.value;
    if (measure.change == "range") text += "-" + measure.value2;
    if (!measure.denominator.empty() && measure.kind == "share") text += "/" + measure.denominator;
    return measure.unit.empty() ? text : text + ' ' + measure.unit;
}

}  // namespace findings::test
