// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

enum class Demand : std::uint8_t { None, Must, Should, Recommend };

struct DemandFound {
    Demand demand = Demand::None;
    bool is_past = false;   // made at an earlier inspection and retold here: no new requirement
    std::vector<Cue> cues;  // rule "requirement"
};

/// Whether a text demands something of somebody: an actor with must, should or need to, or an order
/// ("Publish every quarter ..."). "Staff knew what they should report" and the MUST tool are none
/// (domain notes 6.4).
[[nodiscard]] DemandFound demand_of(std::string_view text,
                                    const Reading& reading,
                                    const RuleBook& book);

enum class Voice : std::uint8_t { Unknown, Inspection, News, Policy, Forum };
[[nodiscard]] Voice voice_of(std::string_view text, const Reading& reading, const RuleBook& book);
/// Scope, keys, definitions, page furniture, courtesies: text that states nothing about care.
[[nodiscard]] bool is_boilerplate(const Reading& reading, const RuleBook& book);

}  // namespace findings::label
