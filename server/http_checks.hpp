// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Head of a request as it came over the wire.
struct HttpMessage {
    std::string_view method;
    std::string_view version;  // "HTTP/1.1"
    std::string_view path;     // decoded
    std::string_view target;   // as sent
    std::vector<std::pair<std::string_view, std::string_view>> headers;
    bool takes_form = false;  // a form may be posted to this path
};

/// Status to refuse a request with, 0 to answer it. Looked at before anything of the request is
/// used.
[[nodiscard]] int refusal_of(const HttpMessage& message);

}  // namespace findings
