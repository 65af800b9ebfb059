// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/json_of_measures.hpp"

#include "indexer/schema/number_words.hpp"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

namespace findings {
namespace {

void set_text(Json& json, const char* name, std::string_view text) {
    if (!text.empty()) json[name] = text;
}

/// What is printed as "Ninety-two" or "1,312", as a number to reckon with; none for "two thirds".
void set_number(Json& json, const char* name, std::string_view printed) {
    constexpr double kMostWhole = 1e15;  // whole numbers up to here are exact
    const auto number = number_in(printed);
    if (!number) return;
    if (std::abs(*number) < kMostWhole && std::trunc(*number) == *number)
        json[name] = static_cast<std::int64_t>(*number);
    else
        json[name] = *number;
}

}  // namespace

Json json_of_measures(const std::vector<MeasureValue>& measures) {
    Json list = Json::array();
    for (const MeasureValue& measure : measures) {
        Json json = {{"value", measure.value}};
        set_text(json, "value2", measure.value2);
        set_text(json, "unit", measure.unit);
        set_text(json, "kind", measure.kind);
        set_text(json, "change", measure.change);
        set_text(json, "direction", measure.direction);
        set_text(json, "population", measure.population);
        set_text(json, "denominator", measure.denominator);
        set_text(json, "period", measure.period);
        set_text(json, "comparator", measure.comparator);
        set_number(json, "number", measure.value);
        set_number(json, "number2", measure.value2);
        set_number(json, "denominator_number", measure.denominator);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace findings
