// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/json_schema.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/limits.hpp"

#include <utility>

namespace findings::json_schema {

Json one_of(std::initializer_list<const char*> values) {
    return {{"type", "string"}, {"enum", std::vector<std::string>(values.begin(), values.end())}};
}

Json object_of(Json properties, const std::vector<std::string>& required) {
    Json json = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) json["required"] = required;
    return json;
}

Json facet_value(std::size_t facet) {
    Json schema = text();
    schema["maxLength"] = limits::kMaxFilterBytes;
    Json values = Json::array();
    for (const VocabularyValue& value : facet_vocabulary(facet)) {
        if (!value.id.empty()) values.push_back(value.id);
    }
    if (values.empty()) return schema;
    values.push_back(kAnyValue);
    return {{"type", "string"}, {"enum", std::move(values)}};
}

}  // namespace findings::json_schema
