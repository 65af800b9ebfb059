// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/http_request.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace findings {

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

/// An answer in the form in which it is sent.
struct WireAnswer {
    std::string bytes;   // the head; and the whole body, unless there is a rest
    bool closes = true;  // the connection, after it
    // Sends the body (coded as the head says), piece by piece; false: it had to break off.
    std::function<bool(const SendPiece&)> rest{};
};

/// `everywhere`: fields that every answer carries. `keeps_connection`: whether the server would
/// take another request over this connection.
[[nodiscard]] WireAnswer wire_answer(Answer answer,
                                     const HttpRequest& request,
                                     const HeaderFields& everywhere,
                                     bool keeps_connection);

}  // namespace findings
