// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/page_metadata.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace findings::pages {
namespace {

constexpr std::size_t kDeepestHeading = 3;  // deeper ones stand in the same column

/// What of the report is shown: `kind` empty = all kinds, `words` empty = all texts.
struct ReportFilter {
    std::string kind;
    std::vector<std::string> words;  // in lower case
    [[nodiscard]] bool empty() const { return kind.empty() && words.empty(); }
};

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

// ASCII only where capitals are concerned: a finder of words on one page, not a search.
bool passes(const Passage& passage, const ReportFilter& filter) {
    if (!filter.kind.empty() && to_id(passage.kind) != filter.kind) return false;
    const std::string text = in_lower_case(passage.text);
    return std::ranges::all_of(filter.words, [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

Json passage_view(const Passage& passage, const Report& report, const ThemeTree& themes) {
    Json chips = themes_of(passage, themes);
    return {{"passage_id", passage.id},
            {"passage_number", in_words(passage.ordinal + std::uint64_t{1})},
            {"passage_source", source_at_page(report, passage)},
            {"passage_href", finding_link(passage.id)},
            {"passage_text", passage.text},
            {"passage_page", page_in_words(passage)},
            {"passage_is_finding", passage.kind != FindingKind::Context},
            {"tone", tone_of(passage)},
            {"tags", tags_of(passage)},
            {"passage_has_themes", !chips.empty()},
            {"passage_themes", std::move(chips)}};
}

// Passages under their headings, in the order of the report.
Json sections_view(const Report& report, const ReportFilter& filter, const ThemeTree& themes) {
    Json sections = Json::array();
    const std::vector<std::string>* current = nullptr;
    for (const Passage& passage : report.passages) {
        if (!passes(passage, filter)) continue;
        if (current == nullptr || *current != passage.section) {
            current = &passage.section;
            static const std::string kBeforeHeadings = "Before the first heading";
            const std::string title = joined(passage.section);
            sections.push_back(
                {{"section_id", "section-" + std::to_string(sections.size() + 1)},
                 {"section_title", title.empty() ? kBeforeHeadings : title},
                 {"section_short", title.empty() ? kBeforeHeadings : passage.section.back()},
                 {"section_depth",
                  std::clamp<std::size_t>(passage.section.size(), 1, kDeepestHeading)},
                 {"section_passages", Json::array()}});
        }
        sections.back()["section_passages"].push_back(passage_view(passage, report, themes));
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

// "12 of 105 passages have the words restraint, of the kind Concern."
std::string filter_note(const Report& report, const ReportFilter& filter, std::string_view words) {
    if (filter.empty()) return {};
    const auto kept = std::ranges::count_if(report.passages, [&](const Passage& passage) {
        return passes(passage, filter);
    });
    std::string note = in_words(static_cast<std::uint64_t>(kept)) + " of " +
                       counted(report.passages.size(), "passage");
    if (!filter.words.empty()) note += ", with \"" + clean_utf8(words) + "\"";
    return note + ".";
}

Json report_view(const ReportPage& found, const ReportFilter& filter, const ThemeTree& themes) {
    const Report& report = found.report;
    Json view = page_view(title_of(report));
    add_metadata(view, report, nullptr);
    view["heading_text"] = title_of(report);
    view["lead"] = counted(findings_in(report), "finding") + " in " +
                   counted(report.passages.size(), "passage");
    view["source_line"] = source_line(report);
    view["provider_name"] = report.provider.name;
    view["provider_href"] = provider_link(report.provider.name);
    view["has_doors"] = !report.provider.name.empty() || !web_link(report.source_url).empty();
    view["particulars"] = particulars_of(report);
    view["ratings"] = ratings_view(report);
    view["has_ratings"] = !view["ratings"].empty();
    view["has_rating_dates"] = std::ranges::any_of(report.ratings, [](const auto& named) {
        return named.second.date.known() || named.second.carried_forward;
    });
    view["particulars_open"] = view["ratings"].empty();
    view["kinds"] = kinds_view(report, filter.kind);
    view["sections"] = sections_view(report, filter, themes);
    view["report_self"] = report_link(report.id);
    view["report_kind_chosen"] = filter.kind;
    view["has_sections"] = !view["sections"].empty();
    view["has_contents"] = view["sections"].size() > 1;
    view["contents_count"] = in_words(view["sections"].size());
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
    std::vector<ParameterProblem> problems = unknown_parameters(call.parameters, {"kind", "q"});
    ReportFilter filter;
    std::string words;
    for (const auto& [name, value] : call.parameters) {
        if (value.empty()) continue;
        if (name == "q" && value.size() <= limits::kMaxQueryBytes) {
            words = clean_utf8(value);
            std::istringstream split(in_lower_case(words));
            filter.words.assign(std::istream_iterator<std::string>(split), {});
        } else if (name == "q") {
            problems.push_back(
                {name, "is longer than " + std::to_string(limits::kMaxQueryBytes) + " bytes."});
        } else if (name == "kind" && is_facet_value(facet::kKind, value, call.themes)) {
            filter.kind = value;
        } else if (name == "kind") {
            problems.push_back({name, "\"" + clean_utf8(value) + "\" is not a kind of finding."});
        }
    }
    Json view = report_view(*found, filter, call.themes);
    view["report_words"] = words;
    view["filter_note"] = filter_note(found->report, filter, words);
    view["answered"] = true;
    add_problems(view, problems);
    return page_answer("report", view);
}

}  // namespace findings::pages
