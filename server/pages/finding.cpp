// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

namespace findings::pages {
namespace {

// The labeller's rules in the reader's words; a rule that is new to us is named as it is.
std::string reason_of(const std::string& rule) {
    if (rule == "strong-cue") return "the words";
    if (rule == "weak-cue") return "with other words near it, the words";
    if (rule == "heading") return "the heading";
    if (rule == "section") return "the part of the report it stands in:";
    if (rule == "regulation") return "the regulation named:";
    if (rule == "negation") return "a negation:";
    return "rule " + rule + ":";
}

Json cues_view(const std::vector<Cue>& cues) {
    Json list = Json::array();
    for (const Cue& cue : cues) list.push_back({{"cue_reason", reason_of(cue.rule)}, {"cue_words", cue.words}});
    return list;
}

void add_reason(Json& list, const std::string& label, const std::vector<Cue>& cues, const std::string& href = {}) {
    if (cues.empty()) return;
    list.push_back({{"why_label", label}, {"why_href", href}, {"cues", cues_view(cues)}});
}

Json why_view(const Passage& passage, const ThemeTree& themes) {
    Json list = Json::array();
    for (const ThemeLabel& theme : passage.themes) {
        add_reason(list, "Theme: " + themes.label(theme.id), theme.cues, search_link(search_for("theme", theme.id)));
    }
    const auto& polarity = polarities()[static_cast<std::size_t>(passage.polarity)];
    add_reason(list, "Polarity: " + std::string(polarity.label), passage.polarity_cues);
    add_reason(list, "Kind and key question", passage.other_cues);
    return list;
}

Json neighbours_view(const std::vector<Passage>& passages) {
    Json list = Json::array();
    for (const Passage& passage : passages) {
        list.push_back({{"neighbour_text", passage.text}, {"neighbour_href", finding_link(passage.id)}});
    }
    return list;
}

// From a concern to what works on the same themes: the question a reader has next.
Json next_searches(const Passage& passage, const ThemeTree& themes) {
    Json list = Json::array();
    for (const Json& theme : themes_of(passage, themes)) {
        list.push_back({{"next_label", "Good practice on " + theme["theme_label"].get<std::string>()},
                        {"next_href", theme["theme_href"].get<std::string>() + "&polarity=good"}});
    }
    return list;
}

std::string heading_of(const Passage& passage, const Report& report) {
    const std::string place = place_of(report);
    const std::string kind = kind_label(passage);
    return place.empty() ? kind : kind + " at " + place;
}

std::string source_line(const Report& report) {
    std::string line = report_kind_label(report.report_kind);
    for (const std::string& part : {report.publisher, in_words(report.published)}) {
        if (part.empty()) continue;
        line += (line.empty() ? "" : ", ") + part;
    }
    return line;
}

Json finding_view(const FindingPage& found, const ThemeTree& themes) {
    const Passage& passage = found.passage;
    const Report& report = *found.report;
    Json view = page_view(heading_of(passage, report));
    view["heading_text"] = heading_of(passage, report);
    view["source_line"] = source_line(report);
    view["report_title"] = title_of(report);
    view["report_href"] = report_link(report.id) + "#" + passage.id;
    view["tags"] = tags_of(passage);
    view["trail"] = trail_of(passage);
    view["page"] = page_in_words(passage);
    view["marker"] = passage.marker;
    view["passage_text"] = passage.text;
    view["passage_author"] = passage.author;
    view["before"] = neighbours_view(found.before);
    view["after"] = neighbours_view(found.after);
    view["why"] = why_view(passage, themes);
    view["has_why"] = !view["why"].empty();
    view["themes"] = themes_of(passage, themes);
    view["has_themes"] = !view["themes"].empty();
    view["particulars"] = particulars_of(report);
    view["citation"] = citation(passage, report);
    view["source_href"] = web_link(report.source_url);
    view["source_text"] = report.source_url;
    view["next"] = next_searches(passage, themes);
    view["has_next"] = !view["next"].empty();
    view["json_href"] = api_finding_link(passage.id);
    view["generation"] = found.generation;
    return view;
}

}  // namespace

Answer finding(const Call& call) {
    if (!unknown_parameters(call.parameters, {}).empty()) return error(422);
    const auto found = call.backend.finding(call.id);
    if (!found) return error(status_of(found.error().kind));
    return page_answer(200, "finding", finding_view(*found, call.themes));
}

}  // namespace findings::pages
