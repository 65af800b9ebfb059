// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/json_of.hpp"

#include <string_view>

namespace findings::openapi {

/// Which parameters a route takes; they can be joined.
enum Takes : unsigned {
    kNothing = 0,
    kSearch = 1,   // all of a search
    kFilters = 2,  // its words, filters and dates
    kTyped = 4,    // q alone
    kMatrix = 8,
    kPractice = 16,
    kExport = 32,
    kPack = 64,
    kNoWords = 128,  // of those of a search: not q, which the finding stands for
    kNoProvider = 256,
    kNoGroups = 512,  // not by: it lists findings
};

/// A route for programs, as it is described.
struct Operation {
    std::string_view path, id, summary;
    unsigned takes;
    std::string_view schema;  // of the answer
};

/// The list of its parameters, in the path and behind it.
[[nodiscard]] Json parameters_of(const Operation& operation);

}  // namespace findings::openapi
