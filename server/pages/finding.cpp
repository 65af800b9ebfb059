// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/page_metadata.hpp"
#include "server/pages/corrections.hpp"
#include "server/pages/crosswalk.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/read_by.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace findings::pages {
namespace {

struct RuleWords {
    std::string_view rule;
    std::string_view reason;
};

// The labeller's rules as the end of "because of ..."; a rule that is new to us is named as it is.
constexpr std::array kRules = {
    RuleWords{"strong-cue", "the words"},
    RuleWords{"cue-pair", "the words"},
    RuleWords{"weak-cue", "the words"},
    RuleWords{"weak-context", "near to"},
    RuleWords{"good-cue", "the praise"},
    RuleWords{"concern-cue", "the criticism"},
    RuleWords{"weight", "what passages like it said with"},
    RuleWords{"against", "though this speaks against it:"},
    RuleWords{"cue-pair", "the words together"},
    RuleWords{"requirement", "the demand"},
    RuleWords{"harm", "the harm named"},
    RuleWords{"negation", "the negation"},
    RuleWords{"heading", "the heading"},
    RuleWords{"regulation", "the regulation"},
    RuleWords{"measure", "the measure"},
    RuleWords{"figure", "how high the figure is:"},
    RuleWords{"sub-theme", "its sub-theme"},
    RuleWords{"section", "the part of the report it stands in:"},
    RuleWords{"history", "its being about an earlier time:"},
    RuleWords{"question", "its being a question"},
    RuleWords{"boilerplate", "its being a standing text:"},
    RuleWords{"no-judgement", "its having"},
    RuleWords{"evidence-people", "who said it:"},
    RuleWords{"evidence-relatives", "who said it:"},
    RuleWords{"evidence-staff", "who said it:"},
    RuleWords{"evidence-partners", "who said it:"},
    RuleWords{"evidence-records", "what was read:"},
    RuleWords{"evidence-observation", "what was seen:"},
    RuleWords{"correction", "a correction by"},
    RuleWords{"mixed-good", "what is good in it:"},
    RuleWords{"mixed-concern", "what is a concern in it:"},
    RuleWords{"kind", "(kind)"},
    RuleWords{"key-question", "(key question)"},
};

std::string reason_of(const std::string& rule) {
    const auto found = std::ranges::find(kRules, rule, &RuleWords::rule);
    return found == kRules.end() ? "the rule " + rule + ":" : std::string(found->reason);
}

// What a rule weighed, and what the small words did, is in the JSON; on the page the words that
// made it fire say it, if there are any.
bool is_said_by_words(const Cue& cue) { return cue.weight == 0 || cue.begin < cue.end; }

Json cues_view(const std::vector<Cue>& cues, const ThemeTree& themes) {
    const bool has_words = std::ranges::any_of(cues, is_said_by_words);
    Json list = Json::array();
    std::string last_reason;
    for (const Cue& cue : cues) {
        if (has_words && !is_said_by_words(cue)) continue;
        const std::string reason = reason_of(cue.rule);
        list.push_back({{"cue_comma", !list.empty()},
                        {"cue_reason", reason == last_reason ? std::string{} : reason},
                        // a theme's id where one stands, else the words
                        {"cue_words", themes.label(cue.words)}});
        last_reason = reason;
    }
    return list;
}

Json why_view(const Passage& passage, const Report& report, const ThemeTree& themes) {
    Json list = Json::array();
    const auto add = [&](const std::string& label,
                         const std::vector<Cue>& cues,
                         const std::string& href,
                         Json walk = Json::array()) {
        if (cues.empty() && walk.empty()) return;
        list.push_back({{"why_label", label},
                        {"why_href", href},
                        {"has_cues", !cues.empty()},
                        {"cues", cues_view(cues, themes)},
                        {"has_walk", !walk.empty()},
                        {"walk", walk}});
    };
    for (const ThemeLabel& theme : passage.themes) {
        const ThemeEntry* entry = themes.find(theme.id);
        add("Theme: " + themes.label(theme.id),
            theme.cues,
            search_link(search_for("theme", theme.id)),
            entry == nullptr ? Json::array() : crosswalk_view(*entry, report, themes));
    }
    const auto& polarity = polarities()[static_cast<std::size_t>(passage.polarity)];
    add("Polarity: " + std::string(polarity.label), passage.polarity_cues, {});
    add("Kind, key question, evidence, regulations and measures", passage.other_cues, {});
    return list;
}

// A cut inside a UTF-8 character would change the quotation; an offset that is none of the text's
// is the index's mistake.
bool is_cut(std::string_view text, std::size_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

// The words that labels rest on, as ranges of the text: in order, without overlaps.
std::vector<std::pair<std::size_t, std::size_t>> cue_ranges(const Passage& passage) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    const auto add = [&](const std::vector<Cue>& cues) {
        for (const Cue& cue : cues) {
            // Words of little weight, or that speak against a label, would light up the whole
            // quotation.
            constexpr float kLeastMarked = 0.1F;
            if (cue.weight != 0 && cue.weight < kLeastMarked) continue;
            const bool is_word_of_text = cue.begin < cue.end && is_cut(passage.text, cue.begin) &&
                                         is_cut(passage.text, cue.end);
            if (is_word_of_text) ranges.emplace_back(cue.begin, cue.end);
        }
    };
    for (const ThemeLabel& theme : passage.themes) add(theme.cues);
    add(passage.polarity_cues);
    std::ranges::sort(ranges);
    std::vector<std::pair<std::size_t, std::size_t>> joined;
    for (const auto& [begin, end] : ranges) {
        if (!joined.empty() && begin <= joined.back().second) {
            joined.back().second = std::max(joined.back().second, end);
        } else {
            joined.emplace_back(begin, end);
        }
    }
    return joined;
}

std::vector<SnippetPart> with_cues_marked(const Passage& passage) {
    std::vector<SnippetPart> parts;
    std::size_t done = 0;
    for (const auto& [begin, end] : cue_ranges(passage)) {
        parts.push_back({passage.text.substr(done, begin - done), false});
        parts.push_back({passage.text.substr(begin, end - begin), true});
        done = end;
    }
    parts.push_back({passage.text.substr(done), false});
    return parts;
}

Json neighbours_view(const std::vector<Passage>& passages) {
    Json list = Json::array();
    for (const Passage& passage : passages) {
        list.push_back(
            {{"neighbour_text", passage.text}, {"neighbour_href", finding_link(passage.id)}});
    }
    return list;
}

// From a concern to what works on the same themes: the question a reader has next.
Json next_searches(const Passage& passage, const ThemeTree& themes) {
    Json list = Json::array();
    for (const Json& theme : themes_of(passage, themes)) {
        list.push_back(
            {{"next_label", "Good practice on " + theme["theme_label"].get<std::string>()},
             {"next_href", theme["theme_href"].get<std::string>() + "&polarity=good"}});
    }
    return list;
}

std::string heading_of(const Passage& passage, const Report& report) {
    const std::string place = place_of(report);
    const std::string kind = kind_label(passage);
    return place.empty() ? kind : kind + " at " + place;
}

Json similar_view(const SearchPage& similar) {
    Json list = Json::array();
    for (const Hit& hit : similar.hits) {
        if (!hit.report) continue;
        list.push_back({{"similar_href", finding_link(hit.passage.id)},
                        {"snippet", snippet_html(hit.snippet)},
                        {"similar_source", title_of(*hit.report)},
                        {"similar_kind", kind_label(hit.passage)}});
    }
    return list;
}

Json citations_view(const Passage& passage, const Report& report) {
    Json list = Json::array();
    for (const Citation& citation : citations(passage, report)) {
        list.push_back({{"cite_id", "cite-" + std::to_string(list.size() + 1)},
                        {"cite_style", citation.style},
                        {"cite_text", citation.text}});
    }
    return list;
}

// Before and after: what else was published on the place, or on its provider where none is named.
void add_other_reports(Json& view, const Report& report, SearchBackend& backend) {
    constexpr std::uint32_t kOthersShown = 6;
    const bool by_location = !report.location.name.empty();
    const std::string name = place_of(report);
    if (name.empty()) return;
    SearchRequest request = search_for(by_location ? "location" : "provider", name);
    request.by = Grouping::Report;
    request.sort = Sort::Newest;
    request.limit = kOthersShown;
    request.with_facets = false;
    const auto page = backend.search(request);
    if (!page) return;  // the finding is whole without them
    Json list = Json::array();
    for (const Hit& hit : page->hits) {
        if (!hit.report || hit.report->id == report.id) continue;
        const RatingValue overall = overall_rating(*hit.report);
        list.push_back({{"report_title", title_of(*hit.report)},
                        {"report_href", report_link(hit.report->id)},
                        {"report_kind", report_kind_label(hit.report->report_kind)},
                        {"report_iso", to_iso(hit.report->published)},
                        {"report_date", in_words(hit.report->published)},
                        {"report_rating",
                         overall == RatingValue::None ? std::string{} : rating_label(overall)}});
    }
    view["has_others"] = !list.empty();
    view["others"] = std::move(list);
    view["others_of"] = name;
    view["others_href"] = provider_link(report.provider.name);
}

Json finding_view(const FindingPage& found, const Call& call) {
    const ThemeTree& themes = call.themes;
    const Passage& passage = found.passage;
    const Report& report = *found.report;
    Json view = page_view(heading_of(passage, report));
    add_metadata(view, report, &passage);
    view["heading_text"] = heading_of(passage, report);
    view["source_line"] = source_line(report);
    view["report_title"] = title_of(report);
    view["report_href"] = report_link(report.id) + "#" + passage.id;
    view["pack_href"] = "/pack?id=" + escape_url(passage.id);
    view["tags"] = tags_of(passage);
    view["trail"] = trail_of(passage);
    view["page"] = page_in_words(passage);
    view["heads"] = heads_of(passage);
    view["marker"] = passage.marker;
    const std::vector<SnippetPart> marked = with_cues_marked(passage);
    view["snippet"] = snippet_html(marked);
    view["has_marks"] = marked.size() > 1;
    view["was_recognised"] = was_recognised(passage, report);
    view["passage_author"] = passage.author;
    view["before"] = neighbours_view(found.before);
    view["after"] = neighbours_view(found.after);
    if (found.same_words.findings > 0) {
        view["same_words"] = {{"same_label", same_words_label(found.same_words)},
                              {"same_href", search_link(same_words(passage.id))}};
    }
    view["why"] = why_view(passage, report, themes);
    view["has_why"] = !view["why"].empty();
    const bool has_walk = std::ranges::any_of(view["why"], [](const Json& why) {
        return why["has_walk"].get<bool>();
    });
    view["walk_day"] = has_walk ? crosswalk_day_in_words(report) : std::string{};
    view["themes"] = themes_of(passage, themes);
    view["has_themes"] = !view["themes"].empty();
    view["particulars"] = particulars_of(report);
    view["citations"] = citations_view(passage, report);
    view["at_page_href"] = source_at_page(report, passage);
    const std::string age = age_in_words(report.published, call.today);
    view["passage_age"] = age.empty() ? std::string{} : "Published " + age;
    view["source_href"] = web_link(report.source_url);
    view["source_text"] = report.source_url;
    view["next"] = next_searches(passage, themes);
    view["has_next"] = !view["next"].empty();
    view["json_href"] = api_finding_link(passage.id);
    view["generation"] = found.generation;
    add_corrections(view, passage, call);
    add_other_reports(view, report, call.backend);
    return view;
}

}  // namespace

Answer finding(const Call& call) {
    const auto found = call.backend.finding(call.id);
    if (!found) return error(status_of(found.error().kind));
    Json view = finding_view(*found, call);
    constexpr std::uint32_t kSimilarShown = 5;
    SearchRequest first_few;
    first_few.limit = kSimilarShown;
    first_few.with_facets = false;
    if (const auto similar = call.backend.similar(call.id, first_few)) {
        view["similar"] = similar_view(*similar);
        view["has_similar"] = !view["similar"].empty();
    }
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return page_answer("finding", view);
}

Answer finding_with_problems(const Call& call,
                             const FindingPage& found,
                             const CorrectionRequest& request,
                             const std::vector<std::string>& problems) {
    Json view = finding_view(found, call);
    view["correct_by"] = clean_utf8(request.by);
    view["correct_note"] = clean_utf8(request.note);
    view["problems_title"] = "The correction was not kept";
    std::vector<ParameterProblem> list;
    for (const std::string& problem : problems) list.push_back({"", problem});
    add_problems(view, list);
    return page_answer("finding", view);
}

}  // namespace findings::pages
