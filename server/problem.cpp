// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/problem.hpp"

#include "server/json_of.hpp"

#include <nlohmann/json.hpp>

namespace findings {

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::BadInput:
            return 422;
        case ErrorKind::TooLarge:
            return 422;
        case ErrorKind::NotFound:
            return 404;
        case ErrorKind::Unsupported:
            return 501;
        case ErrorKind::IndexBusy:
            return 503;
        case ErrorKind::IndexStale:
            return 503;
        case ErrorKind::Internal:
            return 500;
    }
    return 500;
}

std::string_view status_title(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        default:
            return "Internal Server Error";
    }
}

Answer problem_json(int status,
                    std::string_view detail,
                    std::span<const ParameterProblem> problems) {
    // "about:blank": the title is that of the status, as RFC 9457 section 4.2.1 has it.
    nlohmann::ordered_json json = {{"type", "about:blank"},
                                   {"title", status_title(status)},
                                   {"status", status}};
    if (!detail.empty()) json["detail"] = detail;
    for (const auto& [parameter, message] : problems) {
        json["errors"].push_back({{"parameter", parameter}, {"message", message}});
    }
    return {.status = status,
            .content_type = std::string(kProblemType),
            .body = dump(json),
            .headers = {}};
}

std::string in_one_line(const Error& error) {
    return error.hint.empty() ? error.message : error.message + "; " + error.hint;
}

bool is_readers_error(const Error& error) { return status_of(error.kind) == 422; }

Answer problem_json(const Error& error) {
    if (is_readers_error(error)) {
        const ParameterProblem problem{"q", in_one_line(error)};
        return problem_json(422, "The query could not be read.", {&problem, 1});
    }
    // What went wrong inside us is for the log, not for the reader.
    const bool readers_to_know = error.kind == ErrorKind::NotFound;
    return problem_json(status_of(error.kind),
                        readers_to_know ? std::string_view(error.message) : std::string_view{});
}

}  // namespace findings
