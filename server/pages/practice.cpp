// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cite.hpp"
#include "server/cross_routes.hpp"
#include "server/links.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/practice_forms.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

namespace findings::pages {
namespace {

Json practice_view(const Practice& practice, std::uint64_t number, const ThemeTree& themes) {
    static const Report kUnknownReport;
    const Report& report = practice.hit.report ? *practice.hit.report : kUnknownReport;
    const Passage& passage = practice.hit.passage;
    Json view = {{"practice_number", in_words(number)},
                 {"tone", tone_of(passage)},
                 {"tags", tags_of(passage)},
                 {"practice_text", passage.text},
                 {"practice_title", title_of(report)},
                 {"practice_href", finding_link(passage.id)},
                 {"practice_report_href", report_link(report.id)},
                 {"citation", citation(passage, report)},
                 {"practice_service", report.service},
                 {"practice_published", in_words(report.published)}};
    view["reasons"] = Json::array();
    for (const std::string& reason : reasons_in_words(practice.why, themes))
        view["reasons"].push_back({{"reason", reason}});
    if (practice.why.later_rating)
        view["later_href"] = report_link(practice.why.later_rating->report_id);
    return view;
}

void add_question(Json& view, const PracticePage& page, const ThemeTree& themes) {
    view["asked_themes"] = Json::array();
    for (const AskedTheme& theme : page.themes) {
        SearchRequest search = search_for("theme", theme.id);
        view["asked_themes"].push_back(
            {{"theme_label", themes.label(theme.id)}, {"theme_href", search_link(search)}});
    }
    view["has_asked_themes"] = !page.themes.empty();
    view["voted"] = page.themes_are_voted;
    std::string words;
    for (const std::string& word : page.words) words += (words.empty() ? "" : ", ") + word;
    view["asked_words"] = words;
    view["asked_service"] = page.service;
}

void add_results(Json& view,
                 const PracticePage& page,
                 const PracticeRequest& request,
                 const ThemeTree& themes) {
    view["answered"] = true;
    view["generation"] = page.generation;
    view["total"] =
        counted(page.total_findings, "finding") + " in " + counted(page.total_reports, "report");
    if (page.total_findings > 0) view["all_href"] = search_link(at_page(page.search, 1));
    add_question(view, page, themes);
    view["practices"] = Json::array();
    for (const Practice& practice : page.practices)
        view["practices"].push_back(
            practice_view(practice, request.within.offset + view["practices"].size() + 1, themes));
    view["has_practices"] = !page.practices.empty();
    const std::uint32_t next = request.within.offset + 2 * request.within.limit;
    if (page.practices.size() == request.within.limit && next <= kMostPractices) {
        PracticeRequest more = request;
        more.within = at_page(request.within, page_number(request.within) + 1);
        view["next_href"] = practice_link("/practice", more);
    }
    view["json_href"] = practice_link("/api/v1/practice", request);
}

}  // namespace

Answer practice(const Call& call) {
    ReadPractice read = read_practice(call.parameters, call.themes);
    const bool is_asked = !read.request.text.empty() || !read.request.id.empty();
    if (call.labeller != nullptr && !read.request.text.empty())
        read.request.themes = (*call.labeller)(read.request.text);
    Json view = page_view("From problem to practice");
    view["on_practice"] = true;
    view["q"] = read.request.text;
    view["id"] = read.request.id;
    view["like_service"] = read.request.service;
    SearchRequest filters = read.request.within;
    view["hidden"] = hidden_inputs(filters);
    if (!read.request.id.empty()) view["asking_href"] = finding_link(read.request.id);
    if (is_asked) {
        const auto page = with_searcher(call, [&](Searcher& searcher) {
            return practice_for(searcher, read.request);
        });
        if (!page && !is_readers_error(page.error())) return error(status_of(page.error().kind));
        if (page) add_results(view, *page, read.request, call.themes);
        if (!page) read.problems.push_back({"q", in_one_line(page.error())});
    }
    add_problems(view, read.problems);
    return page_answer("practice", view);
}

}  // namespace findings::pages
