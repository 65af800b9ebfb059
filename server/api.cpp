// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.hpp"

#include "search/query_parser.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/json_of.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"

#include <algorithm>
#include <array>

namespace findings::api {
namespace {

using LinkOf = std::string (*)(const SearchRequest&);

// Every problem at once: those of the parameters and that of the query, if it has one.
ReadRequest read_all(const Call& call) {
    ReadRequest read = read_search(call.parameters, call.themes);
    if (const auto parsed = parse_query(read.request.text); !parsed && !read.request.text.empty()) {
        read.problems.push_back({"q", in_one_line(parsed.error())});
    }
    return read;
}

// self, next, prev: next only where there is a page, and within what can be paged through.
Json links_of(const SearchRequest& request, std::uint64_t total, LinkOf link) {
    Json links = {{"self", link(request)}};
    const std::uint64_t reachable = std::min<std::uint64_t>(total, limits::kMaxResultDepth);
    const std::uint32_t page = page_number(request);
    const bool next_fits = request.offset + 2 * request.limit <= limits::kMaxResultDepth;
    if (request.offset + request.limit < reachable && next_fits)
        links["next"] = link(at_page(request, page + 1));
    if (page > 1) links["prev"] = link(at_page(request, page - 1));
    return links;
}

// What findings and reports lists have in common, around their results.
Json frame(const SearchPage& page,
           const SearchRequest& asked,
           std::uint64_t total,
           Json results,
           LinkOf link) {
    Json json = {{"query", json_of_request(page)}, {"generation", page.generation}};
    if (link == api_reports_link) json["total"] = total;
    json["total_findings"] = page.total_findings;
    json["total_reports"] = page.total_reports;
    if (page.understood.repeats == Repeats::Once) json["total_distinct"] = page.total_distinct;
    json["exact"] = true;
    json["took_ms"] = page.took_ms;
    json["results"] = std::move(results);
    json["facets"] = json_of_facets(page);
    json["facets_missing"] = json_of_missing(page);
    if (!page.did_you_mean.empty()) json["did_you_mean"] = page.did_you_mean;
    if (page.any_of) json["any_of"] = json_of_any_of(*page.any_of, link(any_of(asked)));
    if (!page.advice.empty()) json["advice"] = json_of_advice(page.advice, link);
    if (!page.notes.empty()) json["notes"] = page.notes;
    json["links"] = links_of(asked, total, link);
    return json;
}

}  // namespace

Answer ok(const Json& json) {
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(json),
            .headers = {}};
}

Answer refused(std::span<const ParameterProblem> problems) {
    return problem_json(422, "Some parameters were not understood.", problems);
}

Answer findings_list(const Call& call) {
    const ReadRequest read = read_all(call);
    if (!read.problems.empty()) return refused(read.problems);
    const auto page = call.backend.search(read.request);
    if (!page) return problem_json(page.error());
    Json results = Json::array();
    for (const Hit& hit : page->hits) results.push_back(json_of_hit(hit, call.themes));
    return ok(frame(*page, read.request, results_of(*page), std::move(results), api_findings_link));
}

Answer similar(const Call& call) {
    ReadRequest read = read_all(call);
    if (!read.request.text.empty())
        read.problems.push_back({"q", "is not used here: the finding is the question."});
    if (!read.problems.empty()) return refused(read.problems);
    const auto page = call.backend.similar(call.id, read.request);
    if (!page) return problem_json(page.error());
    Json results = Json::array();
    for (const Hit& hit : page->hits) results.push_back(json_of_hit(hit, call.themes));
    Json json = {{"query", json_of_request(*page)},
                 {"generation", page->generation},
                 {"total_findings", page->total_findings},
                 {"total_reports", page->total_reports},
                 {"took_ms", page->took_ms},
                 {"results", std::move(results)},
                 {"links", {{"self", api_similar_link(call.id, read.request)}}}};
    return ok(json);
}

Answer reports_list(const Call& call) {
    ReadRequest read = read_all(call);
    if (!read.problems.empty()) return refused(read.problems);
    read.request.by = Grouping::Report;
    const auto page = call.backend.search(read.request);
    if (!page) return problem_json(page.error());
    Json results = Json::array();
    for (const Hit& hit : page->hits) {
        if (!hit.report) continue;
        Json report = json_of_report(*hit.report);
        report["matching_findings"] = hit.findings_in_report;
        report["links"] = {{"self", api_report_link(hit.report->id)},
                           {"page", report_link(hit.report->id)}};
        results.push_back(std::move(report));
    }
    return ok(
        frame(*page, read.request, page->total_reports, std::move(results), api_reports_link));
}

Answer finding(const Call& call) {
    if (const auto problems = unknown_parameters(call.parameters, {}); !problems.empty())
        return refused(problems);
    const auto found = call.backend.finding(call.id);
    if (!found) return problem_json(found.error());
    const Report& report = *found->report;
    const auto neighbours = [](const std::vector<Passage>& passages) {
        Json list = Json::array();
        for (const Passage& passage : passages)
            list.push_back({{"id", passage.id}, {"text", passage.text}});
        return list;
    };
    Json json = json_of_finding(found->passage, report, call.themes);
    json["generation"] = found->generation;
    json["before"] = neighbours(found->before);
    json["after"] = neighbours(found->after);
    set_same_words(json, found->same_words, found->passage.id);
    json["why"] = json_of_why(found->passage, report, call.themes);
    json["citation"] = citation(found->passage, report);
    return ok(json);
}

Answer report(const Call& call) {
    if (const auto problems = unknown_parameters(call.parameters, {}); !problems.empty())
        return refused(problems);
    const auto found = call.backend.report(call.id);
    if (!found) return problem_json(found.error());
    Json json = json_of_report(found->report);
    json["generation"] = found->generation;
    for (const ReportPart& part : found->parts) {
        json["parts"].push_back({{"id", part.id}, {"title", part.title}});
    }
    json["findings"] = Json::array();
    for (const Passage& passage : found->report.passages) {
        Json entry = json_of_finding(passage, found->report, call.themes);
        entry.erase("report");  // it stands around the list
        json["findings"].push_back(std::move(entry));
    }
    json["links"] = {{"self", api_report_link(found->report.id)},
                     {"page", report_link(found->report.id)}};
    return ok(json);
}

Answer suggest(const Call& call) {
    constexpr std::size_t kSuggestions = 10;
    const auto problems = unknown_parameters(call.parameters, {"q"});
    if (!problems.empty()) return refused(problems);
    const auto typed = std::ranges::find(call.parameters, "q", &Parameter::name);
    const std::string q = typed == call.parameters.end() ? std::string{} : clean_utf8(typed->value);
    if (q.size() > limits::kMaxQueryBytes)
        return refused(std::array{ParameterProblem{"q", "is longer than a query may be."}});
    const auto found = call.backend.suggest(q, kSuggestions);
    if (!found) return problem_json(found.error());
    Json json = {{"q", q}, {"suggestions", Json::array()}};
    for (const Suggestion& suggestion : *found)
        json["suggestions"].push_back(json_of_suggestion(suggestion));
    return ok(json);
}

}  // namespace findings::api
