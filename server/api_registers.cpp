// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/params.hpp"
#include "server/problem.hpp"
#include "server/register_forms.hpp"

namespace findings::api {

Answer register_list(const Call& call) {
    const Register which = register_in(call.path);
    ReadRequest read = read_search(call.parameters, call.themes);
    if (read.request.by == Grouping::Report)
        read.problems.push_back({"by", "is not used here: a register lists findings."});
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    const auto entries = with_searcher(call, [&](Searcher& searcher) {
        return register_page(searcher, which, read.request);
    });
    if (!entries) return problem_json(entries.error());
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(json_of_register(which, *entries, read.request, call.themes)),
            .headers = {}};
}

}  // namespace findings::api
