// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/html_tree.hpp"
#include "indexer/schema/report.hpp"

namespace findings {

/// Title and properties of a page: <html lang>, <title>, <meta>, <link>, JSON-LD, and the remark
/// that browsers leave in pages they save. What several of them state goes under one name:
/// "canonical_url", "published", "modified", "publisher", "author", "description".
void read_html_head(ParsedDocument& document, const xmlDoc* page, xmlNode* root);

/// Facts of a JSON-LD script; what is no JSON is passed over. Defined in html_linked_data.cpp.
void read_linked_data(ParsedDocument& document, std::string_view json);

}  // namespace findings
