// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_graph.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace findings::label {
namespace {

using Json = nlohmann::ordered_json;

struct Imported {
    std::string id, label, definition;
    std::string broader;  // IRI; empty = none stated
};

std::string skos(std::string_view name) { return std::string(kSkos).append(name); }

/// What stands behind the last "/", "#" or ":".
std::string last_part(const std::string& iri) {
    const std::size_t cut = iri.find_last_of("/#:");
    return cut == std::string::npos ? iri : iri.substr(cut + 1);
}

/// The scheme whose concepts are themes: the one that has top concepts, or the only one. Empty:
/// concepts name no scheme.
Result<std::string> theme_scheme(const std::vector<Statement>& statements) {
    std::set<std::string> schemes, with_tops;
    for (const Statement& statement : statements) {
        if (statement.predicate == skos("inScheme")) schemes.insert(statement.object);
        if (statement.predicate == skos("hasTopConcept")) with_tops.insert(statement.subject);
        if (statement.predicate == skos("topConceptOf")) with_tops.insert(statement.object);
    }
    if (with_tops.size() == 1) return *with_tops.begin();
    if (with_tops.empty() && schemes.size() <= 1)
        return schemes.empty() ? std::string() : *schemes.begin();
    return failure(ErrorKind::BadInput,
                   "the graph has several concept schemes that could be the themes",
                   "leave one skos:ConceptScheme with skos:hasTopConcept in it");
}

/// By IRI.
Result<std::map<std::string, Imported>> concepts_of(const std::vector<Statement>& statements) {
    const auto scheme = theme_scheme(statements);
    if (!scheme) return tl::unexpected(scheme.error());
    std::map<std::string, Imported> concepts;
    for (const Statement& statement : statements) {
        const bool is_concept =
            scheme->empty()
                ? statement.predicate == kRdfType && statement.object == skos("Concept")
                : statement.predicate == skos("inScheme") && statement.object == *scheme;
        const bool is_top =
            statement.predicate == skos("topConceptOf") && statement.object == *scheme;
        if (is_concept || is_top) concepts[statement.subject].id = last_part(statement.subject);
        if (statement.predicate == skos("hasTopConcept") && statement.subject == *scheme)
            concepts[statement.object].id = last_part(statement.object);
    }
    const auto is_ours = [](const Statement& statement) {
        return statement.language.empty() || statement.language.starts_with("en");
    };
    for (const Statement& statement : statements) {
        const auto of = concepts.find(statement.subject);
        if (statement.predicate == skos("narrower") && concepts.contains(statement.object))
            concepts[statement.object].broader = statement.subject;
        if (of == concepts.end()) continue;
        if (statement.predicate == skos("notation")) of->second.id = statement.object;
        if (statement.predicate == skos("prefLabel") && is_ours(statement))
            of->second.label = statement.object;
        if (statement.predicate == skos("definition") && is_ours(statement))
            of->second.definition = statement.object;
        if (statement.predicate == skos("broader")) of->second.broader = statement.object;
    }
    if (concepts.empty())
        return failure(ErrorKind::BadInput,
                       "the graph has no skos:Concept",
                       "import a SKOS concept scheme");
    return concepts;
}

/// Ids as the program writes them: they stand in URLs, in queries and in the index.
bool is_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<void> check(const std::map<std::string, Imported>& concepts) {
    std::set<std::string> ids;
    for (const auto& [iri, imported] : concepts) {
        if (!is_id(imported.id))
            return failure(ErrorKind::BadInput,
                           iri + ": \"" + imported.id + "\" is no id of a theme",
                           "give it a skos:notation of lower-case letters, digits and hyphens");
        if (!ids.insert(imported.id).second)
            return failure(ErrorKind::BadInput,
                           iri + ": a second concept with the id \"" + imported.id + "\"",
                           "give it a skos:notation of its own");
        if (imported.label.empty())
            return failure(ErrorKind::BadInput, iri + ": no skos:prefLabel in English", "add one");
        if (!imported.broader.empty() && !concepts.contains(imported.broader)) {
            return failure(ErrorKind::BadInput,
                           iri + ": its skos:broader " + imported.broader + " is not in the scheme",
                           "add that concept or remove the link");
        }
    }
    return {};
}

void merge(Json& themes, const Imported& imported, const std::string& parent) {
    auto theme = std::find_if(themes.begin(), themes.end(), [&](const Json& entry) {
        return entry.is_object() && entry.value("id", "") == imported.id;
    });
    if (theme == themes.end()) {
        themes.push_back({{"id", imported.id},
                          {"parent", nullptr},
                          {"tier", "core"},
                          {"label", ""},
                          {"definition", ""},
                          {"cues_strong", Json::array()}});
        theme = themes.end() - 1;
    }
    (*theme)["parent"] = parent.empty() ? Json(nullptr) : Json(parent);
    (*theme)["label"] = imported.label;
    if (!imported.definition.empty()) (*theme)["definition"] = imported.definition;
}

}  // namespace

Result<std::string> merge_themes(std::string_view json, const std::vector<Statement>& statements) {
    if (const auto before = Taxonomy::read(json); !before) return tl::unexpected(before.error());
    const auto concepts = concepts_of(statements);
    if (!concepts) return tl::unexpected(concepts.error());
    if (auto fit = check(*concepts); !fit) return tl::unexpected(fit.error());
    Json file = Json::parse(json);
    for (const auto& [iri, imported] : *concepts)
        merge(file["themes"],
              imported,
              imported.broader.empty() ? std::string() : concepts->at(imported.broader).id);
    std::string merged = file.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    if (const auto after = Taxonomy::read(merged); !after) return tl::unexpected(after.error());
    return merged;
}

}  // namespace findings::label
