// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"
#include "server/cite.hpp"
#include "server/cross_routes.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"

#include <array>
#include <cstdio>

namespace findings::api {
namespace {

constexpr std::string_view kAtomType = "application/atom+xml";

/// RFC 3339, of the first moment of what is known of a date.
std::string moment_of(const PartialDate& date) {
    std::array<char, 64> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%04d-%02d-%02dT00:00:00Z",
                  static_cast<int>(date.year),
                  date.month > 0 ? static_cast<int>(date.month) : 1,
                  date.day > 0 ? static_cast<int>(date.day) : 1);
    return text.data();
}

/// XML has no form for most control characters, escaped or not.
std::string xml(std::string_view text) {
    std::string allowed;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\t' || c == '\n') allowed += c;
    }
    return escape_html(clean_utf8(allowed));
}

std::string element(std::string_view name, std::string_view text) {
    const std::string tag(name);
    return '<' + tag + '>' + xml(text) + "</" + tag + ">\n";
}

std::string entry_of(const Hit& hit, const IndexSummary& summary, const ThemeTree& themes) {
    static const Report kUnknownReport;
    const Report& report = hit.report ? *hit.report : kUnknownReport;
    const Passage& passage = hit.passage;
    const PartialDate& date = passage.date.known() ? passage.date : report.published;
    std::string title = report.title.empty() ? std::string("Finding ") + passage.id : report.title;
    std::string entry =
        "<entry>\n" + element("id", "urn:findings:finding:" + passage.id) + element("title", title);
    entry += element("updated", date.known() ? moment_of(date) : summary.built_at);
    const std::string& author = report.publisher.empty() ? report.author : report.publisher;
    entry += "<author>" + element("name", author.empty() ? "unknown" : author) + "</author>\n";
    entry += "<link rel=\"alternate\" type=\"text/html\" href=\"" + xml(finding_link(passage.id)) +
             "\"/>\n";
    for (const ThemeLabel& theme : passage.themes) {
        entry += "<category term=\"" + xml(theme.id) + "\" label=\"" + xml(themes.label(theme.id)) +
                 "\"/>\n";
    }
    if (!report.licence.empty()) entry += element("rights", report.licence);
    return entry + "<content type=\"text\">" + xml(passage.text) + "</content>\n" +
           "<summary type=\"text\">" + xml(citation(passage, report)) + "</summary>\n</entry>\n";
}

std::string feed_of(const SearchPage& page,
                    const SearchRequest& request,
                    const IndexSummary& summary,
                    const ThemeTree& themes) {
    const std::string query = to_query(to_parameters(request));
    const std::string title =
        request.text.empty() ? std::string("Findings") : "Findings: " + request.text;
    std::string feed =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"en-GB\">\n";
    // The same search has the same id in every generation and on every machine.
    feed += element("id", "urn:findings:search:" + sha256_hex(query).substr(0, 32)) +
            element("title", title);
    feed +=
        element("updated", summary.built_at.empty() ? "1970-01-01T00:00:00Z" : summary.built_at);
    feed += element("generator", "Findings, generation " + page.generation);
    feed += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" +
            xml("/feeds/findings.atom" + query) + "\"/>\n";
    feed +=
        "<link rel=\"alternate\" type=\"text/html\" href=\"" + xml(search_link(request)) + "\"/>\n";
    for (const Hit& hit : page.hits) feed += entry_of(hit, summary, themes);
    return feed + "</feed>\n";
}

}  // namespace

Answer atom(const Call& call) {
    constexpr std::uint32_t kEntries = 50;
    ReadRequest read = read_search(call.parameters, call.themes);
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    const SearchRequest asked = at_page(read.request, 1);
    SearchRequest request = asked;
    request.sort = Sort::Newest;
    request.by = Grouping::Finding;
    request.limit = kEntries;
    request.with_facets = false;
    const auto page = call.backend.search(request);
    if (!page) return problem_json(page.error());
    return {.status = 200,
            .content_type = std::string(kAtomType),
            .body = feed_of(*page, asked, call.backend.summary(), call.themes),
            .headers = {}};
}

}  // namespace findings::api
