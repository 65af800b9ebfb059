// SPDX-License-Identifier: GPL-3.0-or-later

// Who can be asked by what they are: workers, groups of them, and bodies by any name.

#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/asked_subjects.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

/// "all ward staff", "the clinical safety group": many at once, and not what is done for or by them
/// ("training for staff", "restraint by bank staff").
bool is_named_group(std::string_view key, std::string_view last) {
    constexpr auto kGroups = std::to_array<std::string_view>(
        {"staff",      "group",        "groups",     "panel",       "forum",
         "workers",    "leads",        "officers",   "employees",   "prescribers",
         "prescriber", "employee",     "workforce",  "trust",       "provider",
         "executive",  "coordinators", "volunteers", "observers",   "supervisors",
         "crews",      "contractors",  "practice",   "directorate", "division"});
    if (std::find(kGroups.begin(), kGroups.end(), last) == kGroups.end()) return false;
    const bool members = key.starts_with("members of ") || contains(key, " members of ");
    return members || !contains_any(key,
                                    std::array<std::string_view, 9>{" for ",
                                                                    " by ",
                                                                    " with ",
                                                                    " from ",
                                                                    " to ",
                                                                    " between ",
                                                                    " of ",
                                                                    " on ",
                                                                    " in "});
}

}  // namespace

bool can_be_asked(std::string_view subject) {
    const std::string key = folded(subject);
    if (is_known_body(subject)) return true;
    // "The nurse in charge", "the doctor on call"
    constexpr auto kDuties = std::to_array<std::string_view>(
        {" in charge", " on duty", " on call", " in attendance", " member of staff"});
    if (std::any_of(kDuties.begin(), kDuties.end(), [&](auto duty) { return key.ends_with(duty); }))
        return true;
    constexpr auto kWorkers = std::to_array<std::string_view>(
        {"doctor",        "nurse",       "manager",       "clinician",     "psychiatrist",
         "pharmacist",    "therapist",   "worker",        "practitioner",  "team",
         "teams",         "board",       "committee",     "consultant",    "matron",
         "lead",          "coordinator", "assistant",     "assistants",    "nurses",
         "doctors",       "bodies",      "professional",  "professionals", "clinicians",
         "practitioners", "managers",    "supervisor",    "observer",      "officer",
         "director",      "hospital",    "psychiatrists", "consultants",   "pharmacists",
         "therapists",    "matrons",     "directors",     "provider",      "commissioner",
         "contractor",    "trust",       "council"});
    const auto last =
        std::string_view(key).substr(key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ') + 1);
    if (std::find(kWorkers.begin(), kWorkers.end(), last) != kWorkers.end()) return true;
    return !opens_with_circumstance(subject) &&
           (is_named_group(key, last) || is_organisation_name(subject));
}

}  // namespace findings::understanding
