// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace findings {

enum class ErrorKind {
    BadInput,     // damaged file, malformed query, wrong option
    NotFound,     // missing path, unknown id
    Unsupported,  // a format or schema version we do not read
    TooLarge,     // over a limit of server/limits.hpp or indexer/limits.hpp
    IndexBusy,    // another builder holds the lock
    IndexStale,   // index of another schema version, or damaged
    Internal,     // ours to mend: disk errors, broken promises of libraries
};

/// An expected failure. `message` says what and where; `hint` says what to do and may be empty.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;
    std::string hint;
};

// The only place that names tl::; only what std::expected also has is used.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind,
                                                   std::string message,
                                                   std::string hint = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(hint)});
}

}  // namespace findings
