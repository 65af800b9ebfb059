// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "server/json_of.hpp"

namespace findings {

/// What reference managers and search engines read in the head of a page: sets "citation_meta" of a
/// view for head.mustache. `passage`: nullptr on the page of a report.
void add_metadata(Json& view, const Report& report, const Passage* passage);

}  // namespace findings
