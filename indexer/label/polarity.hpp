// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

/// How a passage's words weigh, before its section is asked.
struct Judgement {
    Polarity polarity = Polarity::Neutral;  // Neutral, Good or Concern
    bool is_stated = false;                 // some word said so; else it is the section's to say
    /// a harm is named and nothing said of it: a plan or a count stays neutral
    bool is_only_named = false;
    bool names_only_harms =
        false;                 // the same, whatever is said of them: "prone restraint was used"
    bool is_of_goal = false;   // a figure lies on this side of its goal
    bool is_compared = false;  // a figure lies on this side of another
    std::vector<Cue> cues;
};

/// Weighs praise, blame, harm, negation, contrast and direction (domain notes 6.2 to 6.7). In a
/// mixed passage the open half carries: "X was good. However Y was not" is a concern.
[[nodiscard]] Judgement judge(std::string_view text, const Reading& reading, const RuleBook& book);

}  // namespace findings::label
