// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/dossier.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/dashboard_forms.hpp"
#include "server/links.hpp"
#include "server/pages/parts.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace findings::pages {
namespace {

constexpr std::size_t kShown = 5;  // pairs and demands before the rest folds away
constexpr std::size_t kYears = 8, kThemes = 12;

// Of its publication, or of what it is a report on.
PartialDate date_of(const Report& report) {
    if (report.published.known()) return report.published;
    return report.inspected_to.known() ? report.inspected_to : report.inspected_from;
}

Json side_view(const char* prefix, const Hit& hit) {
    static const Report kUnknownReport;
    const Report& report = hit.report ? *hit.report : kUnknownReport;
    const std::string p(prefix);
    const std::string page = page_in_words(hit.passage);
    return {{p + "_text", hit.passage.text},
            {p + "_href", finding_link(hit.passage.id)},
            {p + "_title", title_of(report)},
            {p + "_iso", to_iso(date_of(report))},
            {p + "_date", in_words(date_of(report))},
            {p + "_page", page},
            {p + "_tone", tone_of(hit.passage)},
            {p + "_kind", kind_label(hit.passage)}};
}

std::string what_of(const DossierPair& pair, const ThemeTree& themes) {
    std::string what;
    for (const std::string& regulation : pair.regulations)
        what += (what.empty() ? "" : ", ") + ("Regulation " + regulation);
    for (const std::string& theme : pair.themes)
        what += (what.empty() ? "" : ", ") + themes.label(theme);
    return what;
}

Json pair_view(const DossierPair& pair, const Call& call) {
    Json view = side_view("earlier", pair.earlier);
    view.update(side_view("later", pair.later));
    view["pair_what"] = what_of(pair, call.themes);
    const Report* report = pair.later.report.get();
    view["pair_place"] = report == nullptr ? std::string() : place_of(*report);
    view["pair_mixed"] = pair.is_mixed;
    view["pair_between"] = pair.reports_between > 0
                               ? counted(pair.reports_between, "report") + " in between"
                               : std::string();
    return view;
}

Json demand_view(const DossierDemand& demand) {
    Json view = side_view("demand", demand.demand);
    view["demand_later"] =
        demand.later_reports > 0 ? counted(demand.later_reports, "later report") : std::string();
    view["demand_place"] = demand.demand.report ? place_of(*demand.demand.report) : std::string();
    if (demand.answer) {
        view["answer"] = side_view("answer", *demand.answer);
        view["answer"]["answer_sentence"] = demand.sentence;
        view["answer"]["answer_says"] = demand.is_met ? "met" : "not met";
    }
    return view;
}

template <class Entry, class View>
void add_list(Json& view,
              const std::string& name,
              const std::vector<Entry>& entries,
              std::uint64_t total,
              View&& view_of) {
    Json shown = Json::array(), more = Json::array();
    for (const Entry& entry : entries)
        (shown.size() < kShown ? shown : more).push_back(view_of(entry));
    view[name + "_has"] = !shown.empty();
    view[name + "_total"] = in_words(total);
    view[name + "_more_count"] = more.empty() ? std::string() : in_words(more.size());
    view[name + "_left_out"] =
        total > entries.size() ? in_words(total - entries.size()) : std::string();
    view[name + "_shown"] = std::move(shown);
    view[name + "_more"] = std::move(more);
}

void add_ratings(Json& view, const Dossier& dossier) {
    Json rows = Json::array();
    for (const DossierReport& entry : dossier.reports) {
        const Report& report = *entry.report;
        if (report.ratings.empty()) continue;
        Json cells = Json::array();
        for (const std::string& question : rated_questions()) {
            const auto rating = report.ratings.find(question);
            const bool is_there =
                rating != report.ratings.end() && rating->second.value != RatingValue::None;
            cells.push_back(
                {{"rated_label", is_there ? rating_label(rating->second.value) : std::string()},
                 {"rated_tag", is_there ? to_id(rating->second.value) : std::string_view()},
                 {"rated_carried", is_there && rating->second.carried_forward}});
        }
        const std::string date = in_words(date_of(report));
        rows.push_back({{"rated_date", date.empty() ? std::string("Date not stated") : date},
                        {"rated_place", place_of(report)},
                        {"rated_service", report.service},
                        {"rated_href", report_link(report.id)},
                        {"rated_cells", std::move(cells)}});
    }
    view["has_rated"] = !rows.empty();
    view["rated"] = std::move(rows);
}

Json year_cell(const DossierTheme& theme,
               const std::string& year,
               const SearchRequest& question,
               const std::string& label) {
    const auto found = theme.by_year.find(year);
    const PolarityCounts counts = found == theme.by_year.end() ? PolarityCounts{} : found->second;
    auto search = for_value(question, facet::kTheme, theme.id, theme.parent);
    if (search) search = for_value(*search, facet::kYear, year, {});
    Json parts = Json::array();
    const std::array<std::tuple<std::uint64_t, const char*, const char*, const char*>, 3> kinds = {
        {{counts.good, "good", "+", "good practice"},
         {counts.concern, "concern", "−", "concerns"},
         {counts.requirement, "requirement", "!", "requirements"}}};
    for (const auto& [count, polarity, mark, words] : kinds) {
        if (count == 0) continue;
        std::string href;
        if (search) {
            search->filters[facet::kPolarity] = {{polarity}, {}};
            href = search_link(*search);
        }
        parts.push_back({{"part_count", in_words(count)},
                         {"part_mark", mark},
                         {"part_tag", polarity},
                         {"part_words", std::string(words) + ", " + label + ", " + year},
                         {"part_href", href}});
    }
    const bool has_parts = !parts.empty();
    return {{"parts", std::move(parts)}, {"has_parts", has_parts}};
}

void add_themes(Json& view, const ProviderDossier& found, const ThemeTree& themes) {
    const Dossier& dossier = *found.dossier;
    std::vector<std::string> years(dossier.years.rbegin(), dossier.years.rend());
    if (years.size() > kYears) years.resize(kYears);
    Json heads = Json::array(), lines = Json::array();
    for (const std::string& year : years) heads.push_back({{"year_head", year}});
    std::size_t shown = 0;
    for (const DossierTheme& theme : dossier.themes) {
        // A theme that has sub-themes says little by itself.
        const bool is_parent =
            std::any_of(dossier.themes.begin(),
                        dossier.themes.end(),
                        [&](const DossierTheme& other) { return other.parent == theme.id; });
        if (is_parent || shown == kThemes) continue;
        ++shown;
        const std::string label = themes.label(theme.id);
        Json cells = Json::array();
        for (const std::string& year : years)
            cells.push_back(year_cell(theme, year, found.question, label));
        lines.push_back({{"line_label", label},
                         {"line_href", theme_link(theme.id)},
                         {"line_cells", std::move(cells)}});
    }
    view["has_theme_years"] = !lines.empty() && !years.empty();
    view["theme_heads"] = std::move(heads);
    view["theme_lines"] = std::move(lines);
}

}  // namespace

void add_dossier(Json& view, const ProviderDossier& found, const Call& call) {
    if (!found.dossier) return;
    const Dossier& dossier = *found.dossier;
    view["has_dossier"] = true;
    add_ratings(view, dossier);
    add_themes(view, found, call.themes);
    const auto pair = [&](const DossierPair& entry) { return pair_view(entry, call); };
    add_list(view, "repeated", dossier.repeated, dossier.repeated_total, pair);
    add_list(view, "improved", dossier.improved, dossier.improved_total, pair);
    add_list(view, "demands", dossier.demands, dossier.demands_total, demand_view);
    view["demands_counted"] = counted(dossier.demands_total, "finding");
}

}  // namespace findings::pages
