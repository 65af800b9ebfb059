// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/router.hpp"

#include "server/limits.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view kIdSuffix = "{id}";

bool is_id(std::string_view text) {
    const auto is_id_char = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
    };
    return !text.empty() && text.size() <= limits::kMaxIdBytes &&
           std::ranges::all_of(text, is_id_char);
}

}  // namespace

std::optional<RouteMatch> find_route(std::span<const Route> routes, std::string_view path) {
    for (const Route& route : routes) {
        if (route.path == path) return RouteMatch{&route, {}};
        if (!route.path.ends_with(kIdSuffix)) continue;
        const std::string_view prefix = route.path.substr(0, route.path.size() - kIdSuffix.size());
        if (path.starts_with(prefix) && is_id(path.substr(prefix.size()))) {
            return RouteMatch{&route, path.substr(prefix.size())};
        }
    }
    return std::nullopt;
}

}  // namespace findings
