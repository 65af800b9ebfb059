// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/lead_ins.hpp"

#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <string>

namespace findings::understanding {
namespace {

using Role = SectionRole;

constexpr std::size_t kLongestLeadIn = 400;  // bytes; longer text introduces no list

struct LeadInRule {
    std::string_view part;  // somewhere in the folded line
    Role role;
};

// The first that fits is taken. Lines end with ":" (checked by the caller).
constexpr std::array kLeadIns = {
    LeadInRule{"we rated it", Role::RatingReasons},
    LeadInRule{"we rated them", Role::RatingReasons},
    LeadInRule{"because:", Role::RatingReasons},
    LeadInRule{"your action statement should address", Role::ActionStatement},
    LeadInRule{"how the regulation was not being met", Role::Breach},
    LeadInRule{"you must:", Role::MustActions},
    LeadInRule{"you are required to", Role::MustActions},
    LeadInRule{"is required to:", Role::MustActions},
    LeadInRule{"require you to", Role::MustActions},
    LeadInRule{"we require", Role::MustActions},
    LeadInRule{"you are asked to", Role::ShouldActions},
    LeadInRule{"is asked to:", Role::ShouldActions},
    LeadInRule{"we ask you to", Role::ShouldActions},
    LeadInRule{"you should:", Role::ShouldActions},
    LeadInRule{"provider must", Role::MustActions},
    LeadInRule{"trust must", Role::MustActions},
    LeadInRule{"service must", Role::MustActions},
    LeadInRule{"hospital must", Role::MustActions},
    LeadInRule{"practice must", Role::MustActions},
    LeadInRule{"must make improvement", Role::MustActions},
    LeadInRule{"must take action", Role::MustActions},
    LeadInRule{"provider should", Role::ShouldActions},
    LeadInRule{"trust should", Role::ShouldActions},
    LeadInRule{"service should", Role::ShouldActions},
    LeadInRule{"hospital should", Role::ShouldActions},
    LeadInRule{"practice should", Role::ShouldActions},
    LeadInRule{"should make improvement", Role::ShouldActions},
    LeadInRule{"could make improvement", Role::ShouldActions},
    LeadInRule{"we recommend the service can improve", Role::ShouldActions},
    LeadInRule{"we need to:", Role::Recommendations},
    LeadInRule{"we recommend", Role::Recommendations},
    LeadInRule{"recommendations", Role::Recommendations},
    LeadInRule{"we want to see", Role::Recommendations},
    LeadInRule{"calls on", Role::Recommendations},
    LeadInRule{"we call on", Role::Recommendations},
    LeadInRule{"we are calling", Role::Recommendations},
    LeadInRule{"calling for:", Role::Recommendations},
    LeadInRule{"we ask", Role::Recommendations},
    LeadInRule{" should:", Role::Recommendations},
    LeadInRule{" must:", Role::Recommendations},
    LeadInRule{"needs to:", Role::Recommendations},
    LeadInRule{"need to:", Role::Recommendations},
    LeadInRule{"asked to agree", Role::Recommendations},
    LeadInRule{"is asked to:", Role::Recommendations},
    LeadInRule{"are asked to:", Role::Recommendations},
    LeadInRule{"outcomes have been identified", Role::OutcomesAimed},
    LeadInRule{"outcomes we expect", Role::OutcomesAimed},
    LeadInRule{"outcomes will be", Role::OutcomesAimed},
    LeadInRule{"the report also found", Role::KeyFindings},
    LeadInRule{"the report found", Role::KeyFindings},
    LeadInRule{"key findings", Role::KeyFindings},
    LeadInRule{"inspectors found", Role::Findings},
    LeadInRule{"we found", Role::Findings},
};

}  // namespace

std::optional<SectionRole> lead_in_role(std::string_view text) {
    if (text.size() > kLongestLeadIn) return std::nullopt;
    const std::string line = folded(text);
    if (line == "however:" || line == "however") return Role::However;
    if (!line.ends_with(':')) return std::nullopt;
    if (line.starts_with("however") && line.size() < 100) return Role::However;
    if (is_past_demand_text(text)) return Role::History;
    for (const auto& rule : kLeadIns) {
        if (contains(line, rule.part)) return rule.role;
    }
    return std::nullopt;
}

std::optional<SectionRole> role_for_list(std::optional<SectionRole> role,
                                         std::string_view lead_in,
                                         bool inspection,
                                         bool in_action_list) {
    if (!role) return std::nullopt;
    const bool demands = role == Role::MustActions || role == Role::ShouldActions;
    if (!inspection && demands) return Role::Recommendations;
    if (!inspection && (role == Role::RatingReasons || role == Role::Findings)) return std::nullopt;
    if (!inspection || role != Role::Recommendations) return role;
    // "They must:", "The areas where the practice should make improvements are:"
    if (in_action_list) return std::nullopt;
    const std::string line = folded(lead_in);
    if (contains_word(line, "must")) return Role::MustActions;
    if (contains_word(line, "should")) return Role::ShouldActions;
    return std::nullopt;
}

}  // namespace findings::understanding
