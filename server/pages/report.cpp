// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <string>

namespace findings::pages {
namespace {

// A longer contents list starts closed, or the findings would begin a screen further down.
constexpr std::size_t kContentsShown = 12;

Json ratings_view(const Report& report) {
    Json rows = Json::array();
    const auto add = [&](std::string_view name, std::string_view label) {
        const auto found = report.ratings.find(std::string(name));
        if (found == report.ratings.end() || found->second.value == RatingValue::None) return;
        const Rating& rating = found->second;
        rows.push_back({{"rated_what", label},
                        {"rated_label", rating_label(rating.value)},
                        {"rated_tag", to_id(rating.value)},
                        {"rated_date", in_words(rating.date)},
                        {"rated_carried", rating.carried_forward}});
    };
    add("overall", "Overall");
    for (const auto& question : key_questions()) add(question.id, question.label);
    return rows;
}

std::string joined(const std::vector<std::string>& headings) {
    std::string text;
    for (const std::string& heading : headings) text += (text.empty() ? "" : " › ") + heading;
    return text;
}

Json passage_view(const Passage& passage, const ThemeTree& themes) {
    Json chips = themes_of(passage, themes);
    return {{"passage_id", passage.id},
            {"passage_href", finding_link(passage.id)},
            {"passage_text", passage.text},
            {"passage_page", page_in_words(passage)},
            {"passage_is_finding", passage.kind != FindingKind::Context},
            {"tone", tone_of(passage)},
            {"tags", tags_of(passage)},
            {"passage_has_themes", !chips.empty()},
            {"passage_themes", std::move(chips)}};
}

// Passages under their headings, in the order of the report. `kind` empty = all.
Json sections_view(const Report& report, std::string_view kind, const ThemeTree& themes) {
    Json sections = Json::array();
    const std::vector<std::string>* current = nullptr;
    for (const Passage& passage : report.passages) {
        if (!kind.empty() && to_id(passage.kind) != kind) continue;
        if (current == nullptr || *current != passage.section) {
            current = &passage.section;
            const std::string title = joined(passage.section);
            sections.push_back(
                {{"section_id", "section-" + std::to_string(sections.size() + 1)},
                 {"section_title", title.empty() ? std::string("Before the first heading") : title},
                 {"section_passages", Json::array()}});
        }
        sections.back()["section_passages"].push_back(passage_view(passage, themes));
    }
    for (Json& section : sections)
        section["section_count"] = in_words(section["section_passages"].size());
    return sections;
}

// One link a kind that is there, with its count; the chosen one is marked.
Json kinds_view(const Report& report, std::string_view chosen) {
    Json list = Json::array();
    const auto add = [&](const std::string& label, std::string_view kind, std::int64_t count) {
        if (count == 0) return;
        const std::string href = report_link(report.id) +
                                 (kind.empty() ? "" : "?kind=" + std::string(kind)) + "#findings";
        list.push_back({{"kind_label", label},
                        {"kind_count", in_words(static_cast<std::uint64_t>(count))},
                        {"kind_href", href},
                        {"kind_current", kind == chosen}});
    };
    add("Whole text", "", std::ssize(report.passages));
    for (std::size_t i = 1; i < finding_kinds().size();
         ++i) {  // from 1: context is what the whole text adds
        const auto kind = static_cast<FindingKind>(i);
        add(std::string(finding_kinds()[i].label),
            to_id(kind),
            std::ranges::count(report.passages, kind, &Passage::kind));
    }
    return list;
}

std::uint64_t findings_in(const Report& report) {
    return static_cast<std::uint64_t>(std::ranges::count_if(
        report.passages,
        [](const Passage& passage) { return passage.kind != FindingKind::Context; }));
}

Json report_view(const ReportPage& found, std::string_view kind, const ThemeTree& themes) {
    const Report& report = found.report;
    Json view = page_view(title_of(report));
    view["heading_text"] = title_of(report);
    view["lead"] = counted(findings_in(report), "finding") + " in " +
                   counted(report.passages.size(), "passage");
    view["particulars"] = particulars_of(report);
    view["ratings"] = ratings_view(report);
    view["has_ratings"] = !view["ratings"].empty();
    view["has_rating_dates"] = std::ranges::any_of(report.ratings, [](const auto& named) {
        return named.second.date.known() || named.second.carried_forward;
    });
    view["kinds"] = kinds_view(report, kind);
    view["sections"] = sections_view(report, kind, themes);
    view["has_sections"] = !view["sections"].empty();
    view["has_contents"] = view["sections"].size() > 1;
    view["contents_count"] = in_words(view["sections"].size());
    view["contents_open"] = view["sections"].size() <= kContentsShown;
    view["parts"] = Json::array();
    for (const ReportPart& part : found.parts)
        view["parts"].push_back({{"part_title", part.title.empty() ? part.id : part.title},
                                 {"part_href", report_link(part.id)}});
    view["has_parts"] = !found.parts.empty();
    view["source_href"] = web_link(report.source_url);
    view["source_text"] = report.source_url;
    view["json_href"] = api_report_link(report.id);
    view["generation"] = found.generation;
    return view;
}

}  // namespace

Answer report(const Call& call) {
    const auto found = call.backend.report(call.id);
    if (!found) return error(status_of(found.error().kind));
    std::vector<ParameterProblem> problems = unknown_parameters(call.parameters, {"kind"});
    std::string kind;
    for (const auto& [name, value] : call.parameters) {
        if (name != "kind" || value.empty()) continue;
        if (is_facet_value(*facet_number("kind"), value, call.themes)) {
            kind = value;
        } else {
            problems.push_back({name, "\"" + value + "\" is not a kind of finding."});
        }
    }
    Json view = report_view(*found, kind, call.themes);
    view["answered"] = true;
    add_problems(view, problems);
    return page_answer("report", view);
}

}  // namespace findings::pages
