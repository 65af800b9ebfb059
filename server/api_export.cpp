// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_parser.hpp"
#include "server/cross_routes.hpp"
#include "server/export_forms.hpp"
#include "server/links.hpp"
#include "server/own_parameters.hpp"
#include "server/problem.hpp"

namespace findings::api {
namespace {

struct ReadExport {
    SearchRequest request;
    ExportFormat format = ExportFormat::Csv;
    bool with_heading = true;
    std::vector<ParameterProblem> problems;
};

ReadExport read_export(const Call& call) {
    OwnParameters own(call.parameters, {"format", "header"});
    ReadExport read;
    if (const auto format = export_format(own.value("format")))
        read.format = *format;
    else if (!own.value("format").empty())
        own.refuse("format",
                   "is not known. Use one of: csv, ndjson, ris, bibtex, csljson, measures.");
    read.with_heading = own.choice("header", {"1", "0"}) == 0;
    ReadRequest search = read_search(own.rest(), call.themes);
    read.problems = std::move(search.problems);
    read.problems.insert(read.problems.end(), own.problems().begin(), own.problems().end());
    read.request = std::move(search.request);
    // Before the first byte is sent: afterwards no problem could be told any more.
    if (const auto parsed = parse_query(read.request.text, read.request.any_word); !parsed)
        read.problems.push_back({"q", in_one_line(parsed.error())});
    return read;
}

}  // namespace

Answer export_all(const Call& call) {
    const ReadExport read = read_export(call);
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    // Refused values of filters come to light here and not in the middle of the answer.
    SearchRequest first = read.request;
    first.limit = 1;
    first.offset = 0;
    first.with_facets = false;
    if (const auto page = call.backend.search(first); !page) return problem_json(page.error());
    std::shared_ptr<SearchBackend> backend = call.own_backend ? call.own_backend() : nullptr;
    if (!backend || backend->searcher() == nullptr)
        return problem_json(503, "Too many exports are under way. Try again in a minute.");
    const IndexSummary& summary = backend->summary();
    ExportHeading heading{search_link(at_page(read.request, 1)),
                          summary.generation,
                          summary.built_at,
                          read.with_heading};
    ThemeTree themes = ThemeTree::parse(summary.taxonomy_json).value_or(ThemeTree{});
    Answer answer{.status = 200,
                  .content_type = std::string(content_type_of(read.format)),
                  .body = {},
                  .headers = {}};
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"findings-" + summary.generation +
                                    std::string(ending_of(read.format)) + '"');
    answer.rest = [backend = std::move(backend),
                   request = read.request,
                   writer = ExportWriter(read.format, std::move(heading), std::move(themes))](
                      const SendPiece& send) mutable {
        // The status was sent long ago: breaking off is the only way to say that this is not all.
        return export_search(*backend->searcher(), request, writer, send).has_value();
    };
    return answer;
}

}  // namespace findings::api
