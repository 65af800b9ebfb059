// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The places of an inspection: its wards, and the table of locations inspected.

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// "ZZ7 3HB" at the end of a text; empty when it does not end with one.
[[nodiscard]] std::string_view postcode_at_end(std::string_view text);

/// Adds the wards of a list ("Linnet ward (acute), Teasel and Sorrel") that the report does not
/// have.
void add_wards(std::string_view value, Report& report);

/// Reads "Locations inspected" row by row; its head may name the columns in any order.
class LocationTable {
  public:
    explicit LocationTable(Report& report) : report_(report) {}

    /// Takes the next block of the report; one that is no row ends the table.
    void read(const Block& block);

  private:
    enum class Column { None, Id, Name, Service, Postcode };

    static Column column_of(std::string_view header);
    static std::vector<Column> columns_of(const std::vector<std::string>& heads);
    bool read_head(const std::vector<std::string>& cells);
    bool read_lines_beside(const Block& block);
    void add_row(const std::vector<std::string>& cells);

    Report& report_;  // NOLINT: outlives this
    std::vector<Column> columns_;
    std::vector<std::string> heads_;  // of the row above, while it may go on
    std::string wards_above_;         // lines of a cell that stand over the rest of their row
};

/// A table of locations that a reader gave as lines: "R9W11 Harebell Hospital Linnet ward ZZ7 3HB".
void read_location_line(std::string_view text, Report& report);

}  // namespace findings::understanding
