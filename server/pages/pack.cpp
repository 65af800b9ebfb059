// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pack.hpp"

#include "server/cite.hpp"
#include "server/cross_routes.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::pages {
namespace {

struct Form {
    const char* id;
    const char* label;
};
constexpr std::array kForms = {Form{"docx", "Word (DOCX)"},
                               Form{"odt", "OpenDocument (ODT)"},
                               Form{"html", "Web page in one file"},
                               Form{"md", "Markdown"}};

std::size_t place_in(const PackRequest& request, const std::string& id) {
    return static_cast<std::size_t>(std::ranges::find(request.wishes, id, &PackWish::id) -
                                    request.wishes.begin());
}

// Each step is a pack of its own, so the way back is the browser's.
void add_steps(Json& view, const PackRequest& request, const std::string& id) {
    const std::size_t at = place_in(request, id);
    const auto moved = [&](std::size_t to) {
        PackRequest other = request;
        std::swap(other.wishes[at], other.wishes[to]);
        return pack_link("/pack", other);
    };
    if (at > 0) view["up_href"] = moved(at - 1);
    if (at + 1 < request.wishes.size()) view["down_href"] = moved(at + 1);
    PackRequest less = request;
    less.wishes.erase(less.wishes.begin() + static_cast<std::ptrdiff_t>(at));
    view["out_href"] = pack_link("/pack", less);
}

Json item_view(const PackItem& item,
               std::size_t number,
               const PackRequest& request,
               const ThemeTree& themes) {
    const Passage& passage = item.found.passage;
    const Report& report = *item.found.report;
    const std::string place = place_of(report);
    Json view = {{"item_number", in_words(number)},
                 {"item_id", passage.id},
                 {"item_heading",
                  place.empty() ? kind_label(passage) : kind_label(passage) + " at " + place},
                 {"item_href", finding_link(passage.id)},
                 {"item_text", passage.text},
                 {"item_note", item.note},
                 {"item_date", in_words(report.published)},
                 {"item_page", page_in_words(passage)},
                 {"item_citation", citation(passage, report)},
                 {"tone", tone_of(passage)},
                 {"tags", tags_of(passage)},
                 {"trail", trail_of(passage)},
                 {"item_themes", themes_of(passage, themes)},
                 {"item_caveats", Json::array()}};
    view["has_trail"] = !passage.section.empty();
    for (const std::string& caveat : item.caveats)
        view["item_caveats"].push_back({{"item_caveat", caveat}});
    view["has_item_caveats"] = !item.caveats.empty();
    add_steps(view, request, passage.id);
    return view;
}

// What else matches, each with the pack that has it as well.
void add_found(Json& view, const PackRequest& request, SearchBackend& backend) {
    constexpr std::uint32_t kFound = 10;
    SearchRequest search;
    search.text = request.search;
    search.lenient = true;
    search.repeats = Repeats::Once;
    search.with_facets = false;
    search.limit = kFound;
    const auto page = backend.search(search);
    if (!page) return;
    view["found_total"] = counted(page->total_findings, "passage");
    SearchRequest link = search;
    link.lenient = false;
    link.repeats = Repeats::Unsaid;
    view["found_href"] = search_link(link);
    view["found"] = Json::array();
    for (const Hit& hit : page->hits) {
        const bool is_in = place_in(request, hit.passage.id) < request.wishes.size();
        PackRequest more = request;
        if (!is_in) more.wishes.push_back({hit.passage.id, {}});
        view["found"].push_back(
            {{"found_kind", kind_label(hit.passage)},
             {"found_title", hit.report ? title_of(*hit.report) : std::string()},
             {"found_date", hit.report ? in_words(hit.report->published) : std::string()},
             {"snippet", snippet_html(hit.snippet)},
             {"found_finding", finding_link(hit.passage.id)},
             {"found_in", is_in},
             {"found_add", is_in ? std::string() : pack_link("/pack", more)}});
    }
    view["has_found"] = true;
}

}  // namespace

Answer pack(const Call& call) {
    const ReadPack read = read_pack(call.parameters);
    const auto pack = pack_of(call.backend, read.request, call.today);
    if (!pack) return error(status_of(pack.error().kind));
    Json view = page_view(pack->title);
    view["on_pack"] = true;
    view["heading_text"] = pack->title;
    view["pack_title"] = read.request.title;
    view["pack_search"] = read.request.search;
    view["generation"] = pack->generation;
    view["has_items"] = !pack->items.empty();
    view["item_count"] = counted(pack->items.size(), "finding");
    view["items"] = Json::array();
    for (std::size_t i = 0; i < pack->items.size(); ++i)
        view["items"].push_back(item_view(pack->items[i], i + 1, read.request, call.themes));
    view["missing"] = Json::array();
    for (const std::string& id : pack->missing) view["missing"].push_back({{"missing_id", id}});
    view["has_missing"] = !pack->missing.empty();
    view["caveats"] = Json::array();
    for (const std::string& caveat : pack_caveats())
        view["caveats"].push_back({{"caveat", caveat}});
    view["forms"] = Json::array();
    PackRequest plain = read.request;
    plain.search.clear();
    for (const Form& form : kForms) {
        Parameters parameters = to_parameters(plain);
        parameters.push_back({"format", form.id});
        view["forms"].push_back(
            {{"form_label", form.label}, {"form_href", "/api/v1/pack" + to_query(parameters)}});
    }
    view["state"] = Json::array();
    for (const Parameter& parameter : to_parameters(plain))
        view["state"].push_back({{"state_name", parameter.name}, {"state_value", parameter.value}});
    if (!read.request.search.empty()) add_found(view, read.request, call.backend);
    view["json_href"] = pack_link("/api/v1/pack", plain);
    add_problems(view, read.problems);
    return page_answer("pack", view);
}

}  // namespace findings::pages
