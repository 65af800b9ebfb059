// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a problem to practice: good practice on the themes of a concern, a requirement or a text,
// best to copy first. docs/practice.md says how it is ranked, docs/adr/0022 why.

#include "indexer/schema/result.hpp"
#include "search/page.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct PracticeRequest {
    std::string id;    // of a finding; or
    std::string text;  // any text: a query, a requirement, a paragraph of a report
    /// of the text, if somebody labelled it; empty = those of the findings most like it
    std::vector<std::string> themes;
    std::string service, region;  // of the reader; empty = those of the finding's report
    SearchRequest within;  // filters and dates that the practice has to pass; offset and limit
};

/// How a service was rated when the practice was reported, and in its newest report after that.
struct LaterRating {
    RatingValue then = RatingValue::None, later = RatingValue::None;
    std::string report_id;  // that says so
    std::uint32_t year = 0;
    [[nodiscard]] bool is_better() const;
};

/// What kind of evidence the passage is. The order is that of their worth.
enum class EvidenceGrade : std::uint8_t {
    Told,      // by those who did it, or by others after them
    Observed,  // by somebody who looked for himself: an inspection, a visit
    Counted,   // with a number
    Compared,  // with a number and what it was before or elsewhere
};

/// Why a practice was chosen; each share lies between 0 and 1.
struct PracticeReasons {
    double words = 0;    // how near its words are, against the nearest
    double themes = 0;   // how much of the question's themes it has
    double service = 0;  // likeness of the service
    double evidence = 0;
    double newness = 0;
    double later = 0;  // whether the service is known to have become better, or to be good
    std::vector<std::string> shared_themes;  // ids, the most particular only
    std::vector<std::string> shared_words;   // as the question has them, most telling first
    bool same_service = false, same_region = false;
    EvidenceGrade grade = EvidenceGrade::Told;
    std::optional<LaterRating> later_rating;
};

struct Practice {
    Hit hit;
    PracticeReasons why;
};

struct AskedTheme {
    std::string id;
    double weight = 0;  // the weights of all are 1 together
};

struct PracticePage {
    std::vector<AskedTheme> themes;  // what the question is about, most of all first
    std::vector<std::string> words;  // that the question is compared by, most telling first
    std::string service, region;     // that likeness was measured against
    /// by the findings most like the text, because nobody labelled it
    bool themes_are_voted = false;
    std::string generation;
    std::uint64_t total_findings = 0;  // good practice on at least one of these themes
    std::uint64_t total_reports = 0;
    SearchRequest search;  // finds as many; without order
    std::vector<Practice> practices;
    double took_ms = 0;
};

/// NotFound for an id that is not in this generation; errors of filters as Searcher::search. A text
/// about nothing that the base knows gives a page without themes and practices.
[[nodiscard]] Result<PracticePage> practice_for(Searcher& searcher, const PracticeRequest& request);

}  // namespace findings
