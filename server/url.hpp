// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// One name=value of a query string, decoded. Bytes are as sent: perhaps not UTF-8.
struct Parameter {
    std::string name;
    std::string value;
    friend bool operator==(const Parameter&, const Parameter&) = default;
};
using Parameters = std::vector<Parameter>;

/// Decodes application/x-www-form-urlencoded in the order sent. A % that starts no escape stands
/// for itself, as browsers read it.
[[nodiscard]] Parameters parse_parameters(std::string_view query);

/// Query part of a request target ("/search?q=a" gives "q=a").
[[nodiscard]] std::string_view query_of(std::string_view target);

/// "?name=value&..." percent-encoded; "" if there are none.
[[nodiscard]] std::string to_query(const Parameters& parameters);

}  // namespace findings
