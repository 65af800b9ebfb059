// SPDX-License-Identifier: GPL-3.0-or-later

// Words of passages that find nothing.

#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr auto kBoilerplate = RuleType::Boilerplate;

constexpr std::array kPhrases = std::to_array<GrammarPhrase>({
    // Boiler-plate: scope, keys, definitions, addresses, page furniture.
    {kBoilerplate, "date of (assessment|inspection|publication|visit|issue)"},
    {kBoilerplate, "overall rating for"},
    {kBoilerplate, "are services (safe|effective|caring|responsive)"},
    {kBoilerplate, "are services well led"},
    {kBoilerplate, "by (safe|effective|caring|responsive) we mean"},
    {kBoilerplate, "by well led we mean"},
    {kBoilerplate, "this report describes our"},
    {kBoilerplate, "key to tables"},
    {kBoilerplate, "we did not (look at|inspect|assess)"},
    {kBoilerplate, "score .. based on the previous rating"},
    {kBoilerplate, "quality report #"},
    {kBoilerplate, "our inspection team"},
    {kBoilerplate, "inspection team (was led|included|comprised|consisted)"},
    {kBoilerplate, "team that inspected"},
    {kBoilerplate, "(action|actions) a (trust|provider) (must|should) take"},
    {kBoilerplate, "(must|should) take is where"},
    {kBoilerplate, "programme of comprehensive inspection"},
    {kBoilerplate, "is registered .. (to provide|for|with)"},
    {kBoilerplate, "we have taken enforcement"},
    {kBoilerplate, "before the inspection .. we"},
    {kBoilerplate, "during the inspection visit the"},
    {kBoilerplate, "we (spoke|talked) with #"},
    {kBoilerplate, "(inspection|assessment) was (unannounced|announced)"},
    {kBoilerplate, "was an (unannounced|announced) (inspection|assessment)"},
    {kBoilerplate, "was (unannounced|announced)"},
    {kBoilerplate, "to get to the heart of"},
    {kBoilerplate, "five questions"},
    {kBoilerplate, "report from # .. assessment"},
    {kBoilerplate, "for more information about"},
    {kBoilerplate, "all rights reserved"},
    {kBoilerplate, "crown copyright"},
    {kBoilerplate, "open government licence"},
    {kBoilerplate, "responses to the consultation"},
    {kBoilerplate, "follows the usual order"},
    {kBoilerplate, "rating .. are based on"},
    {kBoilerplate, "ratings (principles|characteristics|key)"},
    {kBoilerplate, "figures are for (england|wales)"},
    {kBoilerplate, "welcome to the (board|forum|group)"},
    {kBoilerplate, "(pinned post|new thread|thread locked|moderator)"},
    {kBoilerplate, "thanks for (this|sharing|posting)"},
    {kBoilerplate, "sorry for the"},
    {kBoilerplate, "page # of #"},
    {kBoilerplate, "subscribe to"},
    {kBoilerplate, "sign up (to|for) our"},
    {kBoilerplate, "cookies"},
    {kBoilerplate, "(telephone|tel|website|postcode|email) #"},
    {kBoilerplate, "read more about this"},
    {kBoilerplate, "you can find (out more|information about)"},
    {kBoilerplate, "is the independent regulator"},
    {kBoilerplate, "care quality commission is"},
    {kBoilerplate, "we carried out this (inspection|assessment|visit)"},
    {kBoilerplate, "this (visit|inspection|assessment) was part of"},
    {kBoilerplate, "why we carried out"},
    {kBoilerplate, "how we carried out"},
    {kBoilerplate, "this document (is|sets out|explains)"},
    {kBoilerplate, "nothing in this (document|report)"},
    {kBoilerplate, "changes to the way we inspect"},
    {kBoilerplate, "we (rate|rated) .. (services|locations) on a"},
    {kBoilerplate, "the regulated activity"},
    {kBoilerplate, "registered to provide the following"},
    {kBoilerplate, "location id"},
    {kBoilerplate, "name of (service|location|registered manager)"},
    {kBoilerplate, "inspection report published"},
});

}  // namespace

std::span<const GrammarPhrase> boilerplate_phrases() { return kPhrases; }

}  // namespace findings::label
