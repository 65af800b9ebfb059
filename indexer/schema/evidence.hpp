// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a finding rests on: who said so, what was read, what was seen. A label like the others, kept
// as the cue that made it.

#include "indexer/schema/report.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace findings {

/// Begins the rule of such a cue; the source follows: "people", "relatives", "staff", "partners",
/// "records", "observation".
inline constexpr std::string_view kEvidenceRule = "evidence-";

/// Each source once, in the order in which the text names them; empty where it does not say.
[[nodiscard]] inline std::vector<std::string_view> evidence_of(const Passage& passage) {
    std::vector<std::string_view> sources;
    for (const Cue& cue : passage.other_cues) {
        std::string_view source = cue.rule;
        if (!source.starts_with(kEvidenceRule)) continue;
        source.remove_prefix(kEvidenceRule.size());
        if (std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(source);
    }
    return sources;
}

}  // namespace findings
