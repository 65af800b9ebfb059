// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/pages/card.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/pagination.hpp"
#include "server/pages/parts.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace findings::pages {
namespace {

// A link for each order; the chosen one is marked and is no link.
Json sorts_view(const SearchRequest& request) {
    struct Choice {
        Sort sort;
        const char* label;
    };
    // Best rating first: what "rating" means is said, as nobody could guess the direction.
    constexpr std::array kChoices = {Choice{Sort::Relevance, "Relevance"},
                                     Choice{Sort::Newest, "Newest"},
                                     Choice{Sort::Oldest, "Oldest"},
                                     Choice{Sort::Rating, "Best rating"}};
    Json list = Json::array();
    for (const auto& [sort, label] : kChoices) {
        SearchRequest other = at_page(request, 1);
        other.sort = sort;
        list.push_back({{"sort_label", label},
                        {"sort_href", search_link(other)},
                        {"sort_current", sort == request.sort}});
    }
    return list;
}

Json views_view(const SearchRequest& request) {
    Json list = Json::array();
    for (const auto& [by, label] : {std::pair{Grouping::Finding, "Every finding"},
                                    std::pair{Grouping::Report, "One result a report"}}) {
        SearchRequest other = at_page(request, 1);
        other.by = by;
        list.push_back({{"view_label", label},
                        {"view_href", search_link(other)},
                        {"view_current", by == request.by}});
    }
    return list;
}

// One click to good practice and back.
Json good_practice_view(const SearchRequest& request) {
    const std::size_t facet = *facet_number("polarity");
    const bool is_on = request.filters[facet].include == std::vector<std::string>{"good"};
    SearchRequest other = at_page(request, 1);
    other.filters[facet] = {};
    if (!is_on) other.filters[facet].include = {"good"};
    return {{"good_switch_href", search_link(other)},
            {"good_switch_label",
             is_on ? "Show everything, not only good practice" : "Show good practice only"}};
}

std::string total_in_words(const SearchPage& page) {
    std::string words =
        counted(page.total_findings, "finding") + " in " + counted(page.total_reports, "report");
    if (page.total_distinct < page.total_findings)
        words += ", " + in_words(page.total_distinct) + " different";
    return words;
}

std::string filter_label(std::string_view name) {
    if (const auto facet = facet_number(name)) return std::string(kFacets.at(*facet).label);
    return name == kFromFilter ? "From" : name == kToFilter ? "To" : "Says the same as one finding";
}

std::string advice_on_filter(std::string_view name) {
    return name == "filters" ? "Without any filter"
                             : "Without the filter \u201c" + filter_label(name) + "\u201d";
}

void add_results(Json& view,
                 const SearchPage& page,
                 const SearchRequest& request,
                 const Call& call) {
    const bool by_report = request.by == Grouping::Report;
    Json hits = Json::array();
    for (const Hit& hit : page.hits) {
        const CardName name{"result", request.offset + hits.size() + 1};
        hits.push_back(by_report ? report_card_view(hit, name, call) : card_view(hit, name, call));
    }
    view["answered"] = true;
    view["total"] = total_in_words(page);
    view["has_hits"] = !hits.empty();
    view["first_number"] = request.offset + 1;
    view["hits"] = std::move(hits);
    view["pagination"] = pagination_view(request, results_of(page));
    view["sorts"] = sorts_view(request);
    view["notes"] = Json::array();
    for (const std::string& note : page.notes) view["notes"].push_back({{"note", note}});
    view["has_notes"] = !page.notes.empty();
    if (page.any_of) {
        view["any_of"] = {{"any_href", search_link(any_of(request))},
                          {"any_total", counted(page.any_of->total_findings, "finding")}};
    }
    view["groups"] = facet_groups(page, call.themes);
    view["generation"] = page.generation;
    view["json_href"] = by_report ? api_reports_link(request) : api_findings_link(request);
    for (const Advice& less : page.advice) {
        SearchRequest instead = less.request;
        instead.repeats = request.repeats;  // as the reader asked, not as the page decided
        view["advice"].push_back({{"advice_label",
                                   less.is_word ? "Without \u201c" + less.without + "\u201d"
                                                : advice_on_filter(less.without)},
                                  {"advice_total", counted(less.total_findings, "finding")},
                                  {"advice_href", search_link(instead)}});
    }
    view["has_advice"] = !page.advice.empty();
    if (page.did_you_mean.empty()) return;
    SearchRequest other = at_page(request, 1);
    other.text = page.did_you_mean;
    view["did_you_mean"] = {{"mean_text", page.did_you_mean}, {"mean_href", search_link(other)}};
}

// Whether what says the same is shown once; a click to see it the other way.
void add_repeats_switch(Json& view, const SearchPage& page, const SearchRequest& request) {
    const bool is_once = page.understood.repeats == Repeats::Once;
    if (request.by == Grouping::Report || (is_once && page.total_distinct == page.total_findings))
        return;
    if (!is_once && request.repeats == Repeats::Unsaid) return;
    SearchRequest other = at_page(request, 1);
    other.repeats = is_once ? Repeats::All : Repeats::Unsaid;
    view["repeats_switch"] = {
        {"repeats_href", search_link(other)},
        {"repeats_label", is_once ? "Show every repeat" : "Show repeats once"}};
}

Json search_view(const SearchRequest& request, const ThemeTree& themes) {
    Json view = page_view(request.text.empty() ? "Search" : request.text + " - Search");
    view["q"] = request.text;
    view["on_search"] = true;
    view["hidden"] = hidden_inputs(request);
    view["chips"] = chips_view(request, themes);
    view["has_chips"] = !view["chips"].empty();
    view["chosen"] = view["chips"].size();
    SearchRequest bare;
    bare.text = request.text;
    view["clear_href"] = search_link(bare);
    view["from"] = to_iso(request.from);
    view["to"] = to_iso(request.to);
    view["views"] = views_view(request);
    view.update(good_practice_view(request));
    return view;
}

}  // namespace

Answer search(const Call& call) {
    ReadRequest read = read_search(call.parameters, call.themes);
    read.request.lenient = true;  // a page answers what it can and says what it did not understand
    SearchRequest asked = read.request;
    if (asked.repeats == Repeats::Unsaid)
        asked.repeats = asked.same_as.empty() ? Repeats::Once : Repeats::All;
    const auto page = call.backend.search(asked);
    if (!page && !is_readers_error(page.error())) return error(status_of(page.error().kind));
    Json view = search_view(page ? read.request : at_page(read.request, 1), call.themes);
    if (page) add_results(view, *page, read.request, call);
    if (page) add_repeats_switch(view, *page, read.request);
    if (!page) read.problems.push_back({"q", page.error().message + " " + page.error().hint});
    add_problems(view, read.problems);
    return page_answer("search", view);
}

}  // namespace findings::pages
