// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/json_of.hpp"

#include "indexer/schema/evidence.hpp"
#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "server/escape.hpp"
#include "server/json_of_measures.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "server/read_by.hpp"

#include <cmath>

namespace findings {
namespace {

void set_text(Json& json, const char* key, std::string_view text) {
    if (!text.empty()) json[key] = text;
}

void set_named(Json& json, const char* key, const NamedId& named) {
    Json value = Json::object();
    set_text(value, "name", named.name);
    set_text(value, "id", named.id);
    if (!value.empty()) json[key] = std::move(value);
}

// Three decimals: a float printed as a double would show digits that mean nothing.
double rounded(double number) { return std::round(number * 1000) / 1000; }

Json json_of_ratings(const std::map<std::string, Rating>& ratings) {
    Json json = Json::object();
    // As published: overall first, then the questions in their order.
    const auto add = [&](const std::string& name) {
        const auto found = ratings.find(name);
        if (found == ratings.end() || found->second.value == RatingValue::None) return;
        Json rating = {{"rating", to_id(found->second.value)}};
        set_text(rating, "date", to_iso(found->second.date));
        if (found->second.carried_forward) rating["carried_forward"] = true;
        set_text(rating, "previous", to_id(found->second.previous));
        set_text(rating, "movement", found->second.movement);
        if (found->second.suspended) rating["suspended"] = true;
        if (found->second.limited) rating["limited"] = true;
        json[name] = std::move(rating);
    };
    add("overall");
    for (const auto& question : key_questions()) add(std::string(question.id));
    return json;
}

Json json_of_parts(const std::vector<PartRatings>& parts) {
    Json list = Json::array();
    for (const PartRatings& part : parts) {
        list.push_back({{"name", part.name},
                        {"level", part.level},
                        {"ratings", json_of_ratings(part.ratings)}});
    }
    return list;
}

Json json_of_scores(const Report& report) {
    Json json = Json::object();
    for (const auto& question : key_questions()) {
        const auto found = report.question_scores.find(std::string(question.id));
        if (found != report.question_scores.end())
            json["key_questions"][std::string(question.id)] = found->second;
    }
    for (const StatementScore& statement : report.statements) {
        Json entry = {{"name", statement.name}};
        set_text(entry, "key_question", to_id(statement.question));
        if (statement.score > 0) entry["score"] = statement.score;
        entry["assessed"] = statement.assessed;
        json["quality_statements"].push_back(std::move(entry));
    }
    return json;
}

Json json_of_standards(const std::vector<StandardJudgement>& standards) {
    Json list = Json::array();
    for (const StandardJudgement& standard : standards) {
        Json entry = Json::object();
        if (standard.outcome > 0) entry["outcome"] = standard.outcome;
        set_text(entry, "name", standard.name);
        set_text(entry, "judgement", standard.judgement);
        set_text(entry, "impact", standard.impact);
        list.push_back(std::move(entry));
    }
    return list;
}

Json json_of_enforcement(const std::vector<Enforcement>& actions) {
    Json list = Json::array();
    for (const Enforcement& action : actions) {
        Json entry = {{"kind", action.kind}};
        set_text(entry, "text", action.text);
        set_text(entry, "date", to_iso(action.date));
        if (!action.regulations.empty()) entry["regulations"] = action.regulations;
        list.push_back(std::move(entry));
    }
    return list;
}

Json json_of_locations(const std::vector<InspectedLocation>& locations) {
    Json list = Json::array();
    for (const InspectedLocation& location : locations) {
        Json entry = Json::object();
        set_text(entry, "name", location.name);
        set_text(entry, "id", location.id);
        set_text(entry, "service", location.service);
        set_text(entry, "postcode", location.postcode);
        list.push_back(std::move(entry));
    }
    return list;
}

Json json_of_dates(const std::vector<DatedEvent>& dates) {
    Json list = Json::array();
    for (const DatedEvent& date : dates) {
        Json entry = {{"kind", date.kind}};
        set_text(entry, "from", to_iso(date.from));
        set_text(entry, "to", to_iso(date.to));
        set_text(entry, "text", date.text);
        list.push_back(std::move(entry));
    }
    return list;
}

void set_list(Json& json, const char* key, Json list) {
    if (!list.empty()) json[key] = std::move(list);
}

// What only inspections, assessments and visits have.
void set_inspection(Json& json, const Report& report) {
    set_list(json, "ratings", json_of_ratings(report.ratings));
    set_list(json, "service_ratings", json_of_parts(report.service_ratings));
    set_list(json, "scores", json_of_scores(report));
    set_list(json, "standards", json_of_standards(report.standards));
    set_list(json, "enforcement", json_of_enforcement(report.enforcement));
    Json visit = Json::object();
    set_text(visit, "type", report.visit_type);
    set_text(visit, "announced", report.announced);
    set_text(visit, "reference", report.visit_reference);
    set_list(json, "visit", std::move(visit));
    set_list(json, "wards", report.wards);
    set_list(json, "locations_inspected", json_of_locations(report.locations));
    set_list(json, "dates", json_of_dates(report.dates));
    set_text(json, "local_authority", report.local_authority);
    set_text(json, "postcode", report.postcode);
    set_text(json, "provider_type", report.provider_type);
    if (report.beds > 0) json["beds"] = report.beds;
    if (report.archived) json["archived"] = true;
    set_text(json, "assessment_id", report.assessment_id);
    set_text(json, "inspection_id", report.inspection_id);
}

// What a demand says of itself, and what the provider's plan answers to it.
void set_demand(Json& json, const Passage& passage) {
    set_text(json, "addressee", passage.addressee);
    set_text(json, "number", passage.number);
    set_text(json, "modality", passage.modality);
    set_text(json, "due", to_iso(passage.due));
    set_text(json, "due_text", passage.due_text);
    Json reply = Json::object();
    set_text(reply, "ref", passage.reply.ref);
    set_text(reply, "text", passage.reply.text);
    set_text(reply, "owner", passage.reply.owner);
    set_text(reply, "status", passage.reply.status);
    set_text(reply, "evidence", passage.reply.evidence);
    if (!reply.empty()) json["reply"] = std::move(reply);
}

// The report inside a finding: enough to name and filter it, not all of its particulars.
Json json_of_origin(const Report& report) {
    Json json = {{"id", report.id}};
    set_text(json, "title", report.title);
    set_text(json, "report_kind", report.report_kind);
    set_text(json, "publisher", report.publisher);
    set_text(json, "published", to_iso(report.published));
    set_named(json, "provider", report.provider);
    set_named(json, "location", report.location);
    set_text(json, "service", report.service);
    set_text(json, "region", report.region);
    const auto overall = report.ratings.find("overall");
    if (overall != report.ratings.end()) set_text(json, "rating", to_id(overall->second.value));
    set_text(json, "source_url", report.source_url);
    set_text(json, "licence", report.licence);
    return json;
}

}  // namespace

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of_finding(const Passage& passage, const Report& report, const ThemeTree& themes) {
    Json json = {{"id", passage.id},
                 {"kind", to_id(passage.kind)},
                 {"polarity", to_id(passage.polarity)},
                 {"text", passage.text}};
    if (const auto mixed = mixed_of(passage)) json["mixed"] = to_id(*mixed);
    json["themes"] = Json::array();
    for (const ThemeLabel& theme : passage.themes) {
        json["themes"].push_back({{"id", theme.id},
                                  {"label", themes.label(theme.id)},
                                  {"score", rounded(static_cast<double>(theme.score))}});
    }
    set_text(json, "key_question", to_id(passage.key_question));
    if (passage.page_number > 0) json["page"] = passage.page_number;
    set_text(json, "page_label", passage.page_label);
    if (was_recognised(passage, report)) json["read_by"] = "ocr";
    json["section"] = passage.section;
    set_text(json, "marker", passage.marker);
    set_text(json, "author", passage.author);
    set_text(json, "date", to_iso(passage.date));
    set_demand(json, passage);
    set_text(json, "part", passage.part);
    set_text(json, "quality_statement", passage.quality_statement);
    set_text(json, "core_service", passage.core_service);
    set_text(json, "repeats", passage.repeats);
    if (!passage.columns.empty()) json["columns"] = passage.columns;
    if (!passage.regulations.empty()) json["regulations"] = passage.regulations;
    if (!passage.measures.empty()) json["measures"] = json_of_measures(passage.measures);
    if (const auto evidence = evidence_of(passage); !evidence.empty()) json["evidence"] = evidence;
    for (const Correction& correction : passage.corrections)
        json["corrections"].push_back(json_of_correction(correction));
    json["report"] = json_of_origin(report);
    json["links"] = {{"self", api_finding_link(passage.id)},
                     {"page", finding_link(passage.id)},
                     {"report", api_report_link(report.id)}};
    return json;
}

Json json_of_correction(const Correction& correction) {
    Json json = {{"number", correction.number}, {"by", correction.by}, {"at", correction.at}};
    set_text(json, "note", correction.note);
    if (!correction.added.empty()) json["add"] = correction.added;
    if (!correction.removed.empty()) json["remove"] = correction.removed;
    set_text(json, "kind", correction.kind);
    set_text(json, "polarity", correction.polarity);
    set_text(json, "key_question", correction.key_question);
    const LabelSet& before = correction.before;
    json["before"] = {{"themes", before.themes},
                      {"kind", to_id(before.kind)},
                      {"polarity", to_id(before.polarity)}};
    set_text(json["before"], "key_question", to_id(before.key_question));
    return json;
}

void set_same_words(Json& json, const SameWords& same, std::string_view id) {
    if (same.findings == 0) return;
    json["same_words"] = {{"findings", same.findings},
                          {"reports", same.reports},
                          {"link", search_link(same_words(id))}};
}

Json json_of_hit(const Hit& hit, const ThemeTree& themes) {
    static const Report kUnknownReport;
    Json json = json_of_finding(hit.passage, hit.report ? *hit.report : kUnknownReport, themes);
    json["snippet"] = snippet_html(hit.snippet);
    set_same_words(json, hit.same_words, hit.passage.id);
    if (hit.findings_in_report > 0) json["findings_in_report"] = hit.findings_in_report;
    return json;
}

Json json_of_report(const Report& report) {
    Json json = {{"id", report.id}};
    set_text(json, "external_id", report.external_id);
    set_text(json, "title", report.title);
    set_text(json, "report_kind", report.report_kind);
    set_text(json, "framework", report.framework);
    set_text(json, "publisher", report.publisher);
    set_text(json, "via", report.via);
    set_text(json, "author", report.author);
    set_text(json, "published", to_iso(report.published));
    Json inspected = Json::object();
    set_text(inspected, "from", to_iso(report.inspected_from));
    set_text(inspected, "to", to_iso(report.inspected_to));
    if (!inspected.empty()) json["inspected"] = std::move(inspected);
    set_named(json, "provider", report.provider);
    set_named(json, "location", report.location);
    set_text(json, "service", report.service);
    set_text(json, "region", report.region);
    set_inspection(json, report);
    set_text(json, "source_url", report.source_url);
    set_text(json, "licence", report.licence);
    set_text(json, "language", report.language);
    set_text(json, "file", report.file);
    set_text(json, "part_of", report.part_of);
    if (report.pages > 0) json["pages"] = report.pages;
    return json;
}

Json json_of_request(const SearchPage& page) {
    const SearchRequest& request = page.understood;
    Json json = {{"q", request.text}};
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        const std::string name(kFacets[facet].name);
        if (!request.filters[facet].include.empty()) json[name] = request.filters[facet].include;
        if (!request.filters[facet].exclude.empty())
            json["-" + name] = request.filters[facet].exclude;
    }
    set_text(json, "from", to_iso(request.from));
    set_text(json, "to", to_iso(request.to));
    json["sort"] = to_id(request.sort);
    json["by"] = to_id(request.by);
    if (request.any_word) json["any"] = true;
    if (request.repeats != Repeats::Unsaid) json["repeats"] = to_id(request.repeats);
    set_text(json, "same_as", request.same_as);
    json["page"] = page_number(request);
    json["per_page"] = request.limit;
    set_text(json, "description", page.description);
    if (!page.telling_words.empty()) json["telling_words"] = page.telling_words;
    return json;
}

std::uint64_t results_of(const SearchPage& page) {
    return page.understood.by == Grouping::Report ? page.total_reports : page.total_distinct;
}

Json json_of_any_of(const AnyOf& any_of, const std::string& link) {
    return {{"total_findings", any_of.total_findings},
            {"total_reports", any_of.total_reports},
            {"link", link}};
}

Json json_of_advice(const std::vector<Advice>& advice, std::string (*link)(const SearchRequest&)) {
    Json list = Json::array();
    for (const Advice& less : advice) {
        Json entry = {{"without", less.without}};
        if (less.is_word) entry["word"] = true;
        entry["total_findings"] = less.total_findings;
        entry["total_reports"] = less.total_reports;
        entry["link"] = link(less.request);
        list.push_back(std::move(entry));
    }
    return list;
}

Json json_of_suggestion(const Suggestion& suggestion) {
    SearchRequest request;
    if (suggestion.kind == "word")
        request.text = suggestion.value;
    else
        request = search_for(suggestion.kind, suggestion.value);
    return {{"kind", suggestion.kind},
            {"value", suggestion.value},
            {"label", suggestion.label},
            {"findings", suggestion.findings},
            {"link", search_link(request)}};
}

Json json_of_missing(const SearchPage& page) {
    Json json = Json::object();
    for (const FacetCounts& counts : page.facets) {
        if (counts.missing_findings == 0) continue;
        json[std::string(kFacets.at(counts.facet).name)] = {{"findings", counts.missing_findings},
                                                            {"reports", counts.missing_reports}};
    }
    return json;
}

Json json_of_facets(const SearchPage& page) {
    Json json = Json::object();
    for (const FacetCounts& counts : page.facets) {
        Json values = Json::array();
        for (const FacetValue& value : counts.values) {
            Json entry = {{"value", value.value}, {"label", value.label}};
            set_text(entry, "parent", value.parent);
            entry["findings"] = value.findings;
            entry["reports"] = value.reports;
            entry["selected"] = value.selected;
            if (value.excluded) entry["excluded"] = true;
            values.push_back(std::move(entry));
        }
        json[std::string(kFacets.at(counts.facet).name)] = std::move(values);
    }
    return json;
}

}  // namespace findings
