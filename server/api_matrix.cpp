// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/csv.hpp"
#include "server/matrix_forms.hpp"
#include "server/problem.hpp"

namespace findings::api {

Answer matrix(const Call& call) {
    const ReadMatrix read = read_matrix(call.parameters, call.themes);
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    const auto matrix =
        with_searcher(call, [&](Searcher& searcher) { return matrix_of(searcher, read.request); });
    if (!matrix) return problem_json(matrix.error());
    if (!read.wants_csv)
        return {.status = 200,
                .content_type = std::string(kJsonType),
                .body = dump(json_of_matrix(*matrix, read.request, call.themes)),
                .headers = {}};
    Answer answer{.status = 200,
                  .content_type = std::string(kCsvType),
                  .body = csv_of_matrix(*matrix, call.themes),
                  .headers = {}};
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"cross-reference.csv\"");
    return answer;
}

}  // namespace findings::api
