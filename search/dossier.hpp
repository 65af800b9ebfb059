// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What reports say of one provider or place over the years. docs/dossier.md says how to read it,
// docs/adr/0025 why nothing in it is guessed.

#include "indexer/schema/result.hpp"
#include "search/page.hpp"
#include "search/polarities.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct DossierRequest {
    SearchRequest search;  // whose findings; page, order and grouping are not looked at
    std::uint32_t reports = 100, pairs = 50;  // listed at most, newest first
};

/// A report and what of it matches.
struct DossierReport {
    std::shared_ptr<const Report> report;
    PolarityCounts counts;
};

/// A theme over the years of publication.
struct DossierTheme {
    std::string id, parent;
    PolarityCounts total;
    std::map<std::string, PolarityCounts> by_year;  // years with a finding
};

/// Two findings of different inspections of one place.
struct DossierPair {
    Hit earlier, later;
    std::vector<std::string> themes;       // that both have, the most particular only
    std::vector<std::string> regulations;  // that both name, without their paragraphs
    std::uint32_t reports_between = 0;
    bool is_mixed = false;  // of an improvement: the later report finds the theme wanting, too
};

/// Something that a provider must or should do, and what later reports say has become of it.
struct DossierDemand {
    Hit demand;
    std::uint32_t later_reports = 0;  // on the same place
    /// passage of a later report that says whether it is met; nothing if none says so
    std::optional<Hit> answer;
    std::string sentence;  // of the answer
    bool is_met = false;
};

struct Dossier {
    SearchRequest understood;
    std::string generation;
    std::uint64_t total_findings = 0, total_reports = 0;
    std::vector<DossierReport> reports;  // newest first; those without a date last
    std::vector<DossierTheme> themes;    // themes and sub-themes, most findings first
    std::vector<std::string> years;      // with a finding, ascending
    std::vector<DossierPair> repeated;   // breaches found again, newest first
    std::uint64_t repeated_total = 0;
    std::vector<DossierPair> improved;  // a concern, later good practice on the same theme
    std::uint64_t improved_total = 0;
    std::vector<DossierDemand> demands;  // what must be done, newest first
    std::uint64_t demands_total = 0;
    double took_ms = 0;
};

/// Errors as Searcher::search.
[[nodiscard]] Result<Dossier> dossier_of(Searcher& searcher, const DossierRequest& request);

/// Names of providers whose newest report has this number of the regulator or the NHS, in lower
/// case; the one with the newest report first. Cost: a walk over the reports, and one report read
/// for each of the 1,000 first names.
[[nodiscard]] std::vector<std::string> providers_with_number(Searcher& searcher,
                                                             std::string_view number);
/// Names under which the reports on these providers give one of the same numbers: earlier and later
/// registrations.
[[nodiscard]] std::vector<std::string> providers_of_same_number(
    Searcher& searcher,
    const std::vector<std::string>& names);

}  // namespace findings
