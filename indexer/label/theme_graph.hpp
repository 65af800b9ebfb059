// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A theme file as SKOS (Simple Knowledge Organization System): statements, written as Turtle or
// JSON-LD and read back.

#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// "subject predicate object", of a graph.
struct Statement {
    std::string subject;    // IRI
    std::string predicate;  // IRI
    bool is_literal = false;
    std::string object;    // IRI, or the text of a literal
    std::string language;  // of a literal; empty = none
    std::string datatype;  // IRI; empty = plain text
    friend bool operator==(const Statement&, const Statement&) = default;
};

/// Begins every name: BASE "theme:restraint", BASE "themes" (the scheme), BASE "key-question:safe",
/// ...
inline constexpr std::string_view kThemeBase = "urn:x-findings:";

// Vocabularies.
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kTerms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct Prefix {
    std::string name, iri;
};
/// Prefixes that make the statements of `base` short to read.
[[nodiscard]] std::vector<Prefix> theme_prefixes(std::string_view base);

/// Statements of a subject stand together. `base` must be an IRI that ends in "/", "#" or ":"; see
/// check_base().
[[nodiscard]] std::vector<Statement> graph_of(const Taxonomy& taxonomy, std::string_view base);
[[nodiscard]] Result<void> check_base(std::string_view base);

[[nodiscard]] std::string to_turtle(const std::vector<Statement>& statements,
                                    const std::vector<Prefix>& prefixes);
[[nodiscard]] std::string to_jsonld(const std::vector<Statement>& statements,
                                    const std::vector<Prefix>& prefixes);

/// Reads the Turtle that to_turtle() writes and the like of it: prefixes, base, ";" and ",",
/// literals with language or type, numbers, booleans, comments. Blank nodes and lists are an Error
/// that names the line.
[[nodiscard]] Result<std::vector<Statement>> read_turtle(std::string_view text);

/// Reads the JSON-LD that to_jsonld() writes and the like of it: compact or expanded, with terms,
/// prefixes, languages and language maps of a "@context" in the file. A context elsewhere, blank
/// nodes and lists are an Error.
[[nodiscard]] Result<std::vector<Statement>> read_jsonld(std::string_view text);

/// The theme file `json` with the themes of the graph: label, definition and parent of those it
/// has, the others added without cues. Themes that the graph does not name stay as they are. The
/// result reads as a Taxonomy.
[[nodiscard]] Result<std::string> merge_themes(std::string_view json,
                                               const std::vector<Statement>& statements);

}  // namespace findings::label
