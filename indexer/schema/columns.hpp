// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// columns.bin: for every Xapian document id of a generation its report, its date and its facet values, so that exact
// counts need no look-up in the database (docs/adr/0004-facet-columns.md). Derived from the terms when a generation is
// published; mapped read-only by searchers. Little-endian, arrays aligned to 4 bytes.

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/result.hpp"

namespace findings {

/// Stands where a document has no value, no report (its id is unused) or no date.
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// One value of a facet, as in the dictionary of its column.
struct ColumnValue {
    std::string key;     // what follows the prefix in the term; fold() of the value
    std::string value;   // what filters take and JSON shows
    std::string label;   // what pages show
    std::uint32_t parent = kNone;  // number of the parent theme in the same dictionary
};

/// Values of one facet by document id: document d has ordinals[offsets[d]] .. ordinals[offsets[d + 1]].
struct FacetColumn {
    std::vector<ColumnValue> values;
    std::vector<std::uint32_t> offsets;  // last_docid + 2 entries
    std::vector<std::uint32_t> ordinals;
};

struct ColumnsData {
    // What an answer says of its generation: "built_at" (ISO 8601, UTC), "labeller",
    // "themes" (ids of the theme file, a space after each).
    std::map<std::string, std::string> facts;
    std::uint32_t last_docid = 0;
    std::vector<std::string> report_ids;        // by report ordinal
    std::vector<std::uint32_t> report_of_doc;   // last_docid + 1 entries; [0] is kNone. Neighbours share a report
    std::vector<std::uint32_t> first_day;       // last_docid + 1 entries, yyyymmdd; 0 = unknown
    std::vector<std::uint32_t> last_day;
    std::vector<std::uint32_t> rating_rank;     // last_docid + 1 entries; 1 outstanding .. 4 inadequate, 9 none
    std::array<FacetColumn, kFacetCount> facets;
};

[[nodiscard]] std::string encode_columns(const ColumnsData& data);

/// A column over mapped bytes.
struct FacetColumnView {
    std::vector<ColumnValue> values;
    std::span<const std::uint32_t> offsets;
    std::span<const std::uint32_t> ordinals;

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t docid) const {
        return ordinals.subspan(offsets[docid], offsets[docid + 1] - offsets[docid]);
    }
};

/// Columns over bytes that outlive it. Every ordinal and offset has been checked against its range.
struct ColumnsView {
    std::map<std::string, std::string> facts;
    std::uint32_t last_docid = 0;
    std::vector<std::string> report_ids;
    std::span<const std::uint32_t> report_of_doc, first_day, last_day, rating_rank;
    std::array<FacetColumnView, kFacetCount> facets;

    [[nodiscard]] static Result<ColumnsView> over(std::string_view bytes);
};

}  // namespace findings
