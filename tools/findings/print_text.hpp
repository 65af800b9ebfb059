// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/page.hpp"
#include "search/searcher.hpp"
#include "server/theme_tree.hpp"

namespace findings {

// Answers for people at a terminal. Matches are bold when stdout is a terminal.
void print_page(const SearchPage& page, bool with_facets);
void print_finding(const FindingPage& page, const ThemeTree* themes);
void print_report(const ReportPage& page);

}  // namespace findings
