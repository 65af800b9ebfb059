// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/report_ids.hpp"

#include "search/open_index.hpp"

namespace findings {

const std::vector<std::string>& report_ids(const Searcher& searcher) {
    return searcher.index().columns.report_ids;
}

}  // namespace findings
