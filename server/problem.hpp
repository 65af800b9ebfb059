// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "server/answer.hpp"
#include "server/params.hpp"

#include <span>

namespace findings {

/// ErrorKind -> HTTP status: the only table of it.
[[nodiscard]] int status_of(ErrorKind kind);
/// "Not Found", for every status we send.
[[nodiscard]] std::string_view status_title(int status);

/// RFC 9457 answers.
[[nodiscard]] Answer problem_json(int status,
                                  std::string_view detail,
                                  std::span<const ParameterProblem> problems = {});
[[nodiscard]] Answer problem_json(const Error& error);

/// `error` as a problem of the parameter it came from, when it is one of the reader's making.
[[nodiscard]] bool is_readers_error(const Error& error);

/// "message; hint", as a reader of the answer needs both.
[[nodiscard]] std::string in_one_line(const Error& error);

}  // namespace findings
