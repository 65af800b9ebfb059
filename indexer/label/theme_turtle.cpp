// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_graph.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace findings::label {
namespace {

/// Of the part of a name behind its prefix: letters, digits, "-" and "_" need no escape in Turtle.
bool is_plain_name(std::string_view local) {
    return !local.empty() && local.front() != '-' &&
           std::all_of(local.begin(), local.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

void escape_control(std::string& to, char c) {
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned char>(c));
    to += code.data();
}

std::string iri_text(std::string_view iri, const std::vector<Prefix>& prefixes) {
    for (const Prefix& prefix : prefixes) {
        if (iri.starts_with(prefix.iri) && is_plain_name(iri.substr(prefix.iri.size())))
            return prefix.name + ":" + std::string(iri.substr(prefix.iri.size()));
    }
    std::string text = "<";
    for (const char c : iri) {
        const bool is_unfit = static_cast<unsigned char>(c) <= 0x20 ||
                              std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
        is_unfit ? escape_control(text, c) : text.push_back(c);
    }
    return text + ">";
}

std::string literal_text(const Statement& statement, const std::vector<Prefix>& prefixes) {
    std::string text = "\"";
    for (const char c : statement.object) {
        switch (c) {
            case '"':
                text += "\\\"";
                break;
            case '\\':
                text += "\\\\";
                break;
            case '\n':
                text += "\\n";
                break;
            case '\r':
                text += "\\r";
                break;
            case '\t':
                text += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                    escape_control(text, c);
                } else {
                    text += c;
                }
        }
    }
    text += '"';
    if (!statement.language.empty()) return text + "@" + statement.language;
    return statement.datatype.empty() ? text : text + "^^" + iri_text(statement.datatype, prefixes);
}

}  // namespace

std::string to_turtle(const std::vector<Statement>& statements,
                      const std::vector<Prefix>& prefixes) {
    std::string text;
    for (const Prefix& prefix : prefixes)
        text += "@prefix " + prefix.name + ": <" + prefix.iri + "> .\n";
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& statement = statements[i];
        const bool is_same_subject = i > 0 && statements[i - 1].subject == statement.subject;
        const bool is_same_predicate =
            is_same_subject && statements[i - 1].predicate == statement.predicate;
        if (!is_same_subject) {
            text += (i == 0 ? "\n" : " .\n\n") + iri_text(statement.subject, prefixes) + " ";
        } else if (!is_same_predicate) {
            text += " ;\n    ";
        }
        const std::string predicate =
            statement.predicate == kRdfType ? "a" : iri_text(statement.predicate, prefixes);
        text += is_same_predicate ? ", " : predicate + " ";
        text += statement.is_literal ? literal_text(statement, prefixes)
                                     : iri_text(statement.object, prefixes);
    }
    return statements.empty() ? text : text + " .\n";
}

}  // namespace findings::label
