// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A second search over the same passages, slow and plain, to hold the answers of the real one
// against. It reads the lines of `findings search --format ndjson --limit all`, cuts and compares
// words by itself and counts by looking at every passage; nothing of it is shared with search/ or
// indexer/.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace findings::test {

struct RecountPassage {
    std::string id;
    std::string report;
    /// words of the text, then of each heading, stemmed
    std::vector<std::vector<std::string>> streams;
    std::vector<std::vector<std::string>> written;  // the same as they stand
    std::set<std::string> stems;                    // of the streams
    std::set<std::string> report_stems;             // of its report's title, provider and location
    std::map<std::string, std::set<std::string>> values;  // by name of the facet, folded
    std::string first_day, last_day;                      // YYYY-MM-DD; empty if it has no date
};

/// What a search asks, beside its words.
struct RecountFilters {
    std::map<std::string, std::set<std::string>> include, exclude;  // by name of the facet, folded
    int from_year = 0, to_year = 0;                                 // 0 = open
};

/// Findings and reports.
struct RecountTotal {
    std::uint64_t findings = 0;
    std::set<std::string> reports;
};

struct RecountAnswer {
    RecountTotal total;
    std::set<std::string> ids;
    std::map<std::string, std::map<std::string, RecountTotal>> facets;  // by name and folded value
    std::map<std::string, RecountTotal> missing;                        // by name
};

/// A condition on one passage, and how it is typed.
struct RecountQuery {
    std::string text;
    std::function<bool(const RecountPassage&)> holds;
};

class Recount {
  public:
    /// `lines`: JSON lines of the export. `inspected_of` gives the last day of a report's
    /// inspection for a report that has no date of publication, which a finding does not repeat; ""
    /// if there is none.
    Recount(const std::string& lines,
            const std::function<std::string(const std::string&)>& inspected_of);

    [[nodiscard]] const std::vector<RecountPassage>& passages() const { return passages_; }
    [[nodiscard]] RecountAnswer answer(const RecountQuery& query,
                                       const RecountFilters& filters) const;

    /// Words, phrases, words near each other, either of two, exclusions: made of what stands in the
    /// passages, without the words in `avoided` (those that a thesaurus widens).
    [[nodiscard]] RecountQuery any_query(std::mt19937& random,
                                         const std::set<std::string>& avoided) const;
    [[nodiscard]] RecountFilters any_filters(std::mt19937& random) const;

    /// Facets whose values are compared.
    static constexpr std::array kFacetNames = {"theme",
                                               "polarity",
                                               "kind",
                                               "key_question",
                                               "rating",
                                               "report_kind",
                                               "service",
                                               "region",
                                               "provider",
                                               "location",
                                               "publisher",
                                               "regulation",
                                               "year"};

  private:
    [[nodiscard]] std::string some_word(std::mt19937& random,
                                        const std::set<std::string>& avoided) const;
    [[nodiscard]] std::vector<std::string> neighbours(std::mt19937& random,
                                                      std::size_t count) const;

    std::vector<RecountPassage> passages_;
};

/// English stem of a word in small letters; a word with a digit or an ampersand stands for itself.
[[nodiscard]] std::string recount_stem(const std::string& word);

/// Case folded, runs of white space as one space.
[[nodiscard]] std::string folded_value(const std::string& value);

}  // namespace findings::test
