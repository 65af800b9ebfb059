// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/answer_cache.hpp"
#include "server/backend_pool.hpp"
#include "server/correction_desk.hpp"

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

/// A form that was posted.
struct FormPost {
    std::string_view path;     // decoded
    std::string_view body;     // as sent
    std::string_view address;  // of the client, for the log
    RequestOrigin origin;
};

/// Everything between the HTTP library and the handlers: routes, ETags, error pages. Knows no
/// socket. Thread: answer() may be called from any thread.
class Site {
  public:
    using Log = std::function<void(std::string_view line)>;

    /// `desk`: nullptr on a server that takes no corrections.
    Site(std::unique_ptr<BackendPool> pool,
         Log log,
         std::unique_ptr<CorrectionDesk> desk = nullptr,
         TextLabeller labeller = {});

    [[nodiscard]] Answer answer(const SiteRequest& request) const;
    /// Whether a form may be posted to this path: never, unless corrections are taken.
    [[nodiscard]] bool takes_form(std::string_view path) const;
    /// Requires: takes_form(post.path).
    [[nodiscard]] Answer take(const FormPost& post) const;
    /// An error in the form the path's readers expect: problem+json below /api and /healthz, a page
    /// elsewhere.
    [[nodiscard]] Answer error_answer(std::string_view path, int status) const;
    void log(std::string_view line) const;

  private:
    [[nodiscard]] Answer answer_from_index(const SiteRequest& request,
                                           const struct RouteMatch& match) const;
    [[nodiscard]] Answer ready() const;

    [[nodiscard]] Answer take_correction(const FormPost& post, std::string_view id) const;

    std::unique_ptr<BackendPool> pool_;
    Log log_;
    std::unique_ptr<CorrectionDesk> desk_;
    TextLabeller labeller_;
    std::string build_id_;
    mutable AnswerCache cache_;
};

}  // namespace findings
