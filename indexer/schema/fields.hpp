// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The schema: what a generation of the index holds. Indexer, query parser, facet counts, JSON names
// and docs/query-language.md are driven by the table at the end.
//
// A generation is a directory:
//     glass files      one Xapian database, without term lists, positions and document data
//     passages.bin     the record of every passage (indexer/schema/passage_file.hpp)
//     words.bin        its stems in their order, for phrases (indexer/schema/word_file.hpp)
//     columns.bin      report, date and facet values of every passage, by document id
//     (indexer/schema/columns.hpp) repeats.bin      which passages say the same as others
//     (indexer/schema/repeat_file.hpp) ledger.jsonl     every file ever seen and what became of it
//     taxonomy.json    the theme file the labels were made with
//     thesaurus.json   words that mean the same, for searches; may be absent
//     MANIFEST.json    generation number, versions, and the SHA-256 of each file above
//
// One Xapian document is one passage. Documents of one report are neighbours, in the order of the
// report.
//
// Terms of a passage: the English stem of each word of its text and of its headings, case folded.
// Nothing else is in the database: what filters and counts need lies in the columns, where a change
// of labels does not touch the postings (docs/adr/0017). There are the stems of the report's title,
// provider and location, too: they let a passage match
// ("harrowdene seclusion") but neither rank it nor lengthen it.
//
// The record of a passage is encode(Passage) of indexer/schema/record.hpp.
//
// Metadata
//     schema               kSchemaVersion
//     report/<report id>   encode_particulars(Report)

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace findings {

inline constexpr int kSchemaVersion = 6;

inline constexpr const char* kColumnsFile = "columns.bin";
inline constexpr const char* kPassagesFile = "passages.bin";
inline constexpr const char* kWordsFile = "words.bin";

inline constexpr std::string_view kSchemaKey = "schema";
inline constexpr std::string_view kReportKeyPrefix = "report/";

/// How a facet's values are told apart and shown.
enum class FacetValues : std::uint8_t {
    Closed,  // a vocabulary of ours: the value is its id ("good-practice")
    Open,    // names from the sources: the value is the name itself, compared by fold()
};

/// A field users filter and count by.
struct Facet {
    std::string_view name;   // in queries (rating:good), JSON and URLs; never renamed, only retired
    std::string_view label;  // on pages
    FacetValues values;
    bool many;  // a passage may carry several values
};

// Order is the order of the filter panel. The position in this table is the facet's number
// everywhere.
inline constexpr std::array kFacets = {
    Facet{"theme", "Theme", FacetValues::Closed, true},
    Facet{"polarity", "Polarity", FacetValues::Closed, false},
    Facet{"kind", "Kind of finding", FacetValues::Closed, false},
    Facet{"key_question", "Key question", FacetValues::Closed, false},
    Facet{"rating", "Overall rating", FacetValues::Closed, false},
    Facet{"report_kind", "Kind of report", FacetValues::Closed, false},
    Facet{"service", "Service", FacetValues::Open, false},
    Facet{"region", "Region", FacetValues::Open, false},
    Facet{"provider", "Provider", FacetValues::Open, false},
    Facet{"location", "Location", FacetValues::Open, false},
    Facet{"publisher", "Publisher", FacetValues::Open, false},
    Facet{"regulation", "Regulation", FacetValues::Open, true},
    Facet{"year", "Year", FacetValues::Closed, false},
};
inline constexpr std::size_t kFacetCount = kFacets.size();

// Numbers of the facets that code fills or reads by name; facet_number() finds the same.
namespace facet {
inline constexpr std::size_t kTheme = 0, kPolarity = 1, kKind = 2, kKeyQuestion = 3, kRating = 4,
                             kReportKind = 5, kService = 6, kRegion = 7, kProvider = 8,
                             kLocation = 9, kPublisher = 10, kRegulation = 11, kYear = 12;
}

/// Filters that are ranges, not facets: from and to, ISO dates compared with the day of
/// publication.
inline constexpr std::string_view kFromFilter = "from";
inline constexpr std::string_view kToFilter = "to";

/// Number of the facet called `name`; nothing for any other name.
[[nodiscard]] constexpr std::optional<std::size_t> facet_number(std::string_view name) {
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
        if (kFacets[i].name == name) return i;
    }
    return std::nullopt;
}

namespace detail {
constexpr bool facets_are_distinct() {
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (kFacets[i].name == kFacets[j].name) return false;
        }
    }
    return true;
}
}  // namespace detail
static_assert(detail::facets_are_distinct());
static_assert(kFacets[facet::kTheme].name == "theme" && kFacets[facet::kRating].name == "rating" &&
              kFacets[facet::kService].name == "service" &&
              kFacets[facet::kRegulation].name == "regulation" &&
              kFacets[facet::kYear].name == "year");

}  // namespace findings
