// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site.hpp"

#include "indexer/schema/ids.hpp"
#include "server/api.hpp"
#include "server/assets.hpp"
#include "server/cross_routes.hpp"
#include "server/escape.hpp"
#include "server/json_of.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/openapi.hpp"
#include "server/pages/pages.hpp"
#include "server/problem.hpp"
#include "server/router.hpp"
#include "server/templates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace findings {
namespace {

// The URLs of the product contract. /healthz and /assets need no index and are answered before this
// table.
constexpr std::array kRoutes = {
    Route{"/", Audience::Person, Caching::Revalidate, pages::home, true},
    Route{"/search", Audience::Person, Caching::Revalidate, pages::search},
    Route{"/findings/{id}", Audience::Person, Caching::Revalidate, pages::finding},
    Route{"/reports/{id}", Audience::Person, Caching::Revalidate, pages::report},
    Route{"/themes", Audience::Person, Caching::Revalidate, pages::themes, true},
    Route{"/themes/{id}", Audience::Person, Caching::Revalidate, pages::theme, true},
    Route{"/providers/{id}", Audience::Person, Caching::Revalidate, pages::provider, true},
    Route{"/about", Audience::Person, Caching::Revalidate, pages::about},
    Route{"/accessibility", Audience::Person, Caching::Revalidate, pages::accessibility},
    Route{"/help/search", Audience::Person, Caching::Revalidate, pages::help},
    Route{"/api/v1/findings", Audience::Program, Caching::Revalidate, api::findings_list},
    Route{"/api/v1/findings/{id}", Audience::Program, Caching::Revalidate, api::finding},
    Route{"/api/v1/findings/{id}/similar", Audience::Program, Caching::Revalidate, api::similar},
    Route{"/api/v1/reports", Audience::Program, Caching::Revalidate, api::reports_list},
    Route{"/api/v1/reports/{id}", Audience::Program, Caching::Revalidate, api::report},
    Route{"/api/v1/suggest", Audience::Program, Caching::Revalidate, api::suggest},
    Route{"/cross-reference", Audience::Person, Caching::Revalidate, pages::cross_reference, true},
    Route{"/practice", Audience::Person, Caching::Revalidate, pages::practice},
    Route{"/api/v1/practice", Audience::Program, Caching::Revalidate, api::practice},
    Route{"/api/v1/findings/{id}/practice",
          Audience::Program,
          Caching::Revalidate,
          api::practice_for_finding},
    Route{"/recommendations", Audience::Person, Caching::Revalidate, pages::register_list},
    Route{"/requirements", Audience::Person, Caching::Revalidate, pages::register_list},
    Route{"/measures", Audience::Person, Caching::Revalidate, pages::register_list},
    Route{"/outcomes", Audience::Person, Caching::Revalidate, pages::register_list},
    Route{"/api/v1/recommendations", Audience::Program, Caching::Revalidate, api::register_list},
    Route{"/api/v1/requirements", Audience::Program, Caching::Revalidate, api::register_list},
    Route{"/api/v1/measures", Audience::Program, Caching::Revalidate, api::register_list},
    Route{"/api/v1/outcomes", Audience::Program, Caching::Revalidate, api::register_list},
    Route{"/feeds/findings.atom", Audience::Person, Caching::Revalidate, api::atom},
    Route{"/api/v1/export", Audience::Program, Caching::Revalidate, api::export_all},
    Route{"/api/v1/matrix", Audience::Program, Caching::Revalidate, api::matrix, true},
    Route{"/dashboard", Audience::Person, Caching::Revalidate, pages::dashboard, true},
    Route{"/pack", Audience::Person, Caching::Revalidate, pages::pack},
    Route{"/api/v1/pack", Audience::Program, Caching::Revalidate, api::pack},
    Route{"/opensearch.xml", Audience::Person, Caching::Revalidate, api::opensearch},
    Route{"/api/v1/openapi.json", Audience::Program, Caching::Revalidate, api::openapi},
    Route{"/api/v1/dashboard", Audience::Program, Caching::Revalidate, api::dashboard, true},
    Route{"/api/v1/themes", Audience::Program, Caching::Revalidate, api::themes, true},
    Route{"/api/v1/themes/{id}", Audience::Program, Caching::Revalidate, api::theme, true},
    Route{"/api/v1/providers/{id}", Audience::Program, Caching::Revalidate, api::provider, true},
};

// The one address that a form is posted to.
std::optional<std::string_view> corrected_finding(std::string_view path) {
    constexpr std::string_view kEnd = "/corrections";
    if (!path.ends_with(kEnd)) return std::nullopt;
    const auto match = find_route(kRoutes, path.substr(0, path.size() - kEnd.size()));
    if (!match || match->route->handle != pages::finding) return std::nullopt;
    return match->id;
}

Audience audience_of(std::string_view path) {
    return path.starts_with("/api/") || path.starts_with("/healthz") ? Audience::Program
                                                                     : Audience::Person;
}

void set_caching(Answer& answer, Caching caching) {
    const char* value = caching == Caching::Forever      ? "public, max-age=31536000, immutable"
                        : caching == Caching::Revalidate ? "no-cache"
                                                         : "no-store";
    answer.headers.emplace_back("Cache-Control", value);
}

void set_retry(Answer& answer) {
    answer.headers.emplace_back("Retry-After", std::to_string(limits::kRetryAfterSeconds));
}

PartialDate today() {
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date(day);
    PartialDate today;
    today.year = static_cast<int>(date.year());
    today.month = static_cast<int>(static_cast<unsigned>(date.month()));
    today.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return today;
}

// Weak: the body may be sent compressed or not, and took_ms differs from answer to answer.
std::string etag_of(std::string_view generation,
                    std::string_view build_id,
                    std::string_view path,
                    const Parameters& parameters) {
    std::string key;
    for (const std::string_view part : {generation, build_id, path}) (key += part) += '\n';
    for (const auto& [name, value] : parameters) {
        if (!value.empty()) key += escape_url(name) + '=' + escape_url(value) + '&';
    }
    return "W/\"" + sha256_hex(key).substr(0, 24) + '"';
}

// The list of If-None-Match, compared weakly (RFC 9110 8.8.3.2). "*" is left to unconditional
// answering.
bool names_etag(std::string_view if_none_match, std::string_view etag) {
    const std::string_view opaque = etag.substr(2);
    return if_none_match.find(opaque) != std::string_view::npos;
}

Answer json_answer(const Json& json) {
    return {.status = 200,
            .content_type = std::string(kJsonType),
            .body = dump(json),
            .headers = {}};
}

}  // namespace

std::span<const Route> site_routes() { return kRoutes; }

Site::Site(std::unique_ptr<BackendPool> pool,
           Log log,
           std::unique_ptr<CorrectionDesk> desk,
           TextLabeller labeller)
    : pool_(std::move(pool)),
      log_(std::move(log)),
      desk_(std::move(desk)),
      labeller_(std::move(labeller)) {
    // Changes whenever a page could look different: version, templates, style sheet.
    build_id_ = sha256_hex(std::string(FINDINGS_VERSION) + '\n' + templates_id() + '\n' +
                           stylesheet_path() + script_path())
                    .substr(0, 16);
}

void Site::log(std::string_view line) const {
    if (log_) log_(escape_log(line));
}

Answer Site::answer(const SiteRequest& request) const {
    if (request.path == "/healthz/live") {
        Answer answer = json_answer({{"status", "live"}});
        set_caching(answer, Caching::Never);
        return answer;
    }
    if (request.path == "/healthz/ready") return ready();
    if (const auto asset = find_asset(request.path)) {
        Answer answer{200, std::string(asset->content_type), std::string(asset->bytes), {}};
        set_caching(answer, Caching::Forever);
        return answer;
    }
    const auto match = find_route(kRoutes, request.path);
    return match ? answer_from_index(request, *match) : error_answer(request.path, 404);
}

Answer Site::answer_from_index(const SiteRequest& request, const RouteMatch& match) const {
    const BackendPool::Lease lease = pool_->lease();
    const Parameters parameters = parse_parameters(request.query);
    std::string made_by = desk_ == nullptr ? build_id_ : build_id_ + desk_->state();
    const PartialDate day = today();
    // Pages say how old a finding is, so they change with the day.
    if (match.route->audience == Audience::Person) made_by += to_iso(day);
    const std::string etag = etag_of(lease.generation(), made_by, request.path, parameters);
    Answer answer;
    // Before the search: equal generation, build and URL make an equal answer, so nothing needs to
    // be computed.
    if (names_etag(request.if_none_match, etag)) {
        answer.status = 304;
    } else if (auto known = match.route->is_overview ? cache_.find(etag) : std::nullopt) {
        answer = std::move(*known);
    } else {
        answer = match.route->handle({request.path,
                                      match.id,
                                      parameters,
                                      lease.backend(),
                                      lease.themes(),
                                      desk_.get(),
                                      day,
                                      labeller_ ? &labeller_ : nullptr,
                                      [this] { return pool_->open_own(); }});
        if (match.route->is_overview) cache_.keep(etag, answer);
    }
    const bool kept = answer.status == 200 || answer.status == 304;
    set_caching(answer, kept ? match.route->caching : Caching::Never);
    if (kept) answer.headers.emplace_back("ETag", etag);
    if (answer.status == 503) set_retry(answer);
    if (answer.status >= 500)
        log("status " + std::to_string(answer.status) + " for " + std::string(request.path));
    return answer;
}

Answer Site::error_answer(std::string_view path, int status) const {
    Answer answer =
        audience_of(path) == Audience::Program ? problem_json(status, {}) : pages::error(status);
    set_caching(answer, Caching::Never);
    if (status == 503) set_retry(answer);
    if (status == 405)
        answer.headers.emplace_back("Allow", takes_form(path) ? "POST" : "GET, HEAD");
    if (status == 429) {
        answer.headers.emplace_back("Retry-After",
                                    std::to_string(limits::kCorrectionInterval.count()));
    }
    return answer;
}

bool Site::takes_form(std::string_view path) const {
    return desk_ != nullptr && corrected_finding(path).has_value();
}

Answer Site::take(const FormPost& post) const {
    const auto id = corrected_finding(post.path);
    if (desk_ == nullptr || !id) return error_answer(post.path, 404);
    Answer answer = take_correction(post, *id);
    if (answer.status != 303) {
        log("no correction of " + std::string(*id) + " from " + std::string(post.address) +
            ": status " + std::to_string(answer.status));
    }
    return answer;
}

Answer Site::take_correction(const FormPost& post, std::string_view id) const {
    const Parameters form = parse_parameters(post.body);
    const auto token = std::ranges::find(form, "token", &Parameter::name);
    const bool is_ours = token != form.end() && token->value == desk_->token(id);
    if (!is_same_origin(post.origin) || !is_ours) return error_answer(post.path, 403);
    if (!desk_->has_room()) return error_answer(post.path, 429);
    const BackendPool::Lease lease = pool_->lease();
    const auto found = lease.backend().finding(id);
    if (!found) return error_answer(post.path, status_of(found.error().kind));
    const CorrectionRequest request = request_of_form(form);
    const auto problems = problems_of(request, [&](std::string_view theme) {
        return lease.themes().find(theme) != nullptr;
    });
    if (!problems.empty()) {
        const Parameters none;
        const Call call{post.path, id, none, lease.backend(), lease.themes(), desk_.get(), today()};
        Answer answer = pages::finding_with_problems(call, *found, request, problems);
        set_caching(answer, Caching::Never);
        return answer;
    }
    const CorrectionLine line = correction_line(request, found->passage, *found->report);
    const auto number = desk_->keep(line);
    if (!number) {
        log("a correction could not be kept: " + number.error().message);
        return error_answer(post.path, 500);
    }
    log("correction " + std::to_string(*number) + " of " + std::string(id) + " from " +
        std::string(post.address) + " by \"" + line.correction.by +
        "\": " + changes_in_words(line.correction));
    Answer answer{.status = 303, .content_type = std::string(kHtmlType), .body = {}, .headers = {}};
    answer.headers.emplace_back("Location", finding_link(id) + "#corrections");
    set_caching(answer, Caching::Never);
    return answer;
}

Answer Site::ready() const {
    const BackendPool::Lease lease = pool_->lease();
    const IndexSummary& summary = lease.backend().summary();
    Json json = {{"status", "ready"},
                 {"generation", summary.generation},
                 {"findings", summary.findings},
                 {"reports", summary.reports}};
    if (!summary.built_at.empty()) json["built_at"] = summary.built_at;
    // Still ready: the generation before goes on answering. The operator has to know all the same.
    if (const auto behind = pool_->behind())
        json["behind"] = {{"reason", behind->message}, {"hint", behind->hint}};
    if (const auto next = pool_->verifying()) json["verifying"] = *next;
    Answer answer = json_answer(json);
    set_caching(answer, Caching::Never);
    return answer;
}

}  // namespace findings
