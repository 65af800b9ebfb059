// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/inspection_facts.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/visit_sentences.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kTopBlocks = 60;
constexpr std::size_t kMostWards = 60;

std::int32_t number_in(std::string_view text) {
    const auto begin = text.find_first_of("0123456789");
    std::int32_t value = 0;
    if (begin == std::string_view::npos) return 0;
    std::from_chars(text.data() + begin, text.data() + text.size(), value);
    return value;
}

struct WordRule {
    std::string_view words;
    std::string_view value;
};

// The first that fits is taken.
constexpr std::array kVisitTypes = {WordRule{"focused", "focused"},
                                    WordRule{"targeted inspection", "focused"},
                                    WordRule{"follow-up", "follow-up"},
                                    WordRule{"follow up", "follow-up"},
                                    WordRule{"looking at part of", "focused"},
                                    WordRule{"improvements required had been made", "follow-up"},
                                    WordRule{"looking at all parts", "comprehensive"},
                                    WordRule{"in response to concerns", "responsive"},
                                    WordRule{"responsive review", "responsive"},
                                    WordRule{"themed", "themed"},
                                    WordRule{"thematic", "themed"},
                                    WordRule{"comprehensive", "comprehensive"},
                                    WordRule{"routine", "routine"},
                                    WordRule{"scheduled", "routine"},
                                    WordRule{"responsive inspection", "responsive"},
                                    WordRule{"during an assessment", "assessment"}};

constexpr std::array kNotice = {WordRule{"short notice", "short-notice"},
                                WordRule{"short-notice", "short-notice"},
                                WordRule{"unannounced", "unannounced"},
                                WordRule{"without notice", "unannounced"},
                                WordRule{"announced", "announced"}};

std::string_view value_of(std::span<const WordRule> rules, std::string_view folded_text) {
    for (const auto& rule : rules) {
        if (contains(folded_text, rule.words)) return rule.value;
    }
    return {};
}

/// "Linnet ward (acute, female, 18 beds)" without what stands in brackets.
std::string_view bare_name(std::string_view line) {
    const auto open = line.find(" (");
    return trimmed(line.substr(0, open), " .,;-");
}

/// A ward is called something; what begins with a small letter or counts beds describes it.
bool begins_name(std::string_view name) {
    return !name.empty() && !(name.front() >= 'a' && name.front() <= 'z') &&
           !folded(name).ends_with(" beds");
}

/// "acute, male, 21 beds (23 people on the books)"
void read_beds_of_ward(std::string_view value, Report& report) {
    const auto beds = value.find(" beds");
    if (report.beds != 0 || beds == std::string_view::npos || beds == 0) return;
    const auto digits = value.find_last_not_of("0123456789", beds - 1);
    report.beds = number_in(value.substr(digits == std::string_view::npos ? 0 : digits + 1, 5));
}

bool ends_with_hospital(std::string_view name) {
    const std::string key = folded(name);
    return key.ends_with(" hospital") || key.ends_with(" infirmary");
}

/// Without brackets: "Linnet (acute, female), Wren (2 on leave)" are two wards.
std::string without_brackets(std::string_view value) {
    std::string bare;
    int depth = 0;
    for (const char c : value) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0) bare += c;
        if (c == ')' && depth > 0) --depth;
    }
    return bare;
}

void add_wards(std::string_view value, Report& report) {
    std::string list = without_brackets(value);
    for (const std::string_view joint : {" and ", ";", " & ", "\n"}) {
        for (auto at = list.find(joint); at != std::string::npos; at = list.find(joint))
            list.replace(at, joint.size(), ",");
    }
    for (const auto ward : split_on(list, ",")) {
        const auto name = bare_name(trimmed(ward, " ."));  // "Teasel (psychiatric intensive care)"
        if (!begins_name(name)) continue;                  // "Ward: acute, male, 21 beds"
        // "Ward: Alder Ward, Thornleigh Hospital"
        if (!report.wards.empty() && ends_with_hospital(name)) {
            set(report.location.name, name);
            continue;
        }
        const bool known =
            std::find(report.wards.begin(), report.wards.end(), name) != report.wards.end();
        if (!name.empty() && name.size() <= 80 && !known && report.wards.size() < kMostWards)
            report.wards.emplace_back(name);
    }
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

bool is_postcode_end(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_upper(text[1]) && is_upper(text[2]);
}

/// "ZZ7 3HB" at the end of a text; empty when it does not end with one.
std::string_view postcode_at_end(std::string_view text) {
    text = trimmed(text);
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos || !is_postcode_end(text.substr(space + 1))) return {};
    const auto before = text.rfind(' ', space - 1);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    const auto outward = text.substr(begin, space - begin);
    const bool good = outward.size() >= 2 && outward.size() <= 4 && is_upper(outward.front()) &&
                      std::any_of(outward.begin(), outward.end(), is_digit);
    return good ? text.substr(begin) : std::string_view{};
}

/// Which column of "Locations inspected" a header cell names.
enum class Column { None, Id, Name, Service, Postcode };
Column column_of(std::string_view header) {
    const std::string key = folded(header);
    if (contains(key, "postcode")) return Column::Postcode;
    if (contains(key, "location id") || key == "id" || key == "cqc id" || key == "location code")
        return Column::Id;
    if (contains(key, "registered location") || contains(key, "name of location") ||
        key == "location" || key == "location name" || key == "hospital" ||
        key == "hospital site" || key == "name of hospital")
        return Column::Name;
    if (contains(key, "name of service") || contains(key, "ward") || contains(key, "team") ||
        contains(key, "unit") || key == "service")
        return Column::Service;
    return Column::None;
}

class LocationTable {
  public:
    explicit LocationTable(Report& report) : report_(report) {}

    void read(const Block& block) {
        if (block.kind != BlockKind::TableRow || block.cells.size() < 2) {
            columns_.clear();
            return;
        }
        std::vector<Column> columns;
        for (const auto& cell : block.cells) columns.push_back(column_of(cell));
        const auto has = [&](Column column) {
            return std::find(columns.begin(), columns.end(), column) != columns.end();
        };
        if ((has(Column::Id) && (has(Column::Name) || has(Column::Service))) ||
            (has(Column::Name) && has(Column::Service) && has(Column::Postcode))) {
            columns_ = std::move(columns);
            return;
        }
        if (columns_.size() != block.cells.size()) return;
        add_row(block.cells);
    }

  private:
    void add_row(const std::vector<std::string>& cells) {
        InspectedLocation location;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto value = trimmed(cells[i]);
            switch (columns_[i]) {
                case Column::Id:
                    location.id = value;
                    break;
                case Column::Name:
                    location.name = value;
                    break;
                case Column::Service:
                    location.service = value;
                    break;
                case Column::Postcode:
                    location.postcode = value;
                    break;
                case Column::None:
                    break;
            }
        }
        if (location.id.empty() && location.name.empty() &&
            !report_.locations.empty()) {  // another ward of the place above
            location.id = report_.locations.back().id,
            location.name = report_.locations.back().name;
        }
        if (!location.id.empty() && !is_cqc_id(location.id)) return;
        for (const auto line : split_lines(location.service)) {
            const auto name = bare_name(line);
            if (!name.empty() && report_.wards.size() < kMostWards &&
                std::find(report_.wards.begin(), report_.wards.end(), name) ==
                    report_.wards.end()) {
                report_.wards.emplace_back(name);
            }
        }
        for (char& c : location.service) c = c == '\n' ? ' ' : c;
        report_.locations.push_back(std::move(location));
    }

    Report& report_;
    std::vector<Column> columns_;
};

/// A table of locations that a reader gave as lines: "R9W11 Harebell Hospital Linnet ward ZZ7 3HB".
void read_location_line(std::string_view text, Report& report) {
    if (text.size() > 200) return;
    const auto space = text.find(' ');
    const auto postcode = postcode_at_end(text);
    if (space == std::string_view::npos || postcode.empty() || !is_cqc_id(text.substr(0, space)))
        return;
    InspectedLocation location;
    location.id = text.substr(0, space);
    location.postcode = postcode;
    if (space + postcode.size() + 4 > text.size()) return;  // an outward code alone is no id
    const auto words = trimmed(text.substr(space, text.size() - space - postcode.size()));
    const auto name = place_at_start(words);
    location.name = name;
    location.service = trimmed(words.substr(name.size()));
    if (!name.empty()) add_wards(location.service, report);
    report.locations.push_back(std::move(location));
}

/// "an unannounced focused inspection", "This inspection took place on 3 March 2016 and was
/// unannounced."
void read_visit_words(std::string_view text, Report& report) {
    for (const auto said : split_sentences(text.substr(0, 700), 1)) {
        const std::string sentence = folded(said);
        const bool about = contains_any(sentence,
                                        std::array<std::string_view, 6>{"inspection",
                                                                        "the visit was",
                                                                        "we inspected",
                                                                        "our visit",
                                                                        "we visited",
                                                                        "assessment"});
        const bool earlier = contains_any(sentence,
                                          std::array<std::string_view, 6>{"last inspection",
                                                                          "previous",
                                                                          "our last",
                                                                          "at the inspection in",
                                                                          "may carry out",
                                                                          "will carry out"});
        // "this targeted inspection to check whether the notice we previously served had been met"
        const bool now = contains_any(sentence,
                                      std::array<std::string_view, 3>{"this targeted inspection",
                                                                      "this focused inspection",
                                                                      "this follow-up inspection"});
        const bool own = tells_of_own_visit(said);
        if (!(about || own) || (earlier && !now) || sentence.size() > 330) continue;
        const bool of_this =
            contains_any(sentence,
                         std::array<std::string_view, 22>{"visit was unannounced",
                                                          "visit was announced",
                                                          "unannounced inspection of",
                                                          "the inspection took place",
                                                          "inspection was unannounced",
                                                          "inspection was announced",
                                                          "an unannounced inspection",
                                                          "an announced inspection",
                                                          "this unannounced ",
                                                          "this announced ",
                                                          "the unannounced ",
                                                          "the announced ",
                                                          "unannounced inspection took place",
                                                          "this was a",
                                                          "this inspection",
                                                          "we carried out",
                                                          "was carried out",
                                                          "we undertook",
                                                          "we inspected",
                                                          "we completed",
                                                          "we conducted",
                                                          "during a"});
        if (!(of_this || own)) continue;
        if (report.announced.empty()) report.announced = value_of(kNotice, sentence);
        // A page's line calls each planned inspection "routine"; the text says what it was.
        const auto type = value_of(kVisitTypes, sentence);
        if (report.visit_type.empty() ||
            (report.visit_type == "routine" && type == "comprehensive"))
            report.visit_type = type;
    }
}

/// "It has 14 beds, a day centre and ...": of the whole place, not of one of its wards.
void read_beds(std::string_view text, Report& report) {
    if (report.beds != 0 || text.size() > 1500 || !contains(text, " beds")) return;
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
            if (report.beds == 0 && value.size() < 40) report.beds = number_in(value);
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
            if (report.announced.empty()) report.announced = value_of(kNotice, key);
            if (report.visit_type.empty()) report.visit_type = value_of(kVisitTypes, key);
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
    read_days_below_title(blocks, report);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (is_type_line(block) && seen <= kTopBlocks) {
            if (report.visit_type.empty())
                report.visit_type = value_of(kVisitTypes, folded(block.text));
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
