// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/dossier_forms.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/dashboard_forms.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/own_parameters.hpp"
#include "server/providers.hpp"

#include <algorithm>

namespace findings {
namespace {

Json reports_of(const SearchPage& page) {
    Json list = Json::array();
    for (const Hit& hit : page.hits) {
        if (!hit.report) continue;
        Json report = json_of_report(*hit.report);
        report["matching_findings"] = hit.findings_in_report;
        report["links"] = {{"self", api_report_link(hit.report->id)},
                           {"page", report_link(hit.report->id)}};
        list.push_back(std::move(report));
    }
    return list;
}

Json ratings_of(const Dossier& dossier) {
    Json list = Json::array();
    for (const DossierReport& entry : dossier.reports) {
        const Report& report = *entry.report;
        if (report.ratings.empty()) continue;
        Json row = {{"report", report.id}};
        if (report.published.known()) row["published"] = to_iso(report.published);
        if (!report.location.name.empty()) row["location"] = report.location.name;
        if (!report.service.empty()) row["service"] = report.service;
        for (const std::string& question : rated_questions()) {
            const auto rating = report.ratings.find(question);
            if (rating == report.ratings.end() || rating->second.value == RatingValue::None)
                continue;
            row[question] = to_id(rating->second.value);
            if (rating->second.carried_forward) row["carried_forward"].push_back(question);
        }
        list.push_back(std::move(row));
    }
    return list;
}

Json counts_of(const PolarityCounts& counts) {
    return {{"findings", counts.findings},
            {"good", counts.good},
            {"concern", counts.concern},
            {"requirement", counts.requirement}};
}

Json themes_of(const Dossier& dossier, const SearchRequest& question, const ThemeTree& themes) {
    Json list = Json::array();
    for (const DossierTheme& theme : dossier.themes) {
        Json row = {{"value", theme.id}, {"label", themes.label(theme.id)}};
        if (!theme.parent.empty()) row["parent"] = theme.parent;
        row.update(counts_of(theme.total));
        row["years"] = Json::object();
        for (const auto& [year, counts] : theme.by_year) {
            auto search = for_value(question, facet::kTheme, theme.id, theme.parent);
            if (search) search = for_value(*search, facet::kYear, year, {});
            row["years"][year] = counts_of(counts);
            if (search) row["years"][year]["link"] = api_findings_link(*search);
        }
        list.push_back(std::move(row));
    }
    return list;
}

Json pairs_of(const std::vector<DossierPair>& pairs,
              std::uint64_t total,
              bool with_mixed,
              const ThemeTree& themes) {
    Json list = Json::array();
    for (const DossierPair& pair : pairs) {
        Json entry = {{"themes", pair.themes},
                      {"regulations", pair.regulations},
                      {"reports_between", pair.reports_between}};
        if (with_mixed) entry["also_wanting"] = pair.is_mixed;
        entry["earlier"] = json_of_hit(pair.earlier, themes);
        entry["later"] = json_of_hit(pair.later, themes);
        list.push_back(std::move(entry));
    }
    return {{"total", total}, {"pairs", std::move(list)}};
}

Json demands_of(const Dossier& dossier, const ThemeTree& themes) {
    Json list = Json::array();
    for (const DossierDemand& demand : dossier.demands) {
        Json entry = {{"finding", json_of_hit(demand.demand, themes)},
                      {"later_reports", demand.later_reports}};
        if (demand.answer)
            entry["answer"] = {{"says", demand.is_met ? "met" : "not-met"},
                               {"sentence", demand.sentence},
                               {"finding", json_of_hit(*demand.answer, themes)}};
        list.push_back(std::move(entry));
    }
    return {{"total", dossier.demands_total}, {"results", std::move(list)}};
}

/// Names of a facet that go by `id`; the one with most findings first.
std::vector<std::string> names_of(SearchBackend& backend, std::size_t facet, std::string_view id) {
    SearchRequest everything;
    everything.limit = 1;
    everything.facet_limit = 0;
    const auto page = backend.search(everything);
    std::vector<std::string> names;
    if (!page) return names;
    for (const FacetCounts& counts : page->facets) {
        if (counts.facet != facet) continue;
        for (const FacetValue& value : counts.values) {
            if (provider_id(value.value) == id) names.push_back(value.value);
        }
    }
    return names;
}

Result<void> name(SearchBackend& backend, std::string_view id, ProviderDossier& found) {
    auto names = provider_names(backend, id);
    if (names) {
        found.names = std::move(*names);
        if (Searcher* searcher = backend.searcher())
            found.same_number = providers_of_same_number(*searcher, found.names);
        return {};
    }
    if (names.error().kind != ErrorKind::NotFound) return tl::unexpected(names.error());
    found.names = names_of(backend, facet::kLocation, id);
    found.is_location = true;
    if (found.names.empty())
        return failure(ErrorKind::NotFound,
                       "no provider and no location goes by " + std::string(id),
                       "its id is its name in small letters with hyphens");
    return {};
}

}  // namespace

const std::vector<std::string>& rated_questions() {
    static const std::vector<std::string> questions =
        {"overall", "safe", "effective", "caring", "responsive", "well-led"};
    return questions;
}

ReadRequest read_dossier(const Parameters& parameters, const ThemeTree& themes) {
    OwnParameters own(parameters,
                      {"provider",
                       "-provider",
                       "polarity",
                       "-polarity",
                       "sort",
                       "by",
                       "page",
                       "per_page",
                       "repeats",
                       "same_as",
                       "any"});
    for (const char* const name : {"provider",
                                   "-provider",
                                   "polarity",
                                   "-polarity",
                                   "sort",
                                   "by",
                                   "page",
                                   "per_page",
                                   "repeats",
                                   "same_as",
                                   "any"}) {
        if (!own.value(name).empty())
            own.refuse(name,
                       "is not used here: a dossier has one provider, both sides, and all of what "
                       "matches.");
    }
    ReadRequest read = read_search(own.rest(), themes);
    read.problems.insert(read.problems.end(), own.problems().begin(), own.problems().end());
    return read;
}

Result<ProviderDossier> provider_dossier(SearchBackend& backend,
                                         std::string_view id,
                                         const SearchRequest& filters) {
    ProviderDossier found;
    if (auto named = name(backend, id, found); !named) return tl::unexpected(named.error());
    found.id = provider_id(found.names.front());
    found.filters = filters;
    found.question = filters;
    FacetFilter& filter =
        found.question.filters[found.is_location ? facet::kLocation : facet::kProvider];
    filter.include = found.names;
    filter.include.insert(filter.include.end(), found.same_number.begin(), found.same_number.end());
    SearchRequest question = found.question;
    question.limit = 1;  // its reports are asked for below
    auto overview = overview_of(backend, question);
    if (!overview) return tl::unexpected(overview.error());
    found.overview = std::move(*overview);
    question.by = Grouping::Report;
    question.sort = Sort::Newest;
    question.limit = limits::kReportsOfProvider;
    question.with_facets = false;
    auto reports = backend.search(question);
    if (!reports) return tl::unexpected(reports.error());
    found.reports = std::move(*reports);
    if (Searcher* searcher = backend.searcher()) {
        auto dossier =
            dossier_of(*searcher,
                       {found.question, limits::kReportsOfProvider, limits::kDossierPairs});
        if (!dossier) return tl::unexpected(dossier.error());
        found.dossier = std::move(*dossier);
    }
    return found;
}

std::string dossier_link(std::string_view start,
                         std::string_view id,
                         const SearchRequest& filters) {
    return std::string(start) + escape_url(id) + to_query(to_parameters(filters));
}

Json json_of_provider(const ProviderDossier& found, const ThemeTree& themes) {
    const Overview& overview = found.overview;
    Json json = {{"id", found.id},
                 {"is", found.is_location ? "location" : "provider"},
                 {"name", found.names.front()},
                 {"names", found.names}};
    if (!found.same_number.empty()) json["same_number"] = found.same_number;
    json["generation"] = overview.all.generation;
    json["query"] = json_of_request(overview.all);
    json["total_findings"] = overview.all.total_findings;
    json["total_reports"] = overview.all.total_reports;
    json["by_polarity"] = json_of_row(total_of(overview));
    json["trend"] = json_of_rows(rows_of(overview, facet::kYear, themes));
    json["by_theme"] = json_of_rows(rows_of(overview, facet::kTheme, themes));
    json["by_location"] = json_of_rows(rows_of(overview, facet::kLocation, themes));
    json["reports"] = reports_of(found.reports);
    if (found.dossier) {
        const Dossier& dossier = *found.dossier;
        json["ratings"] = ratings_of(dossier);
        json["themes_by_year"] = themes_of(dossier, found.question, themes);
        json["repeated"] = pairs_of(dossier.repeated, dossier.repeated_total, false, themes);
        json["improved"] = pairs_of(dossier.improved, dossier.improved_total, true, themes);
        json["requirements"] = demands_of(dossier, themes);
    }
    json["links"] = {{"self", dossier_link("/api/v1/providers/", found.id, found.filters)},
                     {"page", dossier_link("/providers/", found.id, found.filters)},
                     {"findings", api_findings_link(found.question)},
                     {"reports", api_reports_link(found.question)}};
    return json;
}

}  // namespace findings
