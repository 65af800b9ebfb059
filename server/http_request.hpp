// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// A request that is whole and within every limit.
struct HttpRequest {
    std::string method;
    std::string target;                                        // as sent: path and query
    std::string path;                                          // decoded
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;                                          // of a form
    std::string client;  // address of who asks; filled in by the edge
    bool is_http_1_0 = false;
    bool keeps_connection = false;  // the client would send another over the same connection

    /// Value of the first field of that name (in lower case); "" if there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const {
        for (const auto& [known, value] : headers) {
            if (known == name) return value;
        }
        return {};
    }
    /// Of the last one: what a proxy adds stands behind what the client has sent.
    [[nodiscard]] std::string_view last_header(std::string_view name) const {
        std::string_view last;
        for (const auto& [known, value] : headers) {
            if (known == name) last = value;
        }
        return last;
    }
};

}  // namespace findings
