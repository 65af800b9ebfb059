// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables of ratings that have a question a row and a service, place or group of people a column.

#include "indexer/schema/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// What the columns of such a table rate.
struct ServiceColumns {
    std::vector<std::string> parts;  // of each column; empty = none, or what the report is about
    std::size_t own = 0;             // column of what the report is about; 0 = there is none
};

/// The columns below this row; nothing when it heads no such table.
[[nodiscard]] std::optional<ServiceColumns> service_columns(const Block& head,
                                                            const Report& report);

/// Ratings of the parts in a row on the question `name`; the report's own, if a column has it.
std::optional<Rating> read_service_row(const Block& row,
                                       const std::string& name,
                                       const ServiceColumns& columns,
                                       Report& report);

}  // namespace findings::understanding
