// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/router.hpp"

#include "server/limits.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view kId = "{id}";

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
        const std::size_t at = route.path.find(kId);
        if (at == std::string_view::npos) continue;
        const std::string_view before = route.path.substr(0, at),
                               after = route.path.substr(at + kId.size());
        const bool fits = path.size() > before.size() + after.size() && path.starts_with(before) &&
                          path.ends_with(after);
        if (!fits) continue;
        const std::string_view id = path.substr(at, path.size() - before.size() - after.size());
        if (is_id(id)) return RouteMatch{&route, id};
    }
    return std::nullopt;
}

}  // namespace findings
