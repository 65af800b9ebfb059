// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/location_names.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/place_sentences.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/recognise.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {
namespace {

/// "Elm House Care Home Service": inspectorates print the registered kind of a service below its
/// name.
std::string_view without_care_service(std::string_view name) {
    constexpr auto kKinds = std::to_array<std::string_view>({" Care Home Service",
                                                             " Housing Support Service",
                                                             " Support Service",
                                                             " Day Care of Children",
                                                             " Nurse Agency",
                                                             " School Care Accommodation Service"});
    name = name.substr(0, name.find('\n'));
    for (const auto kind : kKinds) {
        if (name.size() > kind.size() + 3 && name.ends_with(kind))
            return name.substr(0, name.size() - kind.size());
    }
    return name;
}

/// A name that a page or cover gives to the place it is about, without what the page adds to it.
std::string_view bare_place(std::string_view name) {
    constexpr std::string_view kArchived = "Archived: ";
    if (name.starts_with(kArchived)) name.remove_prefix(kArchived.size());
    // "Enter and View: Elm Court", "Enter and View visit to Elm Court"
    for (const std::string_view kind : {"Enter and View", "Enter & View"}) {
        if (!name.starts_with(kind)) continue;
        name = trimmed(name.substr(kind.size()), " :-");
        for (const std::string_view words :
             {"visit to ", "report on ", "visit report: ", "report: "}) {
            if (name.starts_with(words)) name = trimmed(name.substr(words.size()));
        }
    }
    name = without_care_service(without_report_kind(name));
    // "Inspection on 28/06/07 for Elm House": as sites that copy reports head them.
    if (const auto of = name.find(" for ");
        name.starts_with("Inspection on ") && of != std::string_view::npos && of < 40)
        name = trimmed(name.substr(of + 5));
    // "Care Home: Elm House": what it is before what it is called.
    for (const std::string_view kind : {"Care Home: ",
                                        "Care home: ",
                                        "Nursing Home: ",
                                        "Service: ",
                                        "Location: ",
                                        "Hospital: "}) {
        if (name.starts_with(kind)) name = trimmed(name.substr(kind.size()));
    }
    // "The Elm Unit: Safe", "Elm House - Overall summary"
    for (const std::string_view separator : {": ", " - ", " | ", ", "}) {
        const auto at = name.find(separator);
        if (at != std::string_view::npos) name = name.substr(0, at);
    }
    return trimmed(without_rating(trimmed(name)));
}

/// "Ward Derwen", "Kestrel Unit", "Wards 3 and 4": a part of a hospital.
bool is_ward(std::string_view name) {
    return name.size() <= 60 &&
           (starts_with_any(name, std::array<std::string_view, 3>{"Ward ", "Wards ", "The Ward"}) ||
            name.ends_with(" Ward") || name.ends_with(" ward") || name.ends_with(" Wards") ||
            name.ends_with(" wards") || name.ends_with(" Unit") || name.ends_with(" unit"));
}

/// "Ward Derwen at Ysbyty Cwm Hesgen", "Elm Unit within Fenmoor Hospital": where the joint that
/// leads to the larger place begins, and its bytes; nothing for other names.
struct Joint {
    std::size_t begin = 0;
    std::size_t bytes = 0;
};
Joint joint_to_larger_place(std::string_view name) {
    for (const std::string_view words : {" at the ", " at ", " within ", " of ", " in "}) {
        const auto at = name.find(words);
        if (at == std::string_view::npos || !is_ward(name.substr(0, at))) continue;
        const auto larger = name.substr(at + words.size());
        const bool sure = words.starts_with(" at") || is_place_name(larger);
        if (sure && larger.size() > 4 && is_upper(larger.front())) return {at, words.size()};
    }
    return {};
}

/// What was looked at is a ward; where it is is the location.
void set_place(std::string_view name, Report& report) {
    const Joint joint = joint_to_larger_place(name);
    if (joint.bytes != 0 && report.wards.empty())
        report.wards.emplace_back(name.substr(0, joint.begin));
    report.location.name = name.substr(joint.bytes == 0 ? 0 : joint.begin + joint.bytes);
}

bool may_name_place(std::string_view name, const Report& report) {
    if (name.size() < 4 || name.size() > 90 || postcode_in(name) == name ||
        std::none_of(name.begin(), name.end(), is_letter) || contains(name, "\"") ||
        contains(name, " \u203a ") || contains(name, " \u00bb ") || contains(name, "\u201c") ||
        name == report.provider.name || is_organisation_name(name))
        return false;
    if (whole_date(name) || folded(name) == "commission" || name.starts_with("About ") ||
        name.starts_with("Letter from ") || name.starts_with("During a"))
        return false;
    if (!core_service_name(name).empty() || key_question_word(name) != KeyQuestion::None ||
        heading_meaning(name).known)
        return false;
    return !contains_any(folded(name),
                         std::array<std::string_view, 10>{"monitoring",
                                                          "mental health act",
                                                          "report",
                                                          "review of",
                                                          "inspection",
                                                          "assessment",
                                                          "trust",
                                                          "care quality",
                                                          "visit",
                                                          "outcome"});
}

/// "We carried out an announced comprehensive inspection at Dr Ash and Partners on 21 June 2016."
std::string_view place_inspected(std::span<const Block> blocks) {
    constexpr std::size_t kOpening = 40;  // blocks
    for (const auto& block : blocks.first(std::min(blocks.size(), kOpening))) {
        if (block.kind != BlockKind::Paragraph || block.text.size() > 900) continue;
        const std::string_view text = block.text;
        for (const std::string_view words : {" inspection at ", " inspection of "}) {
            const auto at = text.find(words);
            if (at == std::string_view::npos) continue;
            const auto rest = text.substr(at + words.size());
            const auto on = rest.find(" on ");
            const auto name = rest.substr(0, on);
            const bool dated = on != std::string_view::npos && on < 80 && on + 4 < rest.size() &&
                               is_digit(rest[on + 4]);
            if (dated && !name.empty() && is_upper(name.front()) && word_count(name) <= 8 &&
                !contains_any(name, std::array<std::string_view, 4>{". ", ", ", "(", ":"}))
                return name;
        }
    }
    return {};
}

/// "Overall rating for this trust" on the cover: the hospital in the trust's address is not what
/// the report is about.
bool rates_whole_trust(std::span<const Block> blocks) {
    constexpr std::size_t kCover = 40;  // blocks
    const auto cover = blocks.first(std::min(blocks.size(), kCover));
    return std::any_of(cover.begin(), cover.end(), [](const Block& block) {
        return block.text.size() < 120 &&
               folded(block.text).starts_with("overall rating for this trust");
    });
}

/// The opening tells what the place is; a body's name is its provider's.
void name_described_place(std::span<const Block> blocks, Report& report) {
    const auto described = described_place(blocks);
    if (described.name.empty()) return;
    if (is_organisation_name(described.name))
        set(report.provider.name, described.name);
    else if (may_name_place(described.name, report))
        set(report.location.name, described.name);
    set(report.provider.name, described.runs_it);
}

}  // namespace

void name_location(std::span<const Block> blocks, Report& report) {
    if (!report.location.name.empty() || !is_inspection_kind(report.report_kind) ||
        report.report_kind == "press-release")
        return;
    if (report.locations.size() == 1) {
        report.location = {
            report.locations.front().name,
            report.location.id.empty() ? report.locations.front().id : report.location.id};
        if (!report.location.name.empty()) return;
    }
    const bool of_location =
        contains(report.source_url, "/location/") || report.report_kind == "saf-report";
    const bool of_council = contains(folded(report.title), "local authority assessment");
    if (contains(report.source_url, "/provider/") || of_council || rates_whole_trust(blocks))
        return;
    std::vector<std::string_view> candidates;
    std::size_t shown = 0;
    for (const auto& block : blocks) {
        shown += block.kind != BlockKind::Furniture ? 1U : 0U;
        const bool high = block.level == 1 || shown <= 8;
        const bool cover_line =
            shown <= 8 && block.kind == BlockKind::Paragraph && is_place_name(block.text);
        if (((block.kind == BlockKind::Heading && high) || cover_line) && candidates.size() < 4)
            candidates.push_back(bare_place(block.text));
    }
    candidates.push_back(bare_place(report.title));
    if (const auto told = place_inspected(blocks); !told.empty()) candidates.push_back(told);
    for (auto name : candidates) {
        // "Elm Hospitals NHS Trust Fenmoor Hospital": two lines of a cover in one.
        if (const auto& provider = report.provider.name;
            !provider.empty() && name.starts_with(provider + ' '))
            name = trimmed(name.substr(provider.size()));
        if (!may_name_place(name, report)) continue;
        std::size_t said = 0;
        for (const auto& block : blocks)
            said += block.text.size() > name.size() + 20 && contains(block.text, name) ? 1U : 0U;
        // "606 Dental Practice": numbers begin names of houses.
        const auto behind_number = is_digit(name.front())
                                       ? trimmed(name.substr(name.find_first_not_of("0123456789")))
                                       : name;
        if (!of_location && said == 0 && !is_place_name(behind_number)) continue;
        return set_place(name, report);
    }
    name_described_place(blocks, report);
}

}  // namespace findings::understanding
