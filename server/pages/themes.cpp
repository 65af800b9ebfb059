// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/links.hpp"
#include "server/overview.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <map>
#include <string>
#include <string_view>

namespace findings::pages {
namespace {

using Rows = std::map<std::string_view, const CountRow*>;

Json theme_view(const ThemeEntry& theme, const Rows& rows) {
    static const CountRow kNothing;
    const auto found = rows.find(theme.id);
    const CountRow& row = found == rows.end() ? kNothing : *found->second;
    const SearchRequest search = search_for("theme", theme.id);
    return {{"theme_label", theme.label},
            {"theme_href", theme_link(theme.id)},
            {"theme_total", counted(row.findings, "passage")},
            {"theme_good", row.good > 0 ? in_words(row.good) : std::string{}},
            {"theme_good_href", search_link(with_polarity(search, "good"))},
            {"theme_concern", row.concern > 0 ? in_words(row.concern) : std::string{}},
            {"theme_concern_href", search_link(with_polarity(search, "concern"))}};
}

Json list_view(const ThemeTree& themes, const Rows& rows) {
    Json list = Json::array();
    for (const ThemeEntry& theme : themes.themes()) {
        if (!theme.parent.empty()) continue;
        Json view = theme_view(theme, rows);
        view["theme_definition"] = theme.definition;
        Json children = Json::array();
        for (const ThemeEntry* child : themes.children(theme.id)) {
            const Json child_view = theme_view(*child, rows);
            children.push_back({{"sub_label", child_view["theme_label"]},
                                {"sub_href", child_view["theme_href"]},
                                {"sub_total", child_view["theme_total"]}});
        }
        view["has_subs"] = !children.empty();
        view["subs"] = std::move(children);
        list.push_back(std::move(view));
    }
    return list;
}

}  // namespace

Answer themes(const Call& call) {
    SearchRequest everything;
    everything.limit = 1;  // only its facets are wanted
    const auto overview = overview_of(call.backend, everything);
    if (!overview) return error(status_of(overview.error().kind));
    const std::vector<CountRow> rows = rows_of(*overview, facet::kTheme, call.themes);
    Rows by_id;
    for (const CountRow& row : rows) by_id.emplace(row.value, &row);

    Json view = page_view("Themes");
    view["on_themes"] = true;
    view["themes"] = list_view(call.themes, by_id);
    view["has_themes"] = !view["themes"].empty();
    view["theme_count"] = counted(call.themes.themes().size(), "theme");
    view["theme_version"] = call.themes.version();
    view["json_href"] = "/api/v1/themes";
    view["generation"] = overview->all.generation;
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("themes", view);
}

}  // namespace findings::pages
