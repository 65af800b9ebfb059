// SPDX-License-Identifier: GPL-3.0-or-later

// How a passage tells what it rests on.

#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr auto kPeople = RuleType::PeopleSaid;
constexpr auto kRelatives = RuleType::RelativesSaid;
constexpr auto kStaff = RuleType::StaffSaid;
constexpr auto kPartners = RuleType::PartnersSaid;
constexpr auto kRecords = RuleType::RecordsShowed;
constexpr auto kObserved = RuleType::WasObserved;

constexpr std::array kPhrases = std::to_array<GrammarPhrase>({
    // What a finding rests on: who said so, what was read, what was seen.
    {kPeople,
     "(patient|people|service user|resident|client|young people|young "
     "person|child|children|person) .. "
     "(said|felt|described|commented|complained|mentioned|praised)"},
    {kPeople,
     "(patient|people|service user|resident|client|young people|young "
     "person|child|children|person) .. (told|informed) (us|inspectors|the inspection team|our "
     "team)"},
    {kPeople,
     "(patient|people|service user|resident|client|young people|young person) .. "
     "(reported|explained|confirmed) (that|feeling|being|having|they)"},
    {kPeople,
     "(feedback|comments|comment cards|views) from (patients|people|service users|residents|young "
     "people)"},
    {kPeople, "according to (patients|people|service users|residents)"},
    {kPeople, "patient survey"},
    {kRelatives,
     "(carer|relative|family|families|parent|mother|father|wife|husband|daughter|son|sister|"
     "brother|family member) .. (said|felt|described|commented|complained|mentioned|praised)"},
    {kRelatives,
     "(carer|relative|family|families|parent|mother|father|wife|husband|daughter|son|sister|"
     "brother|family member) .. (told|informed) (us|inspectors)"},
    {kRelatives,
     "(carer|relative|family|families|parent) .. (reported|explained|confirmed) "
     "(that|feeling|being|having|they)"},
    {kRelatives, "(feedback|comments|views) from (carers|relatives|families|parents)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|psychologist|psychiatrist|matron|therapist|"
     "director|leader|clinician|assistant|pharmacist|team) .. "
     "(said|felt|described|commented|complained|mentioned)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|psychologist|psychiatrist|matron|therapist|"
     "director|leader|clinician|assistant|pharmacist|team) .. (told|informed) (us|inspectors)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|leader) .. (reported|explained|confirmed) "
     "(that|feeling|being|having|they|how)"},
    {kStaff, "(staff|nurse|manager|worker|leader) .. could (describe|explain|name|tell)"},
    {kStaff, "staff survey"},
    {kStaff, "(feedback|comments) from (staff|leaders)"},
    {kPartners,
     "(commissioner|stakeholder|healthwatch|advocate|police|local authority|partner "
     "organisation|external professional|social worker) .. (said|felt|described|commented|reported "
     "that)"},
    {kPartners,
     "(commissioner|stakeholder|healthwatch|advocate|police|local authority|partner "
     "organisation|external professional|social worker) .. told (us|inspectors)"},
    {kPartners, "feedback from (partners|commissioners|stakeholders|advocates|healthwatch)"},
    {kRecords,
     "(record|care "
     "plan|note|chart|log|document|documentation|policy|rota|minute|audit|data|file|register|"
     "assessment|paperwork|report) .. "
     "(showed|shows|confirmed|indicated|demonstrated|revealed|evidenced)"},
    {kRecords,
     "we (reviewed|looked at|looked through|checked|examined|read|saw|viewed|sampled) .. "
     "(record|care "
     "plan|note|chart|log|document|file|audit|minute|rota|policy|policies|register|assessment)"},
    {kRecords,
     "(in|of) the (record|care plan|note|chart|file) we (reviewed|looked "
     "at|checked|saw|read|sampled)"},
    {kRecords, "according to (the|its|their) (record|data|log|audit|figure)"},
    {kRecords, "records .. we (reviewed|looked at|checked|saw|read)"},
    {kObserved, "(we|inspectors) .. (observed|saw|watched|witnessed|noticed|toured)"},
    {kObserved, "was observed by (us|inspectors)"},
    {kObserved,
     "(during|on) (our|the day of the|the day of our) (visit|inspection|tour|assessment) we"},
    {kObserved, "our observations"},
    {kObserved, "we heard staff"},
});

}  // namespace

std::span<const GrammarPhrase> source_phrases() { return kPhrases; }

}  // namespace findings::label
