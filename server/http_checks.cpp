// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_checks.hpp"

#include "server/limits.hpp"

#include <algorithm>
#include <string>

namespace findings {
namespace {

bool is_named(std::string_view name, std::string_view wanted) {
    return std::ranges::equal(name, wanted, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::string_view header(const HttpMessage& message, std::string_view wanted) {
    for (const auto& [name, value] : message.headers) {
        if (is_named(name, wanted)) return value;
    }
    return {};
}

// A form as a browser sends one: its length said once and in digits, its type without a doubt.
int refusal_of_form(const HttpMessage& message) {
    const auto lengths = std::ranges::count_if(message.headers, [](const auto& h) { return is_named(h.first, "content-length"); });
    if (lengths == 0) return 411;
    const std::string_view length = header(message, "content-length");
    const bool is_number = !length.empty() && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (lengths > 1 || !is_number) return 400;
    constexpr std::size_t kLongestNumber = 9;
    if (length.size() > kLongestNumber || std::stoul(std::string(length)) > limits::kMaxFormBytes) return 413;
    const std::string_view type = header(message, "content-type");
    return is_named(type.substr(0, type.find(';')), "application/x-www-form-urlencoded") ? 0 : 415;
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
    if (message.takes_form) return message.method == "POST" ? refusal_of_form(message) : 405;
    if (message.method != "GET" && message.method != "HEAD") return 405;
    if (has_body) return 400;  // a body nobody reads would be taken for the next request
    return 0;
}

}  // namespace findings
