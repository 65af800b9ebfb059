// SPDX-License-Identifier: GPL-3.0-or-later

// What the edge takes for a request and what it refuses, byte for byte.

#include "server/request_reader.hpp"

#include "server/limits.hpp"
#include "tests/catch.hpp"

#include <vector>

using namespace findings;
using State = RequestReader::State;

namespace {

const std::string kFormPath = "/findings/a/corrections";

RequestReader new_reader() {
    return RequestReader([](std::string_view path) { return path == kFormPath; });
}

/// Status of the refusal; 0 if the request was taken, -1 if more is waited for.
int status_of(std::string_view bytes) {
    RequestReader reader = new_reader();
    reader.read(bytes);
    if (reader.state() == State::Refused) return reader.status();
    return reader.state() == State::Complete ? 0 : -1;
}

std::string get(const std::string& fields) {
    return "GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}
std::string post(const std::string& fields, const std::string& body = {}) {
    return "POST " + kFormPath + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}
const std::string kFormType = "Content-Type: application/x-www-form-urlencoded\r\n";

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("request reader: a request is read whole", "[server][http]") {
    RequestReader reader = new_reader();
    const std::string bytes =
        "GET /search?q=a%20b HTTP/1.1\r\nHost: x:8080\r\nIf-None-Match:\t\"y\" \r\nEmpty:\r\n\r\n";
    CHECK(reader.read(bytes) == bytes.size());
    REQUIRE(reader.state() == State::Complete);
    const HttpRequest request = reader.take();
    CHECK(request.method == "GET");
    CHECK(request.target == "/search?q=a%20b");
    CHECK(request.path == "/search");
    CHECK(request.header("if-none-match") == "\"y\"");
    CHECK(request.header("empty").empty());
    CHECK(request.keeps_connection);
    CHECK(reader.state() == State::Head);
    CHECK_FALSE(reader.has_begun());
}

TEST_CASE("request reader: where the bytes are cut makes no difference", "[server][http]") {
    const std::string bytes =
        "\r\n" + post(kFormType + "Content-Length: 5\r\n", "a=b&c") + "GET /next HTTP/1.0\r\n\r\n";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        RequestReader reader = new_reader();
        std::vector<HttpRequest> requests;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t used = reader.read(std::string_view(bytes).substr(at, piece));
            at += used;
            if (reader.state() == State::Complete) requests.push_back(reader.take());
            REQUIRE(reader.state() != State::Refused);
            REQUIRE(used > 0);
        }
        REQUIRE(requests.size() == 2);
        CHECK(requests.front().body == "a=b&c");
        CHECK(requests.back().path == "/next");
        CHECK_FALSE(requests.back().keeps_connection);
    }
}

TEST_CASE("request reader: what two readers could understand differently is refused",
          "[server][http]") {
    const auto [bytes, status] = GENERATE(table<std::string, int>({
        {get("Accept: */*\r\n"), 0},
        {"GET / HTTP/1.0\r\n\r\n", 0},
        // ends of lines, control characters
        {"GET / HTTP/1.1\nHost: x\n\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\n\r\n", 400},
        {"GET / HTTP/1.1\rHost: x\r\n\r\n", 400},
        {get("A: b\rC: d\r\n"), 400},
        {get(std::string("A: b\0c\r\n", 8)), 400},
        {get("A: b\x01\r\n"), 400},
        {get("A: b\x7F\r\n"), 400},
        {std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 29), 400},
        {"\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        // the first line
        {"NONSENSE\r\n\r\n", 400},
        {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {" GET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400},
        {"GET / http/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.11\r\nHost: x\r\n\r\n", 400},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET search HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        // fields
        {get("A : b\r\n"), 400},
        {get(" folded\r\n"), 400},
        {get("A: b\r\n folded\r\n"), 400},
        {get("no colon\r\n"), 400},
        {get(": no name\r\n"), 400},
        {get("\xC3\xA9: b\r\n"), 400},
        {get("A: \xC3\xA9\r\n"), 0},
        // who is meant
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {get("Host: x\r\n"), 400},
        {get("host: y\r\n"), 400},
        {"GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x@y\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x, y\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 0},
        // where it ends
        {get("Content-Length: 0\r\n"), 0},
        {get("Content-Length: 1\r\n"), 400},
        {get("Content-Length: 00\r\n"), 400},
        {get("Content-Length: +0\r\n"), 400},
        {get("Content-Length: -1\r\n"), 400},
        {get("Content-Length:\r\n"), 400},
        {get("Content-Length: 0, 0\r\n"), 400},
        {get("Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
        {get("Transfer-Encoding: chunked\r\n"), 501},
        {get("transfer-encoding: identity\r\n"), 501},
        {get("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"), 400},
        {get("Content-Encoding: gzip\r\n"), 415},
        {get("Expect: 100-continue\r\n"), 417},
        {get("Range: bytes=0-1,2-3\r\n"), 0},
    }));
    CAPTURE(bytes);
    CHECK(status_of(bytes) == status);
}

TEST_CASE("request reader: methods that a read-only server has no use for", "[server][http]") {
    for (const std::string method :
         {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"}) {
        CAPTURE(method);
        CHECK(status_of(method + " / HTTP/1.1\r\nHost: x\r\n\r\n") == 405);
    }
    CHECK(status_of("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n") == 0);
    CHECK(status_of("G@T / HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
    CHECK(status_of("GET " + kFormPath + " HTTP/1.1\r\nHost: x\r\n\r\n") == 405);
}

TEST_CASE("request reader: a form has one length, in digits, and the type of a form",
          "[server][http]") {
    CHECK(status_of(post(kFormType + "Content-Length: 3\r\n", "a=b")) == 0);
    CHECK(status_of(post(kFormType + "Content-Length: 0\r\n")) == 0);
    CHECK(status_of(post(kFormType + "Content-Length: 3\r\n", "a=")) == -1);
    CHECK(status_of(post(kFormType)) == 411);
    CHECK(status_of(post(kFormType + "Content-Length: 3\r\nContent-Length: 3\r\n", "a=b")) == 400);
    CHECK(status_of(post(kFormType + "Content-Length: 0x3\r\n", "a=b")) == 400);
    CHECK(status_of(post(kFormType + "Content-Length: 99999999999999999999999\r\n")) == 413);
    CHECK(status_of(post("Content-Length: 3\r\n", "a=b")) == 415);
    CHECK(status_of(post("Content-Type: text/plain\r\nContent-Length: 3\r\n", "a=b")) == 415);
    CHECK(status_of(post("Content-Type: Application/X-WWW-Form-URLencoded; "
                         "charset=utf-8\r\nContent-Length: 3\r\n",
                         "a=b")) == 0);
    CHECK(status_of(post(kFormType + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n")) == 501);
}

TEST_CASE("request reader: at each limit, and one above", "[server][http][limits]") {
    const auto with_target = [](std::size_t bytes) {
        return "GET /?" + std::string(bytes - 2, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    };
    CHECK(status_of(with_target(limits::kMaxRequestTargetBytes)) == 0);
    CHECK(status_of(with_target(limits::kMaxRequestTargetBytes + 1)) == 414);
    // its CR may still come
    CHECK(status_of(std::string(limits::kMaxRequestLineBytes + 1, 'a')) == -1);
    CHECK(status_of(std::string(limits::kMaxRequestLineBytes + 2, 'a')) == 414);

    const auto with_path = [](std::size_t bytes) {
        return "GET " + std::string(bytes, '/') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    };
    CHECK(status_of(with_path(limits::kMaxPathBytes)) == 0);
    CHECK(status_of(with_path(limits::kMaxPathBytes + 1)) == 414);

    CHECK(status_of(get(repeated("A: b\r\n", limits::kMaxHeaders - 1))) == 0);  // and Host
    CHECK(status_of(get(repeated("A: b\r\n", limits::kMaxHeaders))) == 431);

    const std::size_t room = limits::kMaxHeaderBytes - 5 - 1;  // "Host", "x" and a name of one byte
    CHECK(status_of(get("A: " + std::string(room, 'b') + "\r\n")) == 0);
    CHECK(status_of(get("A: " + std::string(room + 1, 'b') + "\r\n")) == 431);
    CHECK(status_of("GET / HTTP/1.1\r\nA: " + std::string(limits::kMaxHeaderBytes * 2, 'b')) ==
          431);  // before the line ends
    CHECK(status_of("GET / HTTP/1.1\r\nA:" + std::string(limits::kMaxHeaderBytes * 2, ' ')) == 431);

    const auto form_of = [](std::size_t bytes) {
        return post(kFormType + "Content-Length: " + std::to_string(bytes) + "\r\n",
                    std::string(bytes, 'a'));
    };
    CHECK(status_of(form_of(limits::kMaxFormBytes)) == 0);
    CHECK(status_of(form_of(limits::kMaxFormBytes + 1)) == 413);
}

TEST_CASE("request reader: whether the connection may go on", "[server][http]") {
    const auto keeps = [](const std::string& bytes) {
        RequestReader reader = new_reader();
        reader.read(bytes);
        REQUIRE(reader.state() == State::Complete);
        return reader.take().keeps_connection;
    };
    CHECK(keeps(get("")));
    CHECK(keeps(get("Connection: keep-alive\r\n")));
    CHECK_FALSE(keeps(get("Connection: close\r\n")));
    CHECK_FALSE(keeps(get("Connection: Upgrade, Close\r\n")));
    CHECK_FALSE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}
