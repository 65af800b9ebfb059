// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/fields.hpp"
#include "search/query_parser.hpp"

namespace findings {
namespace {

/// ASCII letters only: capitals that stand for something are those.
std::string in_capitals(std::string word) {
    for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return word;
}

std::string join_words(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += between;
        out += word;
    }
    return out;
}

}  // namespace

std::string describe(const QueryNode& node) {
    switch (node.kind) {
        case QueryKind::Everything:
            return "everything";
        case QueryKind::Word:
            return node.text;
        case QueryKind::Exact:
            return '=' + (node.upper_case ? in_capitals(node.text) : node.text);
        case QueryKind::Prefix:
            return node.text + '*';
        case QueryKind::Phrase:
            return '"' + join_words(node.words, " ") + '"';
        case QueryKind::Near:
            return join_words(node.words, " NEAR/" + std::to_string(node.distance) + ' ');
        case QueryKind::Filter:
            return std::string(kFacets.at(node.field).name) + ":\"" + node.text + '"';
        case QueryKind::And:
        case QueryKind::Or:
        case QueryKind::Same:
        case QueryKind::AndNot:
            break;
    }
    const std::string between = node.kind == QueryKind::And    ? " AND "
                                : node.kind == QueryKind::Or   ? " OR "
                                : node.kind == QueryKind::Same ? " = "
                                                               : " NOT ";
    std::vector<std::string> parts;
    for (const QueryNode& child : node.children) parts.push_back(describe(child));
    return '(' + join_words(parts, between) + ')';
}

}  // namespace findings
