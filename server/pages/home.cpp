// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <array>
#include <map>
#include <string>

namespace findings::pages {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

struct Example {
    const char* question;
    const char* words;
    const char* polarity;  // "" = any
};

// What people asked when the product was planned, as they would say it.
constexpr std::array kExamples = {
    Example{"How have wards reduced restraint?", "reduce restraint", "good"},
    Example{"Which blanket restrictions were lifted, and how?", "blanket restrictions", "good"},
    Example{"Where were ligature points not identified?",
            "ligature risks not identified",
            "concern"},
    Example{"What must providers do about staff supervision?", "supervision", "requirement"},
    Example{"What do peer workers change on a ward?", "peer workers", ""},
};

Counts theme_counts(const SearchPage& page) {
    Counts counts;
    for (const FacetCounts& facet : page.facets) {
        if (kFacets.at(facet.facet).name != "theme") continue;
        for (const FacetValue& value : facet.values) counts[value.value] = value.findings;
    }
    return counts;
}

std::uint64_t count_of(const Counts& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

SearchRequest theme_search(const std::string& theme, const char* polarity) {
    SearchRequest request = search_for("theme", theme);
    request.filters[*facet_number("polarity")].include.emplace_back(polarity);
    return request;
}

// Themes of the first level that have findings.
Json doors(const ThemeTree& themes, const Counts& all, const Counts& good, const Counts& concern) {
    Json list = Json::array();
    for (const ThemeEntry& theme : themes.themes()) {
        if (!theme.parent.empty() || count_of(all, theme.id) == 0) continue;
        Json door = {{"door_label", theme.label},
                     {"door_href", search_link(search_for("theme", theme.id))},
                     {"door_total", counted(count_of(all, theme.id), "finding")}};
        const std::uint64_t good_count = count_of(good, theme.id);
        const std::uint64_t concern_count = count_of(concern, theme.id);
        door["good_count"] = good_count > 0 ? in_words(good_count) : std::string{};
        door["good_href"] = search_link(theme_search(theme.id, "good"));
        door["concern_count"] = concern_count > 0 ? in_words(concern_count) : std::string{};
        door["concern_href"] = search_link(theme_search(theme.id, "concern"));
        list.push_back(std::move(door));
    }
    return list;
}

Json newest_reports(const SearchPage& page) {
    Json list = Json::array();
    for (const Hit& hit : page.hits) {
        if (!hit.report) continue;
        list.push_back({{"report_title", title_of(*hit.report)},
                        {"report_href", report_link(hit.report->id)},
                        {"report_place",
                         hit.report->title.find(place_of(*hit.report)) == std::string::npos
                             ? place_of(*hit.report)
                             : std::string{}},
                        {"report_kind", report_kind_label(hit.report->report_kind)},
                        {"report_iso", to_iso(hit.report->published)},
                        {"report_date", in_words(hit.report->published)}});
    }
    return list;
}

Json examples() {
    Json list = Json::array();
    for (const Example& example : kExamples) {
        SearchRequest request;
        request.text = example.words;
        if (*example.polarity != '\0')
            request.filters[*facet_number("polarity")].include.emplace_back(example.polarity);
        list.push_back(
            {{"example_question", example.question}, {"example_href", search_link(request)}});
    }
    return list;
}

SearchRequest newest_request() {
    SearchRequest request;
    request.by = Grouping::Report;
    request.sort = Sort::Newest;
    request.limit = limits::kNewestReports;
    return request;
}

SearchRequest counting_request(const char* polarity) {
    SearchRequest request = search_for("polarity", polarity);
    request.limit = 1;  // only its facets are wanted
    return request;
}

}  // namespace

Answer home(const Call& call) {
    const auto newest = call.backend.search(newest_request());
    if (!newest) return error(status_of(newest.error().kind));
    const auto good = call.backend.search(counting_request("good"));
    if (!good) return error(status_of(good.error().kind));
    const auto concern = call.backend.search(counting_request("concern"));
    if (!concern) return error(status_of(concern.error().kind));

    const IndexSummary& summary = call.backend.summary();
    Json view = page_view("");
    view["base_findings"] = in_words(summary.findings);
    view["base_reports"] = in_words(summary.reports);
    view["doors"] =
        doors(call.themes, theme_counts(*newest), theme_counts(*good), theme_counts(*concern));
    view["has_doors"] = !view["doors"].empty();
    view["newest"] = newest_reports(*newest);
    view["has_newest"] = !view["newest"].empty();
    view["examples"] = examples();
    view["generation"] = summary.generation;
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("home", view);
}

}  // namespace findings::pages
