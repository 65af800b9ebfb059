// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_checks.hpp"

#include "server/limits.hpp"

#include <algorithm>

namespace findings {
namespace {

bool is_named(std::string_view name, std::string_view wanted) {
    return std::ranges::equal(name, wanted, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

}  // namespace

int refusal_of(const HttpMessage& message) {
    std::size_t header_bytes = 0;
    std::size_t hosts = 0;
    bool has_body = false;
    bool has_transfer_encoding = false;
    bool has_content_encoding = false;
    for (const auto& [name, value] : message.headers) {
        header_bytes += name.size() + value.size();
        hosts += is_named(name, "host") ? 1 : 0;
        has_body = has_body || (is_named(name, "content-length") && value != "0");
        has_transfer_encoding = has_transfer_encoding || is_named(name, "transfer-encoding");
        has_content_encoding = has_content_encoding || is_named(name, "content-encoding");
    }
    if (message.path.size() > limits::kMaxPathBytes ||
        message.target.size() > limits::kMaxRequestTargetBytes)
        return 414;
    if (message.headers.size() > limits::kMaxHeaders || header_bytes > limits::kMaxHeaderBytes)
        return 431;
    if (has_transfer_encoding)
        return 501;  // where one server sees a body and another a second request
    if (has_content_encoding) return 415;
    if (hosts > 1 || (hosts == 0 && message.version == "HTTP/1.1")) return 400;
    if (message.method != "GET" && message.method != "HEAD") return 405;
    if (has_body) return 400;  // a body nobody reads would be taken for the next request
    return 0;
}

}  // namespace findings
