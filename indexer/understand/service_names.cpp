// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/service_names.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

struct Alias {
    std::string_view key;  // as service_key() makes it
    std::string_view name;
};

constexpr std::string_view kAcute =
    "Acute wards for adults of working age and psychiatric intensive care units";
constexpr std::string_view kRehab =
    "Long stay or rehabilitation mental health wards for working age adults";
constexpr std::string_view kForensic = "Forensic inpatient or secure wards";
constexpr std::string_view kYoungWards = "Child and adolescent mental health wards";
constexpr std::string_view kOlderWards = "Wards for older people with mental health problems";
constexpr std::string_view kLearningWards = "Wards for people with a learning disability or autism";
constexpr std::string_view kAdultCommunity =
    "Community-based mental health services for adults of working age";
constexpr std::string_view kCrisis =
    "Mental health crisis services and health-based places of safety";
constexpr std::string_view kYoungCommunity =
    "Specialist community mental health services for children and young people";
constexpr std::string_view kOlderCommunity =
    "Community-based mental health services for older people";
constexpr std::string_view kLearningCommunity =
    "Community mental health services for people with a learning disability or autism";
constexpr std::string_view kMedical = "Medical care (including older people's care)";
constexpr std::string_view kChildHealth =
    "Community health services for children, young people and families";
constexpr std::string_view kEating = "Specialist eating disorder services";
constexpr std::string_view kPersonality = "Services for people with a personality disorder";

// Spellings seen since 2014 (taxonomy.json core_services has the canonical names).
constexpr std::array kServices = {
    Alias{"acute wards for adults of working age and psychiatric intensive care units", kAcute},
    Alias{"acute wards for adults of working age", kAcute},
    Alias{"acute admission wards and psychiatric intensive care units", kAcute},
    Alias{"psychiatric intensive care units", kAcute},
    Alias{"long stay or rehabilitation mental health wards for working age adults", kRehab},
    Alias{"long stay or rehabilitation mental health wards for adults of working age", kRehab},
    Alias{"long stay rehabilitation mental health wards for working age adults", kRehab},
    Alias{"rehabilitation wards", kRehab},
    Alias{"long stay rehabilitation wards", kRehab},
    Alias{"forensic inpatient or secure wards", kForensic},
    Alias{"forensic inpatient secure wards", kForensic},
    Alias{"forensic wards", kForensic},
    Alias{"secure mental health services", kForensic},
    Alias{"adult secure mental health services", kForensic},
    Alias{"specialist secure mental health services", kForensic},
    Alias{"medium and low secure services", kForensic},
    Alias{"low and medium secure services", kForensic},
    Alias{"low secure services", kForensic},
    Alias{"medium secure services", kForensic},
    Alias{"secure wards", kForensic},
    Alias{"child and adolescent mental health wards", kYoungWards},
    Alias{"wards for children and young people with mental health problems", kYoungWards},
    Alias{"wards for older people with mental health problems", kOlderWards},
    Alias{"wards for people with a learning disability or autism", kLearningWards},
    Alias{"wards for people with learning disabilities or autism", kLearningWards},
    Alias{"community based mental health services for adults of working age", kAdultCommunity},
    Alias{"community based mental health services for working age adults", kAdultCommunity},
    Alias{"mental health crisis services and health based places of safety", kCrisis},
    Alias{"specialist community mental health services for children and young people",
          kYoungCommunity},
    Alias{"community based mental health services for older people", kOlderCommunity},
    Alias{"community mental health services for people with a learning disability or autism",
          kLearningCommunity},
    Alias{"community mental health services for people with learning disabilities or autism",
          kLearningCommunity},
    Alias{"specialist eating disorder services", kEating},
    Alias{"specialist eating disorders services", kEating},
    Alias{"perinatal services", "Perinatal services"},
    Alias{"services for people with a personality disorder", kPersonality},
    Alias{"services for people with acquired brain injury",
          "Services for people with acquired brain injury"},
    Alias{"substance misuse services", "Substance misuse services"},
    Alias{"high secure hospitals", "High secure hospitals"},
    Alias{"other specialist services", "Other specialist services"},
    Alias{"wards for older people", kOlderWards},
    Alias{"older people's mental health wards", kOlderWards},
    Alias{"acute wards for adults of working age and picu", kAcute},
    Alias{"acute wards for adults of working age and picus", kAcute},
    Alias{"acute wards for adults of working age & psychiatric intensive care units", kAcute},
    Alias{"acute wards and psychiatric intensive care units", kAcute},
    Alias{"acute and psychiatric intensive care units", kAcute},
    Alias{"long stay or rehabilitation mental health wards", kRehab},
    Alias{"rehabilitation mental health wards for working age adults", kRehab},
    Alias{"forensic inpatient and secure wards", kForensic},
    Alias{"forensic inpatient wards", kForensic},
    Alias{"secure wards/forensic", kForensic},
    Alias{"child and adolescent mental health inpatient wards", kYoungWards},
    Alias{"camhs wards", kYoungWards},
    Alias{"wards for people with learning disabilities", kLearningWards},
    Alias{"wards for people with a learning disability", kLearningWards},
    Alias{"wards for autistic people and people with a learning disability", kLearningWards},
    Alias{"wards for people with a learning disability and autistic people", kLearningWards},
    Alias{"wards for people with learning disabilities or autistic people", kLearningWards},
    Alias{"mental health crisis services", kCrisis},
    Alias{"crisis services and health based places of safety", kCrisis},
    Alias{"community mental health services for adults of working age", kAdultCommunity},
    Alias{"community mental health services for older people", kOlderCommunity},
    Alias{"community mental health services for people with a learning disability",
          kLearningCommunity},
    Alias{"community mental health services for people with learning disabilities",
          kLearningCommunity},
    Alias{
        "community mental health services for people with a learning disability or autistic people",
        kLearningCommunity},
    Alias{"community child and adolescent mental health services", kYoungCommunity},
    Alias{"specialist community mental health services for children", kYoungCommunity},
    Alias{"community based mental health services for children and young people", kYoungCommunity},
    Alias{"perinatal mental health services", "Perinatal services"},
    Alias{"substance misuse/detoxification", "Substance misuse services"},
    Alias{"substance misuse detoxification", "Substance misuse services"},
    Alias{"community based substance misuse services", "Community-based substance misuse services"},
    Alias{"residential substance misuse services", "Residential substance misuse services"},
    // Acute hospitals
    Alias{"urgent and emergency services", "Urgent and emergency services"},
    Alias{"urgent and emergency care", "Urgent and emergency services"},
    Alias{"urgent and emergency services (a&e)", "Urgent and emergency services"},
    Alias{"accident and emergency", "Urgent and emergency services"},
    Alias{"medical care (including older people's care)", kMedical},
    Alias{"medical care including older people's care", kMedical},
    Alias{"medical care", kMedical},
    Alias{"surgery", "Surgery"},
    Alias{"critical care", "Critical care"},
    Alias{"intensive critical care", "Critical care"},
    Alias{"maternity", "Maternity"},
    Alias{"maternity services", "Maternity"},
    Alias{"maternity and gynaecology", "Maternity and gynaecology"},
    Alias{"maternity and family planning", "Maternity and gynaecology"},
    Alias{"gynaecology", "Gynaecology"},
    Alias{"services for children and young people", "Services for children and young people"},
    Alias{"services for children & young people", "Services for children and young people"},
    Alias{"end of life care", "End of life care"},
    Alias{"outpatients", "Outpatients"},
    Alias{"outpatients and diagnostic imaging", "Outpatients and diagnostic imaging"},
    Alias{"diagnostic imaging", "Diagnostic imaging"},
    // Community health, ambulances, hospices
    Alias{"community health services for adults", "Community health services for adults"},
    Alias{"community health inpatient services", "Community health inpatient services"},
    Alias{"community health services for children, young people and families", kChildHealth},
    Alias{"community health services for children and young people and families", kChildHealth},
    Alias{"community end of life care", "Community end of life care"},
    Alias{"community dental services", "Community dental services"},
    Alias{"emergency and urgent care", "Emergency and urgent care"},
    Alias{"emergency and urgent care services", "Emergency and urgent care"},
    Alias{"patient transport services", "Patient transport services"},
    Alias{"patient transport", "Patient transport services"},
    Alias{"patient transport services (pts)", "Patient transport services"},
    Alias{"emergency operations centre", "Emergency operations centre"},
    Alias{"emergency operations centre (eoc)", "Emergency operations centre"},
    Alias{"nhs 111", "NHS 111"},
    Alias{"nhs 111 service", "NHS 111"},
    Alias{"nhs 111 services", "NHS 111"},
    Alias{"hospice services for adults", "Hospice services for adults"},
    Alias{"hospice services for children", "Hospice services for children"},
};

// General practices, 2014 to 2019; keys as service_key() makes them.
constexpr std::array kPopulationGroups = {
    Alias{"older people", "Older people"},
    Alias{"people with long term conditions", "People with long-term conditions"},
    Alias{"families, children and young people", "Families, children and young people"},
    Alias{"working age people (including those recently retired and students)",
          "Working age people (including those recently retired and students)"},
    Alias{"working age people including those recently retired and students",
          "Working age people (including those recently retired and students)"},
    Alias{"working age people",
          "Working age people (including those recently retired and students)"},
    Alias{"people whose circumstances may make them vulnerable",
          "People whose circumstances may make them vulnerable"},
    Alias{"people experiencing poor mental health (including people with dementia)",
          "People experiencing poor mental health (including people with dementia)"},
    Alias{"people experiencing poor mental health including people with dementia",
          "People experiencing poor mental health (including people with dementia)"},
    Alias{"people experiencing poor mental health",
          "People experiencing poor mental health (including people with dementia)"},
};

/// "Long stay/rehabilitation" and "Long-stay or rehabilitation" are one service.
std::string service_key(std::string_view text) {
    std::string key = heading_key(text);
    std::replace(key.begin(), key.end(), '-', ' ');
    std::replace(key.begin(), key.end(), '/', ' ');
    return folded(key);
}

}  // namespace

std::string_view core_service_name(std::string_view text) {
    if (text.size() > 160) return {};
    std::string key = service_key(text);
    for (const std::string_view start : {"core service: ", "service: ", "service group: "}) {
        if (key.starts_with(start)) key.erase(0, start.size());
    }
    const auto* found = std::find_if(kServices.begin(), kServices.end(), [&](const Alias& a) {
        return a.key == key;
    });
    return found == kServices.end() ? std::string_view{} : found->name;
}

ServiceMention core_service_at(std::string_view folded_sentence, std::size_t at) {
    const auto rest = folded_sentence.substr(at);
    const auto same = [](char said, char known) {
        return said == known || (known == ' ' && (said == '-' || said == '/'));
    };
    ServiceMention best;
    for (const auto& alias : kServices) {
        if (alias.key.size() <= best.bytes || alias.key.size() > rest.size() ||
            alias.key.find(' ') == std::string_view::npos)
            continue;
        if (!std::equal(alias.key.begin(),
                        alias.key.end(),
                        rest.begin(),
                        [&](char known, char said) { return same(said, known); }))
            continue;
        if (alias.key.size() < rest.size() && is_letter(rest[alias.key.size()])) continue;
        best = {alias.name, alias.key.size()};
    }
    return best;
}

std::string_view service_of_group(std::string_view text) {
    text = trimmed(trimmed(text), ":");
    for (const std::string_view start : {"In ", "For ", "in "}) {
        if (text.starts_with(start)) text.remove_prefix(start.size());
    }
    if (const auto whole = core_service_name(text); !whole.empty()) return whole;
    for (const std::string_view separator : {" - ", " \u2013 ", ": ", ", "}) {
        const auto at = text.find(separator);
        if (at == std::string_view::npos) continue;
        if (const auto behind = core_service_name(text.substr(at + separator.size()));
            !behind.empty())
            return behind;
        if (const auto before = core_service_name(text.substr(0, at)); !before.empty())
            return before;
    }
    // "maternity at Elm General Hospital": the part of a place that the items below are about.
    for (const std::string_view joint : {" at ", " in "}) {
        const auto at = text.find(joint);
        if (at != std::string_view::npos && word_count(text) <= 14)
            if (const auto before = core_service_name(text.substr(0, at)); !before.empty())
                return before;
    }
    return {};
}

std::string_view population_group(std::string_view text) {
    if (text.size() > 100) return {};
    const std::string key = service_key(text);
    const auto* found = std::find_if(kPopulationGroups.begin(),
                                     kPopulationGroups.end(),
                                     [&](const Alias& a) { return a.key == key; });
    return found == kPopulationGroups.end() ? std::string_view{} : found->name;
}

}  // namespace findings::understanding
