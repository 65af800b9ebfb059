// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/corrections.hpp"
#include "server/answer.hpp"

namespace findings::pages {

// Handlers of the pages for people. Every page is a GET whose URL makes it again.

[[nodiscard]] Answer home(const Call& call);
[[nodiscard]] Answer search(const Call& call);
[[nodiscard]] Answer finding(const Call& call);
/// The same after a correction that could not be kept, with the reasons and what was typed.
[[nodiscard]] Answer finding_with_problems(const Call& call,
                                           const FindingPage& found,
                                           const CorrectionRequest& request,
                                           const std::vector<std::string>& problems);
[[nodiscard]] Answer report(const Call& call);
[[nodiscard]] Answer themes(const Call& call);
[[nodiscard]] Answer theme(const Call& call);
[[nodiscard]] Answer provider(const Call& call);
[[nodiscard]] Answer about(const Call& call);
[[nodiscard]] Answer accessibility(const Call& call);
[[nodiscard]] Answer help(const Call& call);
/// What went wrong and what to do next, for any status of problem.hpp.
[[nodiscard]] Answer error(int status);

}  // namespace findings::pages
