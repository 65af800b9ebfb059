// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_server.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace findings;
using findings::test::RunningServer;
using findings::test::small_base;

namespace {

const std::string kFinding = "0a1b2c3d4e5f-aaaaaaa2";
const std::string kReport = "0a1b2c3d4e5f";

std::string stylesheet_of(const std::string& html) {
    const auto begin = html.find("/assets/");
    return html.substr(begin, html.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("wire: status and type of every kind of request", "[server]") {
    const RunningServer server(small_base());
    const auto [target, status, type] = GENERATE(table<std::string, int, std::string>({
        {"/", 200, "text/html; charset=utf-8"},
        {"/search", 200, "text/html; charset=utf-8"},
        {"/search?q=restraint&theme=restraint&-kind=concern&by=report",
         200,
         "text/html; charset=utf-8"},
        {"/search?theme=nosuch", 422, "text/html; charset=utf-8"},
        {"/findings/" + kFinding, 200, "text/html; charset=utf-8"},
        {"/findings/nosuch", 404, "text/html; charset=utf-8"},
        {"/findings/" + kFinding + "?x=1", 422, "text/html; charset=utf-8"},
        {"/reports/" + kReport, 200, "text/html; charset=utf-8"},
        {"/reports/" + kReport + "?kind=concern", 200, "text/html; charset=utf-8"},
        {"/reports/" + kReport + "?kind=bad", 422, "text/html; charset=utf-8"},
        {"/reports/nosuch", 404, "text/html; charset=utf-8"},
        {"/nosuch", 404, "text/html; charset=utf-8"},
        {"/assets/findings.css", 404, "text/html; charset=utf-8"},
        {"/../etc/passwd", 404, "text/html; charset=utf-8"},
        {"/" + std::string(limits::kMaxPathBytes, 'a'), 414, "text/html; charset=utf-8"},
        {"/api/v1/findings", 200, "application/json"},
        {"/api/v1/findings?foo=1", 422, "application/problem+json"},
        {"/api/v1/findings/" + kFinding, 200, "application/json"},
        {"/api/v1/findings/nosuch", 404, "application/problem+json"},
        {"/api/v1/reports", 200, "application/json"},
        {"/api/v1/reports/" + kReport, 200, "application/json"},
        {"/api/v1/reports/nosuch", 404, "application/problem+json"},
        {"/api/v1/themes", 200, "application/json"},
        {"/api/v1/nosuch", 404, "application/problem+json"},
        {"/api/v1/" + std::string(limits::kMaxPathBytes, 'a'), 414, "application/problem+json"},
        {"/healthz/live", 200, "application/json"},
        {"/healthz/ready", 200, "application/json"},
    }));
    CAPTURE(target);
    const auto answer = server.get(target);
    CHECK(answer.status == status);
    CHECK(answer.get_header_value("Content-Type") == type);
    CHECK(answer.get_header_value_count("Content-Type") == 1);

    // OWASP ASVS 5.0, 3.4: on every answer
    CHECK(answer.get_header_value("Content-Security-Policy") ==
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "
          "'self'; form-action "
          "'self'; base-uri 'none'; "
          "frame-ancestors 'none'; object-src 'none'");
    CHECK(answer.get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(answer.get_header_value("Referrer-Policy") == "no-referrer");
    CHECK(answer.get_header_value("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(answer.has_header("Permissions-Policy"));
    CHECK(answer.get_header_value_count("Cache-Control") == 1);
    CHECK_FALSE(answer.has_header("EXCEPTION_WHAT"));
    CHECK_FALSE(answer.has_header("Set-Cookie"));

    // HEAD equals GET
    const auto head = server.head(target);
    CHECK(head.status == answer.status);
    CHECK(head.body.empty());
    for (const char* name :
         {"Content-Type", "Content-Length", "ETag", "Cache-Control", "Content-Security-Policy"}) {
        CAPTURE(name);
        CHECK(head.get_header_value(name) == answer.get_header_value(name));
    }
}

TEST_CASE("wire: an ETag holds for one generation and one URL", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    const auto first = server.get("/search?q=restraint");
    const std::string etag = first.get_header_value("ETag");
    REQUIRE_FALSE(etag.empty());
    const int searches = base->searches;
    const auto again = server.get("/search?q=restraint", {{"If-None-Match", etag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.get_header_value("ETag") == etag);
    CHECK(base->searches == searches);  // answered without a search
    CHECK(server.get("/search?q=restraint", {{"If-None-Match", "\"x\", " + etag}}).status == 304);
    CHECK(server.get("/search?q=restraint", {{"If-None-Match", "\"x\""}}).status == 200);
    CHECK(server.get("/search?q=restrain", {{"If-None-Match", etag}}).status == 200);
    CHECK(server.get("/api/v1/findings?q=restraint", {{"If-None-Match", etag}}).status == 200);
    CHECK(server.get("/search?q=restraint&theme=", {{"If-None-Match", etag}}).status == 304);
    base->publish("000002");
    CHECK(server.get("/search?q=restraint", {{"If-None-Match", etag}}).status == 200);
}

TEST_CASE("wire: an overview is made once in a generation, a search each time", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    const std::string home = server.get("/").body;
    const int searches = base->searches;
    CHECK(server.get("/").body == home);
    CHECK(base->searches == searches);
    CHECK(server.get("/search?q=restraint").status == 200);
    CHECK(server.get("/search?q=restraint").status == 200);
    CHECK(base->searches > searches + 1);
    base->publish("000002");
    const int before = base->searches;
    CHECK(server.get("/").status == 200);
    CHECK(base->searches > before);
}

TEST_CASE("wire: errors are not kept", "[server]") {
    const RunningServer server(small_base());
    for (const char* target :
         {"/nosuch", "/search?foo=1", "/api/v1/findings?foo=1", "/findings/nosuch"}) {
        const auto answer = server.get(target);
        CHECK_FALSE(answer.has_header("ETag"));
        CHECK(answer.get_header_value("Cache-Control") == "no-store");
    }
}

TEST_CASE("wire: the style sheet is kept for ever under the hash of its content", "[server]") {
    const RunningServer server(small_base());
    const auto sheet = server.get(stylesheet_of(server.get("/").body));
    CHECK(sheet.status == 200);
    CHECK(sheet.get_header_value("Content-Type") == "text/css; charset=utf-8");
    CHECK(sheet.get_header_value("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(sheet.body.size() > 1000);
    CHECK(server.get("/assets/findings.000000000000.css").status == 404);
}

TEST_CASE("wire: ranges are ignored, whole answers are sent", "[server]") {
    const RunningServer server(small_base());
    const auto whole = server.get("/api/v1/themes");
    for (const char* range : {"bytes=0-3", "bytes=0-3,2-5,4-7", "bytes=-1"}) {
        const auto answer = server.get("/api/v1/themes", {{"Range", range}});
        CHECK(answer.status == 200);
        CHECK(answer.body == whole.body);
        CHECK_FALSE(answer.has_header("Content-Range"));
    }
    CHECK(whole.get_header_value("Accept-Ranges") == "none");
    const auto nonsense = server.get("/api/v1/themes", {{"Range", "lines=1-2"}});
    CHECK((nonsense.status == 200 || nonsense.status == 416));
    CHECK(nonsense.has_header("Content-Security-Policy"));
}

TEST_CASE("wire: gzip when asked for, never brotli", "[server]") {
    const RunningServer server(small_base());
    CHECK(server.get("/search", {{"Accept-Encoding", "br, gzip"}})
              .get_header_value("Content-Encoding") == "gzip");
    CHECK_FALSE(server.get("/search", {{"Accept-Encoding", "br"}}).has_header("Content-Encoding"));
    CHECK(server.get("/search").get_header_value("Vary") == "Accept-Encoding");
}

TEST_CASE("wire: an exception is a plain 500 and a line in the log", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    base->search_throws = true;
    for (const char* target : {"/search", "/api/v1/findings"}) {
        const auto answer = server.get(target);
        CHECK(answer.status == 500);
        CHECK(answer.body.find("secret") == std::string::npos);
        for (const auto& [name, value] : answer.headers)
            CHECK(value.find("secret") == std::string::npos);
    }
    REQUIRE(server.log().size() == 2);
    CHECK(server.log().front() == "exception at /search: secret of the house");
    base->search_throws = false;
    CHECK(server.get("/search").status == 200);
}

TEST_CASE("wire: kinds of error have their statuses", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    base->search_error_message = "bracket never closed at character 7";
    const auto [kind, status] = GENERATE(table<ErrorKind, int>({
        {ErrorKind::BadInput, 422},
        {ErrorKind::TooLarge, 422},
        {ErrorKind::NotFound, 404},
        {ErrorKind::Unsupported, 501},
        {ErrorKind::IndexBusy, 503},
        {ErrorKind::IndexStale, 503},
        {ErrorKind::Internal, 500},
    }));
    base->search_error = kind;
    const auto page = server.get("/search?q=a");
    const auto api = server.get("/api/v1/findings?q=a");
    CHECK(page.status == status);
    CHECK(api.status == status);
    if (status == 422) {
        CHECK(page.body.find("bracket never closed at character 7") != std::string::npos);
        CHECK(nlohmann::json::parse(api.body)["errors"][0]["parameter"] == "q");
    }
    if (status == 503) CHECK(page.has_header("Retry-After"));
    if (status >= 500) CHECK(page.body.find("bracket") == std::string::npos);
}

TEST_CASE("wire: a query that cannot be read is listed with every other problem", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    const auto api = server.get("/api/v1/findings?q=(a&colour=red&sort=sideways");
    CHECK(api.status == 422);
    std::set<std::string> parameters;
    const auto body = nlohmann::json::parse(api.body);
    for (const auto& problem : body["errors"])
        parameters.insert(problem["parameter"].get<std::string>());
    CHECK(parameters == std::set<std::string>{"colour", "q", "sort"});
}
