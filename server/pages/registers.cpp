// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/register_forms.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>

namespace findings::pages {
namespace {

struct Words {
    std::string_view title, lead;
};

constexpr std::array kWords = {
    Words{"Recommendations",
          "What reports recommend, to whom and by when, and what later reports on the same place "
          "say."},
    Words{"Requirements",
          "What providers must and should do, and what later reports on the same place say."},
    Words{"Measures", "Numbers that reports state: of what, of whom and of when."},
    Words{"Outcomes", "What was aimed for and what was achieved."},
};

std::string value_in_words(const MeasureValue& measure) {
    std::string text = measure.value;
    // The end of a range, or what the value was before it changed.
    if (!measure.value2.empty())
        text = measure.change == "range" ? text + " to " + measure.value2
                                         : measure.value2 + " to " + text;
    if (!measure.denominator.empty()) text += " of " + measure.denominator;
    if (measure.unit == "%") return text + '%';
    if (measure.unit == "£") return measure.unit + text;
    return measure.unit.empty() ? text : text + ' ' + measure.unit;
}

Json measures_view(const Passage& passage) {
    Json list = Json::array();
    for (const MeasureValue& measure : passage.measures) {
        const std::string& compared =
            measure.comparator.empty() ? measure.change : measure.comparator;
        list.push_back(
            {{"measure_value", value_in_words(measure)},
             {"measure_has_more",
              !measure.population.empty() || !measure.period.empty() || !compared.empty()},
             {"measure_population", measure.population},
             {"measure_period", measure.period},
             {"measure_comparator", compared}});
    }
    return list;
}

Json entry_view(const Hit& hit,
                const EntryFollowUp& follow_up,
                std::uint64_t number,
                const ThemeTree& themes) {
    static const Report kUnknownReport;
    const Report& report = hit.report ? *hit.report : kUnknownReport;
    const Passage& passage = hit.passage;
    Json view = {{"entry_number", in_words(number)},
                 {"tone", tone_of(passage)},
                 {"tags", tags_of(passage)},
                 {"entry_text", passage.text},
                 {"entry_title", title_of(report)},
                 {"entry_href", finding_link(passage.id)},
                 {"entry_place", place_of(report)},
                 {"entry_published", in_words(report.published)},
                 {"entry_addressee", passage.addressee},
                 {"entry_due", passage.due.known() ? in_words(passage.due) : passage.due_text},
                 {"entry_reply", passage.reply.text},
                 {"entry_status", passage.reply.status},
                 {"entry_themes", themes_of(passage, themes)},
                 {"entry_has_themes", !passage.themes.empty()},
                 {"measures", measures_view(passage)},
                 {"has_measures", !passage.measures.empty()}};
    if (follow_up.later_reports > 0)
        view["entry_later"] = counted(follow_up.later_reports, "later report");
    if (hit.same_words.findings > 0) {
        view["same_words"] = {{"same_label", same_words_label(hit.same_words)},
                              {"same_href", search_link(same_words(passage.id))}};
    }
    if (!follow_up.good.empty()) view["good_href"] = finding_link(follow_up.good);
    if (!follow_up.again.empty()) view["again_href"] = finding_link(follow_up.again);
    return view;
}

void add_entries(Json& view,
                 Register which,
                 const RegisterPage& entries,
                 const SearchRequest& request,
                 const ThemeTree& themes) {
    const SearchPage& page = entries.page;
    const SearchRequest search = search_of(which, request);
    view["answered"] = true;
    view["generation"] = page.generation;
    view["total"] = counted(page.total_findings, "finding") + " in " +
                    counted(page.total_reports, "report") +
                    (page.total_distinct < page.total_findings
                         ? ", " + in_words(page.total_distinct) + " different"
                         : "");
    view["list_href"] = search_link(at_page(search, 1));
    view["export_href"] =
        "/api/v1/export" + to_query([&] {
            Parameters parameters = to_parameters(at_page(search, 1));
            parameters.push_back({"format", which == Register::Measures ? "measures" : "csv"});
            return parameters;
        }());
    view["entries"] = Json::array();
    for (std::size_t i = 0; i < page.hits.size(); ++i)
        view["entries"].push_back(
            entry_view(page.hits[i], entries.follow_ups[i], request.offset + i + 1, themes));
    view["has_entries"] = !page.hits.empty();
    const std::uint64_t reachable =
        std::min<std::uint64_t>(page.total_distinct, limits::kMaxResultDepth);
    if (request.offset > 0)
        view["prev_href"] = register_link("/", which, at_page(request, page_number(request) - 1));
    if (request.offset + request.limit < reachable)
        view["next_href"] = register_link("/", which, at_page(request, page_number(request) + 1));
    view["json_href"] = register_link("/api/v1/", which, request);
}

}  // namespace

Answer register_list(const Call& call) {
    const Register which = register_in(call.path);
    ReadRequest read = read_search(call.parameters, call.themes);
    read.request.lenient = true;
    read.request.by = Grouping::Finding;
    const Words& words = kWords.at(static_cast<std::size_t>(which));
    Json view = page_view(words.title);
    view["register_title"] = words.title;
    view["register_lead"] = words.lead;
    view["register_action"] = "/" + std::string(to_id(which));
    view["q"] = read.request.text;
    view["hidden"] = hidden_inputs(read.request);
    view["registers"] = Json::array();
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        const auto other = static_cast<Register>(i);
        view["registers"].push_back(
            {{"other_label", kWords.at(i).title},
             {"other_href", register_link("/", other, at_page(read.request, 1))},
             {"other_current", other == which}});
    }
    const auto entries = with_searcher(call, [&](Searcher& searcher) {
        return register_page(searcher, which, read.request);
    });
    if (!entries && !is_readers_error(entries.error()))
        return error(status_of(entries.error().kind));
    if (entries) add_entries(view, which, *entries, read.request, call.themes);
    if (!entries) read.problems.push_back({"q", in_one_line(entries.error())});
    add_problems(view, read.problems);
    return page_answer("registers", view);
}

}  // namespace findings::pages
