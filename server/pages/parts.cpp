// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/parts.hpp"

#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "server/assets.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/templates.hpp"
#include "server/words.hpp"

#include <algorithm>

namespace findings::pages {
namespace {

// Kinds whose name already says whether the finding is good or bad.
bool says_polarity(FindingKind kind) {
    return kind == FindingKind::GoodPractice || kind == FindingKind::Concern ||
           kind == FindingKind::Requirement || kind == FindingKind::Improvement ||
           kind == FindingKind::Recommendation;
}

std::string polarity_label(Polarity polarity) {
    return std::string(polarities()[static_cast<std::size_t>(polarity)].label);
}

std::string named(const NamedId& named_id) {
    if (named_id.id.empty()) return named_id.name;
    return named_id.name.empty() ? named_id.id : named_id.name + " (" + named_id.id + ")";
}

std::string search_for_link(std::string_view facet, std::string_view value) {
    return value.empty() ? std::string{} : search_link(search_for(facet, value));
}

}  // namespace

Json page_view(std::string_view title) {
    const std::string own(title);
    return {{"page_title", own.empty() ? std::string("Findings") : own + " - Findings"},
            {"stylesheet", stylesheet_path()},
            {"script", script_path()},
            {"icon", icon_path()}};
}

Answer page_answer(std::string_view template_name, const Json& view) {
    return page_answer(view.value("has_problems", false) ? 422 : 200, template_name, view);
}

Answer page_answer(int status, std::string_view template_name, const Json& view) {
    return {.status = status,
            .content_type = std::string(kHtmlType),
            .body = render(template_name, view),
            .headers = {}};
}

void add_problems(Json& view, std::span<const ParameterProblem> problems) {
    Json list = Json::array();
    for (const auto& [parameter, message] : problems) {
        // Boxes that can be jumped to; filters are chosen, so a wrong value of one has no box.
        const bool has_box =
            view.contains(parameter) &&
            (parameter == "q" || parameter == kFromFilter || parameter == kToFilter);
        list.push_back({{"problem_parameter", parameter},
                        {"problem_message", message},
                        {"problem_box", has_box ? parameter : ""}});
    }
    view["problems"] = std::move(list);
    view["has_problems"] = !problems.empty();
}

std::string tone_of(const Passage& passage) {
    return passage.polarity == Polarity::Neutral ? std::string{}
                                                 : std::string(to_id(passage.polarity));
}

std::string kind_label(const Passage& passage) {
    return std::string(finding_kinds()[static_cast<std::size_t>(passage.kind)].label);
}

Json tags_of(const Passage& passage) {
    Json tags = Json::array();
    tags.push_back({{"tag_class", to_id(passage.kind)}, {"tag_label", kind_label(passage)}});
    if (!says_polarity(passage.kind) && passage.polarity != Polarity::Neutral) {
        tags.push_back({{"tag_class", to_id(passage.polarity)},
                        {"tag_label", polarity_label(passage.polarity)}});
    }
    if (const auto mixed = mixed_of(passage))
        tags.push_back({{"tag_class", to_id(*mixed)}, {"tag_label", mixed_in_words(*mixed)}});
    if (passage.key_question != KeyQuestion::None) {
        const auto& question = key_questions()[static_cast<std::size_t>(passage.key_question)];
        tags.push_back({{"tag_class", "question"}, {"tag_label", question.label}});
    }
    return tags;
}

Json themes_of(const Passage& passage, const ThemeTree& themes) {
    const auto has_child_here = [&](const std::string& id) {
        return std::ranges::any_of(passage.themes, [&](const ThemeLabel& label) {
            const ThemeEntry* theme = themes.find(label.id);
            return theme != nullptr && theme->parent == id;
        });
    };
    Json list = Json::array();
    for (const ThemeLabel& label : passage.themes) {
        if (has_child_here(label.id)) continue;
        list.push_back({{"theme_label", themes.label(label.id)},
                        {"theme_href", search_for_link("theme", label.id)}});
    }
    return list;
}

std::string same_words_label(const SameWords& same) {
    if (same.findings == 0) return {};
    if (same.reports > 1) return "The same words in " + counted(same.reports, "report");
    return "The same words " + in_words(same.findings) + " times in this report";
}

std::string heads_of(const Passage& passage) {
    std::string heads;
    for (const auto& head : passage.columns)
        heads.append(heads.empty() ? "" : " | ").append(head.empty() ? "\u2013" : head);
    return heads;
}

Json trail_of(const Passage& passage) {
    Json trail = Json::array();
    for (const std::string& heading : passage.section) trail.push_back({{"heading", heading}});
    return trail;
}

std::string report_kind_label(std::string_view report_kind) {
    const auto found = std::ranges::find(report_kinds(), report_kind, &VocabularyValue::id);
    return std::string(found == report_kinds().end() ? report_kind : found->label);
}

std::string rating_label(RatingValue rating) {
    return std::string(rating_values()[static_cast<std::size_t>(rating)].label);
}

RatingValue overall_rating(const Report& report) {
    const auto overall = report.ratings.find("overall");
    return overall == report.ratings.end() ? RatingValue::None : overall->second.value;
}

std::string place_of(const Report& report) {
    return report.location.name.empty() ? report.provider.name : report.location.name;
}

std::string title_of(const Report& report) {
    if (!report.title.empty()) return report.title;
    const std::string kind =
        report_kind_label(report.report_kind.empty() ? "report" : report.report_kind);
    const std::string place = place_of(report);
    if (!place.empty()) return place + ": " + kind;
    return report.file.empty() ? kind : kind + " (" + report.file + ")";
}

std::string source_line(const Report& report) {
    std::string line = report_kind_label(report.report_kind);
    for (const std::string& part : {report.publisher, in_words(report.published)}) {
        if (part.empty()) continue;
        line += (line.empty() ? "" : ", ") + part;
    }
    return line;
}

Json particulars_of(const Report& report) {
    Json list = Json::array();
    const auto add = [&](const char* name,
                         const std::string& value,
                         const std::string& href = {},
                         std::string_view tag = {}) {
        if (value.empty()) return;
        list.push_back(
            {{"name", name}, {"value", value}, {"value_href", href}, {"value_tag", tag}});
    };
    const RatingValue overall = overall_rating(report);
    add("Kind", report_kind_label(report.report_kind));
    if (overall != RatingValue::None)
        add("Overall rating then", rating_label(overall), {}, to_id(overall));
    add("Published", in_words(report.published));
    add("Inspected", in_words(report.inspected_from, report.inspected_to));
    add("Provider", named(report.provider), provider_link(report.provider.name));
    add("Location", named(report.location), search_for_link("location", report.location.name));
    add("Service", report.service, search_for_link("service", report.service));
    add("Region", report.region, search_for_link("region", report.region));
    add("Publisher", report.publisher, search_for_link("publisher", report.publisher));
    add("By way of", report.via);
    add("Author", report.author);
    add("Framework", report.framework);
    add("Licence", report.licence);
    add("Language", report.language);
    add("File", report.file);
    if (report.pages > 0) add("Length", counted(static_cast<std::uint64_t>(report.pages), "page"));
    return list;
}

}  // namespace findings::pages
