// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "indexer/schema/report.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// Makes the columns of one segment. Labels and parents of values stay open: they belong to the
/// theme file of a generation.
class ColumnBuilder {
  public:
    ColumnBuilder();
    ColumnBuilder(const ColumnBuilder&) = delete;
    ColumnBuilder& operator=(const ColumnBuilder&) = delete;
    ~ColumnBuilder();

    /// A report, whose passages follow. Without passages it is no row of any column.
    /// `words`: stems of its title, provider and location, in any order; repeats do no harm.
    void begin(const Report& report, std::vector<std::string> words);
    /// A passage of the report that was begun last; gets the next document id. Ids begin at 1.
    void add(const Report& report, const Passage& passage);
    /// The columns of all reports added. The builder is spent.
    [[nodiscard]] ColumnsData take();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A theme as pages show it; `parent` is empty for a top theme.
struct ThemeName {
    std::string id, label, parent;
};

/// The columns of a generation: those of its segments, in their order, with one dictionary a facet,
/// sorted by key.
[[nodiscard]] ColumnsData join_columns(std::span<const ColumnsView> segments,
                                       std::span<const ThemeName> themes,
                                       std::map<std::string, std::string> facts);

}  // namespace findings
