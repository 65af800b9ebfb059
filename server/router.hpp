// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace findings {

/// What a cache may do with an answer.
enum class Caching {
    Revalidate,  // keep, but ask with the ETag each time: changes with the generation
    Never,
    Forever,  // the URL carries a hash of the content
};

/// One row of the route table. `path` is exact, or has "{id}" for one segment of
/// [0-9a-z-].
struct Route {
    std::string_view path;
    Audience audience;
    Caching caching;
    Answer (*handle)(const Call& call);
    bool is_overview = false;  // goes through all that matches: its answers are kept (AnswerCache)
};

struct RouteMatch {
    const Route* route;
    std::string_view id;
};

/// A table, not regular expressions: libstdc++'s std::regex recurses once a byte of the path.
[[nodiscard]] std::optional<RouteMatch> find_route(std::span<const Route> routes,
                                                   std::string_view path);

}  // namespace findings
