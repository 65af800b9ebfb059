// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Handlers of what goes over whole results and between reports: rows of the table in site.cpp,
// documented in docs/api.md.

#include "search/searcher.hpp"
#include "server/answer.hpp"

namespace findings {

/// What `ask` answers over the index of the call; Unsupported over a base that is none.
template <class Ask>
auto with_searcher(const Call& call, Ask&& ask) -> decltype(ask(*call.backend.searcher())) {
    Searcher* searcher = call.backend.searcher();
    if (searcher == nullptr) return failure(ErrorKind::Unsupported, "this base has no index");
    return ask(*searcher);
}

namespace api {

[[nodiscard]] Answer matrix(const Call& call);
[[nodiscard]] Answer practice(const Call& call);              // ?q= or ?id=
[[nodiscard]] Answer practice_for_finding(const Call& call);  // {id}
[[nodiscard]] Answer dashboard(const Call& call);
[[nodiscard]] Answer export_all(const Call& call);
[[nodiscard]] Answer register_list(const Call& call);  // which one: the last part of the path

[[nodiscard]] Answer pack(const Call& call);
[[nodiscard]] Answer openapi(const Call& call);
[[nodiscard]] Answer opensearch(const Call& call);
/// The newest findings of a search, as an Atom feed.
[[nodiscard]] Answer atom(const Call& call);

}  // namespace api

namespace pages {

[[nodiscard]] Answer dashboard(const Call& call);
[[nodiscard]] Answer pack(const Call& call);
[[nodiscard]] Answer cross_reference(const Call& call);
[[nodiscard]] Answer practice(const Call& call);
[[nodiscard]] Answer register_list(const Call& call);  // which one: the last part of the path

}  // namespace pages
}  // namespace findings
