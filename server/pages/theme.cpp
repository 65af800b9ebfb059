// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/pages/card.hpp"
#include "server/pages/counts.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings::pages {
namespace {

constexpr std::uint32_t kCardsShown = 3;  // of each polarity; a link leads to the rest
constexpr std::size_t kCuesShown = 12;

Json words_view(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    Json list = Json::array();
    for (std::size_t i = from; i < std::min(to, words.size()); ++i)
        list.push_back({{"cue_word", words[i]}});
    return list;
}

// What counts and what does not, as the theme file has it.
void add_definition(Json& view, const ThemeEntry& theme, const ThemeTree& themes) {
    view["definition"] = theme.definition;
    view["cue_words"] = words_view(theme.cues, 0, kCuesShown);
    view["has_cues"] = !theme.cues.empty();
    view["more_cues"] = words_view(theme.cues, kCuesShown, theme.cues.size());
    view["has_more_cues"] = theme.cues.size() > kCuesShown;
    view["weak_words"] = words_view(theme.weak_cues, 0, theme.weak_cues.size());
    view["has_weak"] = !theme.weak_cues.empty();
    view["context_words"] = words_view(theme.weak_context, 0, kCuesShown);
    view["misses"] = Json::array();
    for (const NearMiss& miss : theme.near_misses)
        view["misses"].push_back({{"miss_text", miss.text}, {"miss_why", miss.why}});
    view["has_misses"] = !theme.near_misses.empty();
    view["related"] = Json::array();
    for (const std::string& id : theme.related) {
        if (themes.find(id) != nullptr)
            view["related"].push_back(
                {{"related_label", themes.label(id)}, {"related_href", theme_link(id)}});
    }
    view["has_related"] = !view["related"].empty();
    if (const ThemeEntry* parent = themes.find(theme.parent)) {
        view["parent_label"] = parent->label;
        view["parent_href"] = theme_link(parent->id);
    }
}

// "since 21 November 2023", "1 October 2010 to 31 March 2015"
std::string span_in_words(const ThemeTree& themes, std::string_view what) {
    const auto span = themes.spans().find(what);
    if (span == themes.spans().end()) return {};
    const auto words = [](const std::string& iso) {
        return in_words(from_iso(iso).value_or(PartialDate{}));
    };
    const auto& [from, until] = span->second;
    return until.empty() ? " (since " + words(from) + ")"
                         : " (" + words(from) + " to " + words(until) + ")";
}

// "Regulation 13" is the value "13" of the facet, if it is cited at all.
std::string regulation_href(const ThemeEntry& theme,
                            const std::string& regulation,
                            const std::string& instrument = {}) {
    constexpr std::string_view kName = "Regulation ";
    if (!regulation.starts_with(kName)) return {};
    SearchRequest search = search_for("theme", theme.id);
    search.filters[facet::kRegulation].include = {instrument + regulation.substr(kName.size())};
    return search_link(search);
}

void add_crosswalk(Json& view, const ThemeEntry& theme, const ThemeTree& themes) {
    Json rows = Json::array();
    const auto add = [&](const std::string& framework,
                         const std::string& name,
                         const std::string& href) {
        rows.push_back({{"walk_framework", framework}, {"walk_name", name}, {"walk_href", href}});
    };
    for (const std::string& id : theme.key_questions) {
        SearchRequest search = search_for("theme", theme.id);
        search.filters[facet::kKeyQuestion].include = {id};
        add("Key question",
            facet_value_label(facet::kKeyQuestion, id, themes),
            search_link(search));
    }
    for (const std::string& name : theme.quality_statements)
        add("Quality statement" + span_in_words(themes, "quality_statements"), name, {});
    for (const std::string& name : theme.regulations) {
        const std::string title = themes.regulation_title(name);
        const bool is_registration = name.starts_with("Registration");
        add("Regulation" + (is_registration ? std::string{} : span_in_words(themes, "regulations")),
            title.empty() ? name : name + ": " + title,
            regulation_href(theme, name));
    }
    for (const std::string& name : theme.regulations_2010) {
        const std::string title = themes.regulation_2010_title(name);
        add("Regulation" + span_in_words(themes, "regulations_2010"),
            title.empty() ? name : name + ": " + title,
            regulation_href(theme, name, "2010/"));
    }
    for (const std::string& name : theme.code_of_practice) {
        const bool is_named = name.starts_with("Code of Practice");
        add("Mental Health Act Code of Practice",
            is_named ? name.substr(sizeof "Code of Practice") : name,
            {});
    }
    view["crosswalk"] = std::move(rows);
    view["has_crosswalk"] = !view["crosswalk"].empty();
}

void add_counts(Json& view,
                const ThemeEntry& theme,
                const Overview& overview,
                const ThemeTree& themes) {
    const SearchRequest question = search_for("theme", theme.id);
    std::vector<CountRow> subs = rows_of(overview, facet::kTheme, themes);
    std::erase_if(subs, [&](const CountRow& row) {
        const ThemeEntry* entry = themes.find(row.value);
        return entry == nullptr || entry->parent != theme.id;
    });
    std::ranges::stable_sort(subs, std::ranges::greater{}, &CountRow::findings);
    std::vector<CountRow> years = with_every_year(rows_of(overview, facet::kYear, themes));
    std::ranges::reverse(years);  // what is new first, as in every list
    view["sub_table"] = counts_view({"Sub-themes", "Sub-theme", facet::kTheme, question, subs});
    view["year_table"] =
        counts_view({"By year of publication", "Year", facet::kYear, question, years});
    view["rating_table"] = counts_view({"By overall rating then",
                                        "Rating",
                                        facet::kRating,
                                        question,
                                        rows_of(overview, facet::kRating, themes)});
    view["service_table"] = counts_view({"By service",
                                         "Service",
                                         facet::kService,
                                         question,
                                         rows_of(overview, facet::kService, themes)});
}

Json theme_view(const ThemeEntry& theme, const Overview& overview, const Call& call) {
    Json view = page_view(theme.label);
    view["on_themes"] = true;
    view["heading_text"] = theme.label;
    add_definition(view, theme, call.themes);
    add_crosswalk(view, theme, call.themes);
    add_counts(view, theme, overview, call.themes);
    const SearchRequest search = search_for("theme", theme.id);
    view["total"] = counted(overview.all.total_findings, "passage") + " in " +
                    counted(overview.all.total_reports, "report");
    view["all_href"] = search_link(search);
    view["good_cards"] = cards_of(overview.good, "good practice", call);
    view["good_total"] = in_words(overview.good.total_findings);
    view["good_href"] = search_link(with_polarity(search, "good"));
    view["concern_cards"] = cards_of(overview.concern, "concern", call);
    view["concern_total"] = in_words(overview.concern.total_findings);
    view["concern_href"] = search_link(with_polarity(search, "concern"));
    view["has_good"] = !view["good_cards"].empty();
    view["has_concern"] = !view["concern_cards"].empty();
    view["json_href"] = api_theme_link(theme.id);
    view["generation"] = overview.all.generation;
    return view;
}

}  // namespace

Answer theme(const Call& call) {
    const ThemeEntry* theme = call.themes.find(call.id);
    if (theme == nullptr) return error(404);
    SearchRequest question = search_for("theme", theme->id);
    question.limit = kCardsShown;
    question.repeats = Repeats::Once;  // of the cards; counts are of all
    const auto overview = overview_of(call.backend, question);
    if (!overview) return error(status_of(overview.error().kind));
    Json view = theme_view(*theme, *overview, call);
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("theme", view);
}

}  // namespace findings::pages
