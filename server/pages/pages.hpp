// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"

namespace findings::pages {

// Handlers of the pages for people. Every page is a GET whose URL makes it again.

[[nodiscard]] Answer home(const Call& call);
[[nodiscard]] Answer search(const Call& call);
[[nodiscard]] Answer finding(const Call& call);
[[nodiscard]] Answer report(const Call& call);
/// What went wrong and what to do next, for any status of problem.hpp.
[[nodiscard]] Answer error(int status);

}  // namespace findings::pages
