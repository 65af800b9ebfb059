// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of write*.cpp: what goes wrong becomes a WriteFailure. Not for other modules.

#include <filesystem>
#include <utility>

#define XAPIAN_MOVE_SEMANTICS
#include "indexer/schema/result.hpp"
#include "indexer/write.hpp"

#include <xapian.h>

namespace findings {

/// Xapian's errors are no std::exception; nothing above write*.cpp knows them.
template <class Call>
auto translating(Call&& call) {
    try {
        return call();
    } catch (const Xapian::Error& e) {
        throw WriteFailure(e.get_description());
    }
}

inline void require(bool written, const std::filesystem::path& file) {
    if (!written) throw WriteFailure(file.string() + ": cannot be written; the disk may be full");
}

/// What an earlier step of the same build has written has to open.
template <class Opened>
Opened opened(Result<Opened> result) {
    if (!result) throw WriteFailure(result.error().message);
    return std::move(*result);
}

}  // namespace findings
