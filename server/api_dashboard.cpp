// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/dashboard_forms.hpp"
#include "server/problem.hpp"

namespace findings::api {

Answer dashboard(const Call& call) {
    const ReadRequest read = read_dashboard(call.parameters, call.themes);
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    const auto counted = with_searcher(call, [&](Searcher& searcher) {
        return dashboard_of(searcher, read.request);
    });
    if (!counted) return problem_json(counted.error());
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(json_of_dashboard(*counted, read.request, call.themes)),
            .headers = {}};
}

}  // namespace findings::api
