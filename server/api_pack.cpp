// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/own_parameters.hpp"
#include "server/pack.hpp"
#include "server/problem.hpp"

namespace findings::api {

Answer pack(const Call& call) {
    OwnParameters own(call.parameters, {"format"});
    const std::string_view wanted = own.value("format");
    const auto format = document_format(wanted);
    ReadPack read = read_pack(own.rest());
    read.problems.insert(read.problems.end(), own.problems().begin(), own.problems().end());
    if (!format && !wanted.empty() && wanted != "json")
        read.problems.push_back({"format", "is not known. Use one of: json, html, docx, odt, md."});
    if (!read.request.search.empty())
        read.problems.push_back({"q", "is not used here: a pack has the findings that it names."});
    if (!read.problems.empty())
        return problem_json(422, "Some parameters were not understood.", read.problems);
    const auto pack = pack_of(call.backend, read.request, call.today);
    if (!pack) return problem_json(pack.error());
    if (!format)
        return {.status = 200,
                .content_type = std::string(kJsonType),
                .body = dump(json_of_pack(*pack, read.request, call.themes)),
                .headers = {}};
    Answer answer{.status = 200,
                  .content_type = std::string(content_type_of(*format)),
                  .body = render(document_of(*pack), *format),
                  .headers = {}};
    answer.headers.emplace_back(
        "Content-Disposition",
        "attachment; filename=\"reading-pack" + std::string(ending_of(*format)) + '"');
    return answer;
}

}  // namespace findings::api
