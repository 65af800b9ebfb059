// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/headings.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::label {
namespace {

struct Crosswalk {
    std::string_view words;                  // folded words that follow each other in the heading
    std::array<std::string_view, 8> themes;  // unused places are empty
};

constexpr std::array kCrosswalk = {
    Crosswalk{"safe and clean",
              {"environment-safety",
               "ligature-risks",
               "lines-of-sight",
               "premises-cleanliness",
               "alarms-emergency-equipment",
               "dormitories-privacy",
               "sexual-safety"}},
    Crosswalk{"ward layout",
              {"environment-safety", "ligature-risks", "lines-of-sight", "sexual-safety"}},
    Crosswalk{"safe environment",
              {"environment-safety", "ligature-risks", "lines-of-sight", "premises-cleanliness"}},
    Crosswalk{"seclusion room", {"seclusion-segregation", "environment-safety"}},
    Crosswalk{"safe staffing", {"safe-staffing"}},
    Crosswalk{"nursing staff", {"safe-staffing"}},
    Crosswalk{"medical staff", {"safe-staffing"}},
    Crosswalk{"safe and effective staffing", {"safe-staffing", "training-supervision"}},
    Crosswalk{"mandatory training", {"training-supervision"}},
    Crosswalk{"skilled staff", {"training-supervision"}},
    Crosswalk{"managing risk",
              {"risk-management", "observation-searching", "restraint", "blanket-restrictions"}},
    Crosswalk{"patient risk", {"risk-management", "observation-searching"}},
    Crosswalk{"restrictive intervention",
              {"restraint",
               "seclusion-segregation",
               "rapid-tranquillisation",
               "blanket-restrictions",
               "least-restrictive-practice"}},
    Crosswalk{"safeguarding", {"safeguarding"}},
    Crosswalk{"essential information", {"record-keeping", "information-sharing"}},
    Crosswalk{"medicine", {"medicines"}},
    Crosswalk{"track record", {"incident-learning"}},
    Crosswalk{"reporting incident", {"incident-learning"}},
    Crosswalk{"learning culture", {"incident-learning"}},
    Crosswalk{"planning of care", {"care-planning", "physical-health"}},
    Crosswalk{"care planning", {"care-planning", "physical-health"}},
    Crosswalk{"assessing need", {"care-planning", "physical-health"}},
    Crosswalk{"best practice",
              {"psychological-therapies", "outcome-measurement", "physical-health"}},
    Crosswalk{"multi disciplinary", {"joint-working", "information-sharing"}},
    Crosswalk{"multidisciplinary", {"joint-working", "information-sharing"}},
    Crosswalk{"adherence to the mha", {"mental-health-act"}},
    Crosswalk{"mental health act", {"mental-health-act"}},
    Crosswalk{"applying the mca", {"capacity-consent"}},
    Crosswalk{"mental capacity act", {"capacity-consent"}},
    Crosswalk{"dignity", {"kindness-dignity"}},
    Crosswalk{"involvement of", {"co-production", "care-planning"}},
    Crosswalk{"involvement of family", {"carers-families"}},
    Crosswalk{
        "access and discharge",
        {"waiting-times", "bed-availability", "discharge-planning", "out-of-area-placements"}},
    Crosswalk{"bed management", {"bed-availability", "out-of-area-placements"}},
    Crosswalk{"facility", {"dormitories-privacy", "therapeutic-environment"}},
    Crosswalk{"wider community", {"recovery-reintegration"}},
    Crosswalk{"meeting the need of all", {"equality-inclusion"}},
    Crosswalk{"complaint", {"complaints-feedback"}},
    Crosswalk{"leadership", {"leadership-governance"}},
    Crosswalk{"vision", {"leadership-governance"}},
    Crosswalk{"governance", {"leadership-governance"}},
    Crosswalk{"culture", {"staff-wellbeing", "closed-culture"}},
    Crosswalk{"staff engagement", {"staff-wellbeing"}},
    Crosswalk{"improvement and innovation", {"quality-improvement"}},
};

}  // namespace

bool is_of_headings(std::string_view theme) {
    return std::any_of(kCrosswalk.begin(), kCrosswalk.end(), [&](const Crosswalk& row) {
        return std::find(row.themes.begin(), row.themes.end(), theme) != row.themes.end();
    });
}

std::vector<std::string_view> heading_priors(const WordText& heading) {
    std::vector<std::string_view> themes;
    if (heading.words.empty()) return themes;
    std::string words = " ";
    for (const auto& word : heading.words) words.append(word.folded).append(" ");
    std::vector<std::string_view> rests;  // from each word to the end
    // From space to space, the last of which ends the text.
    for (std::size_t space = 0; space + 1 < words.size(); space = words.find(' ', space + 1))
        rests.push_back(std::string_view(words).substr(space + 1));
    const auto has = [&rests](std::string_view phrase) {
        return std::any_of(rests.begin(), rests.end(), [&](std::string_view rest) {
            return rest.front() == phrase.front() && rest.starts_with(phrase) &&
                   rest.size() > phrase.size() && rest[phrase.size()] == ' ';
        });
    };
    for (const auto& row : kCrosswalk) {
        if (!has(row.words)) continue;
        std::copy_if(row.themes.begin(),
                     row.themes.end(),
                     std::back_inserter(themes),
                     [](std::string_view theme) { return !theme.empty(); });
    }
    return themes;
}

}  // namespace findings::label
