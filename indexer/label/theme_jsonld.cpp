// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_graph.hpp"

#include <nlohmann/json.hpp>

namespace findings::label {
namespace {

using Json = nlohmann::ordered_json;

std::string short_name(const std::string& iri, const std::vector<Prefix>& prefixes) {
    for (const Prefix& prefix : prefixes) {
        // "//" behind a prefix would be read as the rest of an absolute IRI.
        if (iri.starts_with(prefix.iri) && iri.size() > prefix.iri.size() &&
            iri.compare(prefix.iri.size(), 2, "//") != 0)
            return prefix.name + ":" + iri.substr(prefix.iri.size());
    }
    return iri;
}

Json value_of(const Statement& statement, const std::vector<Prefix>& prefixes) {
    if (!statement.is_literal) return {{"@id", short_name(statement.object, prefixes)}};
    if (!statement.language.empty())
        return {{"@value", statement.object}, {"@language", statement.language}};
    if (!statement.datatype.empty())
        return {{"@value", statement.object}, {"@type", short_name(statement.datatype, prefixes)}};
    return statement.object;
}

void add(Json& node, const std::string& key, Json value) {
    if (!node.contains(key)) {
        node[key] = std::move(value);
    } else {
        if (!node[key].is_array()) node[key] = Json::array({std::move(node[key])});
        node[key].push_back(std::move(value));
    }
}

}  // namespace

std::string to_jsonld(const std::vector<Statement>& statements,
                      const std::vector<Prefix>& prefixes) {
    Json file{{"@context", Json::object()}, {"@graph", Json::array()}};
    // As objects: a string would not make a prefix of an IRI that ends in no separator of IRIs.
    for (const Prefix& prefix : prefixes)
        file["@context"][prefix.name] = {{"@id", prefix.iri}, {"@prefix", true}};
    file["@context"]["@version"] = 1.1;
    Json& graph = file["@graph"];
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& statement = statements[i];
        if (i == 0 || statements[i - 1].subject != statement.subject)
            graph.push_back({{"@id", short_name(statement.subject, prefixes)}});
        if (statement.predicate == kRdfType) {
            add(graph.back(), "@type", short_name(statement.object, prefixes));
        } else {
            add(graph.back(),
                short_name(statement.predicate, prefixes),
                value_of(statement, prefixes));
        }
    }
    return file.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace findings::label
