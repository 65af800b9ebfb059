// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "search/request.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// A piece of text, marked if it matched the query.
struct SnippetPart {
    std::string text;  // UTF-8, not escaped: whoever renders it escapes for his format
    bool is_match = false;
};

/// How often the same words stand in the index, the passage itself counted; 0 and 0 for a passage
/// like no other.
struct SameWords {
    std::uint64_t findings = 0;
    std::uint64_t reports = 0;
};

/// One passage of a result.
struct Hit {
    Passage passage;
    /// particulars only; shared by the hits of one page that come from one report
    std::shared_ptr<const Report> report;
    std::vector<SnippetPart> snippet;  // extract of the text; "…" parts where it was cut
    double score = 0;
    SameWords same_words;
    /// matching passages of that report; only when grouped by report
    std::uint64_t findings_in_report = 0;
};

struct FacetValue {
    std::string value;   // what a filter takes
    std::string label;   // what a page shows
    std::string parent;  // value of the parent theme; empty for others
    std::uint64_t findings = 0;
    std::uint64_t reports = 0;
    bool selected = false;
    bool excluded = false;
};

struct FacetCounts {
    std::size_t facet = 0;  // number in kFacets
    /// most findings first, children after their parent; selected ones always present
    std::vector<FacetValue> values;
    /// with a finding in this result; long open facets list only the first of them
    std::uint64_t values_total = 0;
    std::uint64_t missing_findings = 0;  // matching passages without any value
    std::uint64_t missing_reports = 0;
};

/// What the same words would find if any of them were enough.
struct AnyOf {
    std::uint64_t total_findings = 0;
    std::uint64_t total_reports = 0;
};

/// A condition of a search that found nothing, and what the search finds without it.
struct Advice {
    std::string without;  // name of a filter ("theme", "from"), or a word or phrase as typed
    bool is_word = false;
    SearchRequest request;  // the search without it
    std::uint64_t total_findings = 0;
    std::uint64_t total_reports = 0;
};

/// How something typed may go on.
struct Suggestion {
    std::string kind;            // name of a facet, or "word"
    std::string value;           // what its filter takes, or the words to search for
    std::string label;           // what a list shows
    std::uint64_t findings = 0;  // that have the value, or hold the last word in any of its forms
};

/// One answer over one generation.
struct SearchPage {
    /// filters written in the text moved to `filters`, text reduced to words
    SearchRequest understood;
    std::string description;  // how the words were understood, for --explain
    std::string generation;   // name of the generation that answered
    std::uint64_t total_findings = 0;
    std::uint64_t total_reports = 0;
    /// results to page through where repeats are shown once, else total_findings
    std::uint64_t total_distinct = 0;
    double took_ms = 0;
    std::vector<Hit> hits;
    std::vector<FacetCounts> facets;  // in the order of kFacets
    std::string did_you_mean;    // the words better spelt, where none are found as typed; empty =
                                 // nothing better
    std::vector<Advice> advice;  // what helps, where nothing is found
    /// offered when all of the words find little and any of them finds more
    std::optional<AnyOf> any_of;
    /// stems that a search for similar passages went by, most telling first
    std::vector<std::string> telling_words;
    std::vector<std::string> notes;  // "read as plain words: bracket never closed at character 7"
};

}  // namespace findings
