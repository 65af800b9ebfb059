// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/pages/counts.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace findings::pages {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

struct Example {
    const char* question;
    const char* words;
    const char* polarity;  // "" = any
};

struct Group {
    const char* title;
    std::array<Example, 4> examples;
};

// What people asked when the product was planned, as they would say it.
constexpr std::array kGroups = {
    Group{"If you improve quality",
          {Example{"How have wards reduced restraint?", "restraint", "good"},
           Example{"Which blanket restrictions were lifted, and how?",
                   "blanket restrictions",
                   "good"},
           Example{"What do peer workers change on a ward?", "peer workers", ""},
           Example{"What helped patients to go home sooner?", "discharge delays", "good"}}},
    Group{"If you inspect",
          {Example{"Where were ligature points a risk?", "ligature", "concern"},
           Example{"What must providers do about training?", "training", "requirement"},
           Example{"What went wrong with seclusion?", "seclusion", "concern"},
           Example{"What went wrong with observation?", "observation records", "concern"}}},
    Group{"If you plan or commission",
          {Example{"What is known about waiting times?", "waiting kind:measure", ""},
           Example{"What do national reports recommend on restraint?",
                   "restraint kind:recommendation",
                   ""},
           Example{"Who tried crisis cafes, and what came of it?", "crisis cafe", ""},
           Example{"How do services work with carers?", "carers involved", "good"}}},
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
    return with_polarity(search_for("theme", theme), polarity);
}

// By theme, the passages of each of the newest years: the trend beside a door.
using Trends = std::map<std::string, std::vector<CountRow>>;

Result<Trends> trends_of(SearchBackend& backend, const SearchPage& everything) {
    constexpr std::size_t kYears = 10;
    std::vector<std::string> years;
    for (const FacetCounts& counts : everything.facets) {
        if (counts.facet != facet::kYear) continue;
        for (const FacetValue& value : counts.values) years.push_back(value.value);
    }
    std::ranges::sort(years);
    if (years.size() > kYears) years.erase(years.begin(), years.end() - kYears);
    Trends trends;
    for (const std::string& year : years) {
        SearchRequest request = search_for("year", year);
        request.limit = 1;  // only its facets are wanted
        const auto page = backend.search(request);
        if (!page) return tl::unexpected(page.error());
        for (const auto& [theme, findings] : theme_counts(*page)) {
            CountRow row;
            row.value = row.label = year;
            row.findings = findings;
            trends[theme].push_back(std::move(row));
        }
    }
    return trends;
}

// Themes of the first level that have findings, those the base was made for first.
Json doors(const ThemeTree& themes,
           const Counts& all,
           const Counts& good,
           const Counts& concern,
           Trends& trends) {
    Json list = Json::array();
    for (const ThemeEntry& theme : themes.themes()) {
        if (!theme.parent.empty() || count_of(all, theme.id) == 0 || list.size() >= limits::kDoors)
            continue;
        Json door = {{"door_label", theme.label},
                     {"door_href", theme_link(theme.id)},
                     {"door_total", counted(count_of(all, theme.id), "passage")},
                     {"door_trend", trend_view(with_every_year(trends[theme.id]))}};
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

Json groups_view() {
    Json groups = Json::array();
    for (const Group& group : kGroups) {
        Json list = Json::array();
        for (const Example& example : group.examples) {
            SearchRequest request;
            request.text = example.words;
            if (*example.polarity != '\0') request = with_polarity(request, example.polarity);
            list.push_back(
                {{"example_question", example.question}, {"example_href", search_link(request)}});
        }
        groups.push_back({{"group_title", group.title}, {"examples", std::move(list)}});
    }
    return groups;
}

// How large the base is, what time it covers, and when it was built.
void add_base(Json& view, const SearchPage& everything, const Call& call) {
    const IndexSummary& summary = call.backend.summary();
    view["base_findings"] = in_words(summary.findings);
    view["base_reports"] = in_words(summary.reports);
    std::vector<std::string> years;
    for (const FacetCounts& counts : everything.facets) {
        if (counts.facet != facet::kYear) continue;
        for (const FacetValue& value : counts.values) years.push_back(value.value);
    }
    if (!years.empty()) {
        const auto [first, last] = std::ranges::minmax_element(years);
        view["base_years"] = *first == *last ? *first : *first + " to " + *last;
    }
    const auto built = from_iso(summary.built_at.substr(0, summary.built_at.find('T')));
    if (built) {
        view["base_built"] = in_words(*built);
        view["base_age"] = age_in_words(*built, call.today);
    }
    view["generation"] = summary.generation;
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

    auto trends = trends_of(call.backend, *newest);
    if (!trends) return error(status_of(trends.error().kind));

    Json view = page_view("");
    add_base(view, *newest, call);
    const Counts all = theme_counts(*newest);
    view["doors"] = doors(call.themes, all, theme_counts(*good), theme_counts(*concern), *trends);
    view["has_doors"] = !view["doors"].empty();
    view["more_doors"] = counted(call.themes.themes().size(), "theme");
    view["newest"] = newest_reports(*newest);
    view["has_newest"] = !view["newest"].empty();
    view["groups"] = groups_view();
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("home", view);
}

}  // namespace findings::pages
