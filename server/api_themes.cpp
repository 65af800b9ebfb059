// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/problem.hpp"

#include <map>
#include <vector>

namespace findings::api {
namespace {

constexpr std::uint32_t kExamples = 5;  // findings of each polarity in the answer for one theme

Json json_of_theme(const ThemeEntry& theme,
                   const std::map<std::string_view, const FacetValue*>& counts) {
    Json json = {{"id", theme.id}, {"label", theme.label}};
    if (!theme.parent.empty()) json["parent"] = theme.parent;
    if (!theme.definition.empty()) json["definition"] = theme.definition;
    const auto found = counts.find(theme.id);
    json["findings"] = found == counts.end() ? 0 : found->second->findings;
    json["reports"] = found == counts.end() ? 0 : found->second->reports;
    json["links"] = {{"self", api_theme_link(theme.id)},
                     {"page", theme_link(theme.id)},
                     {"findings", api_findings_link(search_for("theme", theme.id))}};
    return json;
}

// What the theme file says of a theme: the part that no search is needed for.
Json json_of_definition(const ThemeEntry& theme, const ThemeTree& themes) {
    Json json = {{"id", theme.id}, {"label", theme.label}};
    if (!theme.parent.empty()) json["parent"] = theme.parent;
    if (!theme.tier.empty()) json["tier"] = theme.tier;
    if (!theme.definition.empty()) json["definition"] = theme.definition;
    json["counts"] = {{"words", theme.cues},
                      {"words_near_others", theme.weak_cues},
                      {"others", theme.weak_context}};
    json["does_not_count"] = Json::array();
    for (const NearMiss& miss : theme.near_misses)
        json["does_not_count"].push_back({{"text", miss.text}, {"why", miss.why}});
    json["related"] = Json::array();
    for (const std::string& id : theme.related)
        json["related"].push_back({{"id", id}, {"label", themes.label(id)}});
    json["crosswalk"] = {{"key_questions", theme.key_questions},
                         {"quality_statements", theme.quality_statements},
                         {"regulations", theme.regulations},
                         {"regulations_2010", theme.regulations_2010},
                         {"code_of_practice", theme.code_of_practice}};
    for (const auto& [what, span] : themes.spans()) {
        json["crosswalk"]["in_force"][what] = {{"from", span.from}};
        if (!span.until.empty()) json["crosswalk"]["in_force"][what]["until"] = span.until;
    }
    return json;
}

Json results_of(const SearchPage& page, const ThemeTree& themes) {
    Json results = Json::array();
    for (const Hit& hit : page.hits) results.push_back(json_of_hit(hit, themes));
    return results;
}

Json sub_themes_of(const ThemeEntry& theme, const Overview& overview, const ThemeTree& themes) {
    std::vector<CountRow> rows = rows_of(overview, facet::kTheme, themes);
    std::erase_if(rows, [&](const CountRow& row) {
        const ThemeEntry* entry = themes.find(row.value);
        return entry == nullptr || entry->parent != theme.id;
    });
    return json_of_rows(rows);
}

}  // namespace

Answer themes(const Call& call) {
    if (const auto problems = unknown_parameters(call.parameters, {}); !problems.empty())
        return refused(problems);
    SearchRequest everything;
    everything.limit = 1;  // only its facets are wanted
    const auto page = call.backend.search(everything);
    if (!page) return problem_json(page.error());
    std::map<std::string_view, const FacetValue*> counts;
    for (const FacetCounts& facet : page->facets) {
        if (facet.facet != facet::kTheme) continue;
        for (const FacetValue& value : facet.values) counts.emplace(value.value, &value);
    }
    Json json = {{"generation", page->generation},
                 {"version", call.themes.version()},
                 {"themes", Json::array()}};
    for (const ThemeEntry& theme : call.themes.themes())
        json["themes"].push_back(json_of_theme(theme, counts));
    return ok(json);
}

Answer theme(const Call& call) {
    if (const auto problems = unknown_parameters(call.parameters, {}); !problems.empty())
        return refused(problems);
    const ThemeEntry* theme = call.themes.find(call.id);
    if (theme == nullptr) return problem_json(404, "no theme has the id " + std::string(call.id));
    SearchRequest question = search_for("theme", theme->id);
    question.limit = kExamples;
    const auto overview = overview_of(call.backend, question);
    if (!overview) return problem_json(overview.error());
    Json json = json_of_definition(*theme, call.themes);
    json["generation"] = overview->all.generation;
    json["version"] = call.themes.version();
    json["total_findings"] = overview->all.total_findings;
    json["total_reports"] = overview->all.total_reports;
    json["by_polarity"] = json_of_row(total_of(*overview));
    json["sub_themes"] = sub_themes_of(*theme, *overview, call.themes);
    json["trend"] = json_of_rows(rows_of(*overview, facet::kYear, call.themes));
    json["by_rating"] = json_of_rows(rows_of(*overview, facet::kRating, call.themes));
    json["by_service"] = json_of_rows(rows_of(*overview, facet::kService, call.themes));
    json["good_practice"] = results_of(overview->good, call.themes);
    json["concerns"] = results_of(overview->concern, call.themes);
    json["links"] = {{"self", api_theme_link(theme->id)},
                     {"page", theme_link(theme->id)},
                     {"findings", api_findings_link(search_for("theme", theme->id))}};
    return ok(json);
}

}  // namespace findings::api
