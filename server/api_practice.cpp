// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/practice_forms.hpp"
#include "server/problem.hpp"

namespace findings::api {
namespace {

Answer answer_to(const Call& call, ReadPractice read) {
    if (read.request.text.empty() && read.request.id.empty() && read.problems.empty())
        read.problems.push_back({"q", "is missing: give a text, or the id of a finding as id."});
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    if (call.labeller != nullptr && !read.request.text.empty())
        read.request.themes = (*call.labeller)(read.request.text);
    const auto page = with_searcher(call, [&](Searcher& searcher) {
        return practice_for(searcher, read.request);
    });
    if (!page) return problem_json(page.error());
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(json_of_practice(*page, read.request, call.themes)),
            .headers = {}};
}

}  // namespace

Answer practice(const Call& call) {
    return answer_to(call, read_practice(call.parameters, call.themes));
}

Answer practice_for_finding(const Call& call) {
    ReadPractice read = read_practice(call.parameters, call.themes);
    if (!read.request.text.empty())
        read.problems.push_back({"q", "is not used here: the finding is the question."});
    read.request.id = call.id;
    return answer_to(call, std::move(read));
}

}  // namespace findings::api
