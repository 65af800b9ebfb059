// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/inspection_facts.hpp"

#include "indexer/understand/beds_of_place.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/inspected_places.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/notice_words.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/visit_kinds.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kTopBlocks = 60;

std::int32_t number_in(std::string_view text) {
    const auto begin = text.find_first_of("0123456789");
    std::int32_t value = 0;
    if (begin == std::string_view::npos) return 0;
    std::from_chars(text.data() + begin, text.data() + text.size(), value);
    return value;
}

void add_date(std::string_view kind, std::string_view text, Report& report) {
    const auto date = first_date(text);
    if (!date) return;
    DatedEvent event{std::string(kind),
                     date->from,
                     date->to,
                     std::string(trimmed(text.substr(0, 120)))};
    const bool known =
        std::any_of(report.dates.begin(), report.dates.end(), [&](const DatedEvent& other) {
            return other.kind == event.kind && other.from == event.from;
        });
    if (!known) report.dates.push_back(std::move(event));
}

/// "acute, male, 21 beds (23 people on the books)"
void read_beds_of_ward(std::string_view value, Report& report) {
    const auto beds = value.find(" beds");
    if (report.beds != 0 || beds == std::string_view::npos || beds == 0) return;
    const auto digits = value.find_last_not_of("0123456789", beds - 1);
    report.beds = number_in(value.substr(digits == std::string_view::npos ? 0 : digits + 1, 5));
}

/// "It has 14 beds, a day centre and ...": of the whole place, not of one of its wards.
void read_beds(std::string_view text, Report& report) {
    if (report.beds != 0 || text.size() > 1500) return;
    if (!contains(text, " beds") && !contains(text, "-bed")) return;
    report.beds = beds_of_place(text, report.location.name);
    if (report.beds != 0) return;
    constexpr auto kSubjects = std::to_array<std::string_view>({"it has ",
                                                                "it had ",
                                                                "the hospice has ",
                                                                "the hospice had ",
                                                                "the hospital has ",
                                                                "the hospital had ",
                                                                "the service has ",
                                                                "the service had ",
                                                                "the unit has ",
                                                                "the home has ",
                                                                "the centre has ",
                                                                "the clinic has "});
    for (const auto said : split_sentences(text, 1)) {
        const std::string sentence = folded(said.substr(0, 200));
        std::size_t begin = 0;
        for (const auto subject : kSubjects) {
            if (sentence.starts_with(subject)) begin = subject.size();
        }
        if (const std::string place = folded(report.location.name);
            begin == 0 && !place.empty() && sentence.starts_with(place + " has "))
            begin = place.size() + 5;
        const auto digits = sentence.find_first_not_of("0123456789", begin);
        if (begin == 0 || digits == begin || digits == std::string::npos || digits - begin > 3)
            continue;
        const auto after = std::string_view(sentence).substr(digits);
        if (after.starts_with(" beds") || after.starts_with(" inpatient beds") ||
            after.starts_with(" in-patient beds"))
            report.beds = number_in(std::string_view(sentence).substr(begin));
    }
}

/// "Mental Health Act monitoring visit to Alder ward, Fenside Hospital"
void read_visit_title(Report& report) {
    std::string title = report.title;
    if (const auto date = first_date(title);
        date && date->from.day != 0 && !report.inspected_from.known())
        set_inspected(report, *date);
    for (const std::string_view joint : {": ", " to ", " at ", " - ", " of "}) {
        for (auto at = title.find(joint); at != std::string::npos; at = title.find(joint))
            title.replace(at, joint.size(), ", ");
    }
    std::vector<std::string_view> places;
    for (const auto segment : split_on(title, ", ")) {
        const bool ward = folded(segment).ends_with(" ward");
        if (ward && report.wards.empty()) report.wards.emplace_back(segment);
        if (!ward && is_place_name(segment)) places.push_back(segment);
    }
    // "Harrier Unit, Lowmoor Hospital": the larger place is named last.
    if (places.size() > 1 && report.wards.empty()) report.wards.emplace_back(places.front());
    if (!places.empty() && report.location.name.empty()) report.location.name = places.back();
}

/// "20 February to 3 March 2023" alone below the title of a report: a span of days is when it was
/// made, one day may be when it came out.
void read_days_below_title(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > 6 || report.inspected_from.known() || report.report_kind == "press-release" ||
            report.report_kind == "mha-visit")
            return;
        const auto days = block.text.size() < 70 ? whole_date(block.text) : std::nullopt;
        if (days && days->from.day != 0 && days->to.day != 0 && !(days->from == days->to))
            set_inspected(report, *days);
    }
}

bool is_archived_heading(std::string_view text) {
    return text.starts_with("Archived: ") || text.starts_with("ARCHIVED: ");
}

std::string_view text_after(std::string_view url, std::string_view part) {
    const auto at = url.find(part);
    return at == std::string_view::npos ? std::string_view{} : url.substr(at + part.size());
}

}  // namespace

bool apply_inspection_label(const LabelLine& line, Report& report) {
    const std::string_view value = trimmed(line.value);
    switch (line.particular) {
        case Particular::LocalAuthority:
            set(report.local_authority, value);
            return true;
        case Particular::ProviderType:
            set(report.provider_type, value);
            return true;
        case Particular::Postcode:
            if (!postcode_at_end(value).empty()) set(report.postcode, value);
            return true;
        case Particular::Beds:
            // "24, of which no more than 6 may be for persons with a learning disability"
            if (report.beds == 0 && (value.size() < 40 || is_digit(value.front())))
                report.beds = number_in(value);
            return true;
        case Particular::Wards:
            add_wards(value, report);
            read_beds_of_ward(value, report);
            return true;
        case Particular::Reference:
            set(report.visit_reference, value);
            return true;
        case Particular::AssessmentId:
            set(report.assessment_id, value);
            return true;
        case Particular::InspectionId:
            set(report.inspection_id, value);
            return true;
        case Particular::Updated:
            add_date("updated", value, report);
            return true;
        case Particular::ResponseDue:
            add_date("response-due", value, report);
            return true;
        case Particular::PreviousInspection:
            add_date("previous-inspection", value, report);
            return true;
        case Particular::VisitType:
        case Particular::Announced: {
            const std::string key = folded(value);
            if (report.announced.empty()) report.announced = notice_of_field(key);
            if (report.visit_type.empty()) report.visit_type = visit_type_in(key);
            return true;
        }
        default:
            return false;
    }
}

void read_inspection_properties(const ParsedDocument& document, Report& report) {
    const auto property = [&](const char* name) {
        const auto found = document.properties.find(name);
        return found == document.properties.end() ? std::string_view{}
                                                  : std::string_view(found->second);
    };
    set(report.local_authority, property("local_authority"));
    set(report.provider_type, property("organisation_type"));
    set(report.postcode, property("postcode"));
    set(report.assessment_id, property("assessment_plan_id"));
    if (report.beds == 0) report.beds = number_in(property("number_of_beds"));
    if (folded(property("registration_status")) == "deregistered") report.archived = true;
    const std::string_view url = report.source_url;
    const auto reports = text_after(url, "/reports/");
    const auto id = reports.substr(0, reports.find('/'));
    if (id.starts_with("AP") || id.starts_with("LAP-")) set(report.assessment_id, id);
    const auto inspection = text_after(url, "/inspection-report/");
    set(report.inspection_id, inspection.substr(0, inspection.find('/')));
}

void read_inspection_blocks(std::span<const Block> blocks, Report& report) {
    LocationTable table(report);
    read_visit_words(report.title, report);
    if (is_archived_heading(report.title)) report.archived = true;
    read_days_below_title(blocks, report);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (is_type_line(block) && seen <= kTopBlocks) {
            if (report.visit_type.empty()) report.visit_type = visit_type_in(folded(block.text));
        }
        table.read(block);
        if (block.kind == BlockKind::Furniture) continue;
        ++seen;
        if (seen <= 8 && is_archived_heading(block.text)) report.archived = true;
        if (block.kind == BlockKind::Paragraph) read_location_line(block.text, report);
        if (block.kind != BlockKind::TableRow && seen <= kTopBlocks)
            read_visit_words(block.text, report);
        if (block.kind == BlockKind::Paragraph && seen <= kTopBlocks &&
            report.report_kind != "mha-visit")
            read_beds(block.text, report);
    }
    if (report.report_kind != "mha-visit") return;
    if (report.visit_type.empty()) report.visit_type = "mha-monitoring";
    read_visit_title(report);
}

}  // namespace findings::understanding
