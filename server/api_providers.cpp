// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.hpp"
#include "server/dossier_forms.hpp"
#include "server/problem.hpp"

namespace findings::api {

Answer provider(const Call& call) {
    const ReadRequest read = read_dossier(call.parameters, call.themes);
    if (!read.problems.empty()) return refused(read.problems);
    const auto found = provider_dossier(call.backend, call.id, read.request);
    if (!found) return problem_json(found.error());
    return ok(json_of_provider(*found, call.themes));
}

}  // namespace findings::api
