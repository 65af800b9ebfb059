// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/backend_pool.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// A request without HTTP's wrapping.
struct SiteRequest {
    std::string_view path;           // decoded
    std::string_view query;          // as sent
    std::string_view if_none_match;  // header; empty if absent
};

/// Everything between the HTTP library and the handlers: routes, ETags, error pages. Knows no
/// socket. Thread: answer() may be called from any thread.
class Site {
  public:
    using Log = std::function<void(std::string_view line)>;

    Site(std::unique_ptr<BackendPool> pool, Log log);

    [[nodiscard]] Answer answer(const SiteRequest& request) const;
    /// An error in the form the path's readers expect: problem+json below /api and /healthz, a page
    /// elsewhere.
    [[nodiscard]] Answer error_answer(std::string_view path, int status) const;
    void log(std::string_view line) const;

  private:
    [[nodiscard]] Answer answer_from_index(const SiteRequest& request,
                                           const struct RouteMatch& match) const;
    [[nodiscard]] Answer ready() const;

    std::unique_ptr<BackendPool> pool_;
    Log log_;
    std::string build_id_;
};

}  // namespace findings
