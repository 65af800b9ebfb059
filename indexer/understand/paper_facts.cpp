// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/paper_facts.hpp"

#include "indexer/understand/case_particulars.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kOpening = 8;  // blocks that tell whose the paper is

std::vector<std::string_view> opening_of(std::span<const Block> blocks, const Report& report) {
    std::vector<std::string_view> opening{report.title};
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow ||
            block.text.size() > 1500)
            continue;
        if (opening.size() > kOpening) break;
        opening.push_back(block.text);
    }
    return opening;
}

bool is_body_of_state(std::string_view name) {
    return contains_any(folded(name),
                        std::array<std::string_view, 6>{"care quality",
                                                        "commission",
                                                        "nhs england",
                                                        "nhs improvement",
                                                        "department",
                                                        "clinical commissioning"}) ||
           name == "NHS Trust";
}

/// The organisation that "runs" the place, else the only one that the opening names.
std::string provider_in(std::span<const std::string_view> opening) {
    for (const auto text : opening) {
        if (const auto name = organisation_that_runs(text);
            !name.empty() && !is_body_of_state(name))
            return std::string(name);
    }
    std::string only;
    for (const auto text : opening) {
        for (const auto name : organisations_in(text)) {
            if (is_body_of_state(name) || contains(only, name)) continue;
            if (!only.empty() && !contains(name, only)) return {};
            only = name;
        }
    }
    return only;
}

/// "Board of Directors: 25 January 2024", "Quality committee, 3 May 2023".
void read_meeting_date(std::span<const std::string_view> opening, Report& report) {
    for (const auto text : opening) {
        if (report.published.known() || text.size() > 120) continue;
        // "Inspected on 21 January. Agreed by the Quality Committee on 6 May.": each sentence has
        // its own day.
        for (const auto sentence : split_sentences(text, 1)) {
            if (!contains_any(folded(sentence),
                              std::array<std::string_view, 5>{"board",
                                                              "committee",
                                                              "governing body",
                                                              "council of governors",
                                                              "meeting"}))
                continue;
            if (const auto date = first_date(sentence); date && date->from.day != 0)
                report.published = date->to;
        }
    }
}

/// "the Care Quality Commission inspected it on 3 May 2022": the inspection that a plan answers.
void read_inspection_date(std::span<const std::string_view> opening, Report& report) {
    for (const auto text : opening) {
        for (const auto sentence : split_sentences(text, 1)) {
            if (report.inspected_from.known() || sentence.size() > 400) continue;
            const std::string key = folded(sentence);
            if (!contains_any(key,
                              std::array<std::string_view, 5>{"inspected ",
                                                              "inspection on ",
                                                              "inspection of ",
                                                              "visited ",
                                                              "visit on "}) ||
                contains(key, "published"))
                continue;
            if (const auto date = first_date(sentence); date && date->from.day != 0)
                set_inspected(report, *date);
        }
    }
}

/// The one region that a practice case names: "NHS England in Yorkshire and Humber".
std::string region_in(std::span<const Block> blocks) {
    constexpr std::array<std::string_view, 10> kNames = {"North East",
                                                         "North West",
                                                         "South East",
                                                         "South West",
                                                         "East Midlands",
                                                         "West Midlands",
                                                         "East of England",
                                                         "Yorkshire and the Humber",
                                                         "Yorkshire and Humber",
                                                         "Yorkshire & Humber"};
    std::string_view only;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        for (const auto name : kNames) {
            if (!contains_word(block.text, name)) continue;
            const bool same = only.empty() || only == name ||
                              (only.starts_with("Yorkshire") && name.starts_with("Yorkshire"));
            if (!same) return {};
            if (only.empty()) only = name;
        }
    }
    return only.starts_with("Yorkshire") ? "Yorkshire and the Humber" : std::string(only);
}

/// "Elm Hospital, Valley NHS Trust, South West": the one place that a line under the title names.
void name_place_of_case(std::span<const std::string_view> opening, Report& report) {
    for (std::size_t i = 1; i < opening.size(); ++i) {
        const auto text = opening[i];
        if (text.size() > 140 || organisations_in(text).empty()) continue;
        std::string_view only;
        for (const auto place : places_in(text)) {
            const std::string key = folded(place);
            if (key.ends_with(" ward") || key.ends_with(" unit") || is_organisation_name(place))
                continue;
            if (!only.empty()) return;
            only = place;
        }
        if (only.empty()) continue;
        report.location.name = only;
        return;
    }
}

/// "Elm NHS Foundation Trust - Seclusion Policy v5.1": the one body that the heads and feet of the
/// pages name.
std::string name_in_running_lines(std::span<const Block> blocks) {
    std::string only;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Furniture || block.text.size() > 160) continue;
        for (const auto name : organisations_in(block.text)) {
            if (!only.empty() && only != name) return {};
            only = name;
        }
    }
    return only;
}

/// A paper for a board: "Date of meeting | 29 May 2025" in the table on its cover, and the trust in
/// its title.
void read_board_paper(std::span<const Block> blocks, Report& report) {
    if (report.provider.name.empty()) {
        const auto names = organisations_in(report.title);
        if (names.size() == 1 && !is_body_of_state(names.front()))
            report.provider.name = names.front();
    }
    const auto opening = opening_of(blocks, report);
    read_meeting_date(opening, report);
    // "Elm NHS Trust set out in April ...": whose board it is, where the cover only says "the
    // Board".
    const bool of_board = std::any_of(
        blocks.begin(),
        blocks.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(blocks.size(), 12)),
        [](const Block& block) {
            return block.text.size() < 160 &&
                   contains_any(folded(block.text),
                                std::array<std::string_view, 3>{"board of directors",
                                                                "trust board",
                                                                "public board"});
        });
    if (of_board && report.provider.name.empty()) report.provider.name = provider_in(opening);
    // "Elm NHS Trust" on a line of its own between cover sheet and text: the trust whose board or
    // committee reads the paper.
    const bool of_committee =
        std::any_of(opening.begin(), opening.end(), [](std::string_view text) {
            return text.size() < 160 && contains(folded(text), " committee");
        });
    const auto own = std::find_if(opening.begin(), opening.end(), [](std::string_view text) {
        return text.size() < 90 && text.ends_with(" Trust") && is_organisation_name(text);
    });
    if ((of_board || of_committee) && report.provider.name.empty() && own != opening.end())
        report.provider.name = *own;
    if (report.provider.name.empty() && report.publisher.empty() &&
        report.media_type != MediaType::Html)
        report.provider.name = name_in_running_lines(blocks);
    if (report.published.known()) return;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::TableRow || block.cells.size() < 2) continue;
        const std::string label = folded(trimmed(block.cells.front(), " :"));
        constexpr std::array<std::string_view, 7> kLabels = {"meeting",
                                                             "date of meeting",
                                                             "meeting date",
                                                             "date",
                                                             "date of paper",
                                                             "date of board",
                                                             "date of committee"};
        if (std::find(kLabels.begin(), kLabels.end(), label) == kLabels.end()) continue;
        const auto date = first_date(block.cells[1]);
        if (!date) continue;
        report.published = date->to;
        return;
    }
}

/// "Version: 2, 27 June 2025": of a plan that says no other date of its own.
void read_version_date(std::span<const std::string_view> opening, Report& report) {
    for (const auto text : opening) {
        for (const auto line : split_lines(text)) {
            const std::string key = folded(line.substr(0, 30));
            if (report.published.known() || line.size() > 100 ||
                !(key.starts_with("version") || key.starts_with("last updated") ||
                  key.starts_with("updated")))
                continue;
            if (const auto date = first_date(line); date && date->from.day != 0)
                report.published = date->to;
        }
    }
}

/// "Report published: 2 August 2024. Plan updated: 30 September 2024.": the day of the plan, not of
/// the report that it answers.
void read_day_of_plan(std::span<const std::string_view> opening, Report& report) {
    constexpr auto kStarts = std::to_array<std::string_view>({"plan updated",
                                                              "plan last updated",
                                                              "plan dated",
                                                              "plan agreed",
                                                              "plan approved",
                                                              "plan submitted",
                                                              "plan issued",
                                                              "plan as at",
                                                              "action plan updated",
                                                              "action plan last updated",
                                                              "action plan dated",
                                                              "action plan submitted",
                                                              "improvement plan updated",
                                                              "improvement plan dated",
                                                              "this plan was updated",
                                                              "this update"});
    for (const auto text : opening) {
        if (text.size() > 400) continue;
        for (const auto sentence : split_sentences(text, 1)) {
            if (!starts_with_any(folded(sentence.substr(0, 40)), kStarts)) continue;
            if (const auto date = first_date(sentence); date && date->from.day != 0)
                report.published = date->to;
        }
    }
}

/// The one core service of the title, else of the opening.
std::string_view service_in(std::span<const std::string_view> opening) {
    std::vector<std::string_view> found = core_services_in(opening.front());
    for (std::size_t i = 1; i < opening.size() && found.empty(); ++i)
        found = core_services_in(opening[i]);
    return found.size() == 1 ? found.front() : std::string_view{};
}

/// "Larch House: note of a visit, 3 October 2024": a visit that no inspectorate made tells where
/// and when in its title.
void read_visit_note(Report& report) {
    const std::string key = folded(report.title);
    if (!contains_word(key, "visit")) return;
    if (const auto date = first_date(report.title); date && date->from.day != 0)
        set_inspected(report, *date);
    const auto places = places_in(report.title);
    if (report.location.name.empty() && places.size() == 1) report.location.name = places.front();
}

/// The quality account of a provider is its own: the head of its pages or its opening names it.
void read_owner_of_account(std::span<const Block> blocks, Report& report) {
    if (!report.provider.name.empty()) return;
    const auto opening = opening_of(blocks, report);
    const bool is_account = std::any_of(opening.begin(), opening.end(), [](std::string_view text) {
        return text.size() < 160 &&
               contains_any(folded(text),
                            std::array<std::string_view, 2>{"quality account", "quality report"});
    });
    if (!is_account) return;
    report.provider.name = name_in_running_lines(blocks);
    if (report.provider.name.empty()) report.provider.name = provider_in(opening);
}

/// "You are under a duty to respond within 56 days, namely by 9 May 2022."
void read_response_due(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.text.size() > 600) continue;
        const std::string key = folded(block.text);
        const auto by = block.text.rfind("by ");
        if (by == std::string::npos || !contains(key, "respond") ||
            !contains_any(key, std::array<std::string_view, 2>{"namely by ", "respond by "}))
            continue;
        const auto date = first_date(std::string_view(block.text).substr(by));
        if (date && date->from.day != 0)
            apply_inspection_label({Particular::ResponseDue, block.text.substr(by + 3)}, report);
    }
}

/// The one provider and the one place that the opening of a newspaper's story names: "visited the
/// unit, run by Elm NHS Foundation Trust". Where it names several, the story is about more.
void read_place_of_story(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kFirst = 6;  // paragraphs
    std::vector<std::string_view> bodies, places;
    const auto note = [](std::vector<std::string_view>& names, std::string_view name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || !ends_sentence(block.text)) continue;
        if (++seen > kFirst) break;
        for (const auto name : organisations_in(block.text)) {
            if (!is_body_of_state(name) && !name.ends_with("Council")) note(bodies, name);
        }
        for (const auto name : places_in(block.text)) {
            const std::string key = folded(name);
            if (!key.ends_with(" ward") && !key.ends_with(" unit") && !is_organisation_name(name))
                note(places, name);
        }
    }
    if (bodies.size() == 1 && report.provider.name.empty()) report.provider.name = bodies.front();
    if (places.size() == 1 && report.location.name.empty()) report.location.name = places.front();
}

}  // namespace

void part_ward_from_location(Report& report) {
    const std::string name = report.location.name;
    const auto comma = name.find(", ");
    if (comma == std::string::npos) return;
    const auto tail = trimmed(std::string_view(name).substr(comma + 2));
    const auto head = trimmed(std::string_view(name).substr(0, comma));
    const std::string key = folded(tail);
    // "Elm ward, Fenside Hospital, Northtown"
    if (const std::string first = folded(head);
        first.ends_with(" ward") || first.ends_with(" wards")) {
        const auto place = tail.substr(0, tail.find(", "));
        if (!is_place_name(place)) return;
        if (report.wards.empty()) report.wards.emplace_back(head);
        report.location.name = std::string(place);
        return;
    }
    if (!is_place_name(head) ||
        !(key.ends_with(" ward") || key.ends_with(" unit") || key.ends_with(" wards")))
        return;
    report.location.name = head;
    if (report.wards.empty()) report.wards.emplace_back(tail);
}

void read_paper_facts(std::span<const Block> blocks, Report& report) {
    if (report.report_kind == "report") {
        read_visit_note(report);
        read_owner_of_account(blocks, report);
        return read_response_due(blocks, report);
    }
    if (report.report_kind == "news") return read_place_of_story(blocks, report);
    const bool is_plan = report.report_kind == "action-statement";
    if (report.report_kind == "policy") return read_board_paper(blocks, report);
    if (!is_plan && report.report_kind != "case-study") return;
    if (!is_plan) read_card_of_case(blocks, report);
    const auto opening = opening_of(blocks, report);
    if (report.provider.name.empty()) report.provider.name = provider_in(opening);
    if (is_plan && report.provider.name.empty() && is_organisation_name(report.publisher))
        report.provider.name = report.publisher;
    // A plan is its provider's own paper; who printed a practice case is another matter.
    if (is_plan && report.publisher.empty() && is_organisation_name(report.provider.name))
        report.publisher = report.provider.name;
    if (report.location.name.empty()) {
        const auto places = places_in(report.title);
        const bool whole = places.size() == 1 && !folded(places.front()).ends_with(" ward");
        if (whole) report.location.name = places.front();
    }
    if (!is_plan && report.location.name.empty()) name_place_of_case(opening, report);
    if (!is_plan) read_place_of_case(blocks, report);
    part_ward_from_location(report);
    if (report.service.empty()) report.service = service_in(opening);
    if (!is_plan) {
        if (report.region.empty()) report.region = region_in(blocks);
        return;
    }
    read_day_of_plan(opening, report);
    read_meeting_date(opening, report);
    read_version_date(opening, report);
    read_inspection_date(opening, report);
}

}  // namespace findings::understanding
