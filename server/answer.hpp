// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/dates.hpp"
#include "server/backend.hpp"
#include "server/theme_tree.hpp"
#include "server/url.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

class CorrectionDesk;

// JSON is UTF-8 by its standard; with a charset parameter httplib would not compress it.
inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";
inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";

/// Sends a piece of a body; false when the client is gone.
using SendPiece = std::function<bool(std::string_view piece)>;

/// What a handler gives back. Headers that every answer carries are added by server.cpp.
struct Answer {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    // Sends what follows `body`, piece by piece, after the handler has returned and its backend is
    // lent to others. False: it had to break off, and the client is to see that it has not got all.
    std::function<bool(const SendPiece&)> rest{};
};

/// Who reads the answer: errors are problem+json for a program, a page for a person.
enum class Audience { Program, Person };

/// What a handler is given: all it may know of the request.
struct Call {
    std::string_view path;
    std::string_view id;  // the {id} of the route, empty if it has none
    const Parameters& parameters;
    SearchBackend& backend;
    const ThemeTree& themes;
    const CorrectionDesk* desk = nullptr;    // nullptr: corrections are not taken here
    PartialDate today = {};                  // UTC; unknown: nobody is told how old a finding is
    const TextLabeller* labeller = nullptr;  // nullptr: texts are not labelled here
    // A backend of one's own for Answer::rest; nullptr while too many are open.
    std::function<std::shared_ptr<SearchBackend>()> own_backend{};
};

}  // namespace findings
