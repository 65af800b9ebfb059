// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// columns.bin: for every passage its report, its date and its facet values, by document id.
// Filters, dates, counts and orders are decided here, and nowhere else
// (docs/adr/0004-facet-columns.md, 0017). A segment has one, too; those of a generation's segments
// are joined. Mapped read-only by searchers. Little-endian, arrays aligned to 4 bytes.

#include "indexer/schema/fields.hpp"
#include "indexer/schema/result.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Stands where a document has no value, no report (its id is unused) or no date.
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;
/// Stands for a report whose passages have different values.
inline constexpr std::uint32_t kVaries = 0xFFFFFFFE;

/// One value of a facet, as in the dictionary of its column.
struct ColumnValue {
    std::string key;               // facet_key() of the value: what filters are compared by
    std::string value;             // what filters take and JSON shows
    std::string label;             // what pages show
    std::uint32_t parent = kNone;  // number of the parent theme in the same dictionary
};

/// Values of one facet by document id. Of a facet with many values (kFacets), document d has
/// ordinals[offsets[d]] .. ordinals[offsets[d + 1]]; of any other, ordinals[d], kNone if it has
/// none.
struct FacetColumn {
    std::vector<ColumnValue> values;
    std::vector<std::uint32_t> offsets;  // last_docid + 2 entries; none for a facet with one value
    /// of a facet with one value: last_docid + 1 entries, [0] is kNone
    std::vector<std::uint32_t> ordinals;
};

/// Stems of the title, provider and location of each report: report r has ordinals[offsets[r]] ..
/// ordinals[offsets[r + 1]], ascending.
struct ReportWords {
    std::vector<std::string> stems;  // sorted
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> ordinals;
};

struct ColumnsData {
    // What an answer says of its generation: "built_at" (ISO 8601, UTC), "labeller",
    // "themes" (ids of the theme file, a space after each).
    std::map<std::string, std::string> facts;
    std::uint32_t last_docid = 0;
    std::vector<std::string> report_ids;  // by report ordinal, in the order of documents
    /// what the report was cut from (Report::part_of); empty for a whole file
    std::vector<std::string> part_ids;
    std::vector<std::uint32_t> first_docids;  // of each report; one more entry: last_docid + 1
    ReportWords report_words;
    std::vector<std::uint32_t> first_day;  // last_docid + 1 entries, yyyymmdd; 0 = unknown
    std::vector<std::uint32_t> last_day;
    std::array<FacetColumn, kFacetCount> facets;
};

[[nodiscard]] std::string encode_columns(const ColumnsData& data);

/// A column over mapped bytes.
struct FacetColumnView {
    std::vector<ColumnValue> values;
    std::span<const std::uint32_t> offsets;
    std::span<const std::uint32_t> ordinals;
    // By report: the one value of all its passages, kNone if they have none, kVaries if they differ
    // or have several. Worked out when opened.
    std::vector<std::uint32_t> of_report;

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t docid) const {
        if (offsets.empty()) return ordinals.subspan(docid, ordinals[docid] == kNone ? 0 : 1);
        return ordinals.subspan(offsets[docid], offsets[docid + 1] - offsets[docid]);
    }
};

struct ReportWordsView {
    std::vector<std::string> stems;
    std::span<const std::uint32_t> offsets, ordinals;

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t report) const {
        return ordinals.subspan(offsets[report], offsets[report + 1] - offsets[report]);
    }
};

/// Columns over bytes that outlive it. Every ordinal and offset has been checked against its range.
struct ColumnsView {
    std::map<std::string, std::string> facts;
    std::uint32_t last_docid = 0;
    std::vector<std::string> report_ids, part_ids;
    std::span<const std::uint32_t> first_docids, first_day, last_day;
    ReportWordsView report_words;
    /// last_docid + 1 entries; [0] is kNone. Worked out when opened
    std::vector<std::uint32_t> report_of_doc;
    std::array<FacetColumnView, kFacetCount> facets;

    /// Ordinal of a report; kNone if this generation does not have it. Cost: a walk over the ids of
    /// all reports.
    [[nodiscard]] std::uint32_t report_ordinal(std::string_view id) const;
    /// Its documents, which are neighbours: [first, one after the last).
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> docids_of(std::uint32_t report) const {
        return {first_docids[report], first_docids[report + 1]};
    }

    [[nodiscard]] static Result<ColumnsView> over(std::string_view bytes);
};

}  // namespace findings
