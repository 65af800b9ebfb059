// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// JSON Schema, as far as the description of the API says it (openapi*.cpp).

#include "server/json_of.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::json_schema {

[[nodiscard]] inline Json text() { return {{"type", "string"}}; }
/// A whole number that counts something.
[[nodiscard]] inline Json number() { return {{"type", "integer"}, {"minimum", 0}}; }
[[nodiscard]] inline Json number_to(std::uint32_t highest) {
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", highest}};
}
/// What `schema` of the description's components says.
[[nodiscard]] inline Json ref(std::string_view schema) {
    return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}
[[nodiscard]] inline Json list_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}
[[nodiscard]] Json one_of(std::initializer_list<const char*> values);
[[nodiscard]] Json object_of(Json properties, const std::vector<std::string>& required);
/// A value of a facet, as a filter takes it: one of its vocabulary if that is closed.
[[nodiscard]] Json facet_value(std::size_t facet);

}  // namespace findings::json_schema
