// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/particulars.hpp"

#include "indexer/understand/apply_label.hpp"
#include "indexer/understand/bylines.hpp"
#include "indexer/understand/cover_columns.hpp"
#include "indexer/understand/cover_lines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/licences.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/place_lines.hpp"
#include "indexer/understand/publishers.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/registration_numbers.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/visit_days.hpp"
#include "indexer/understand/visit_sentences.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace findings::understanding {
namespace {

constexpr std::size_t kTopBlocks = 40;  // particulars of the document stand above its text
constexpr std::size_t kCoverBlocks = 12;
constexpr std::size_t kBylineBlocks = 6;  // "Trust, Region. Month year." lines
constexpr std::string_view kRegulator = "Care Quality Commission";

/// Sites of NHS trusts have the code of their trust and two characters more: RXW07 belongs to RXW.
void settle_provider_id(Report& report) {
    const std::string_view id = report.location.id;
    const bool site =
        id.size() == 5 && id.front() == 'R' &&
        std::all_of(id.begin(), id.end(), [](char c) { return is_upper(c) || is_digit(c); });
    if (report.provider.id.empty() && site) report.provider.id = id.substr(0, 3);
}

/// "Date of inspection visit: 21 August 2018" over "23 August 2018": each further day on a line of
/// its own.
std::string days_below(std::span<const Block> blocks, std::size_t at) {
    std::string days;
    const auto labels = label_lines(blocks[at].text);
    if (labels.empty() || labels.back().particular != Particular::Inspected ||
        !whole_date(labels.back().value))
        return days;
    for (std::size_t i = at + 1; i < blocks.size(); ++i) {
        const auto& next = blocks[i];
        if (next.kind != BlockKind::Paragraph || !whole_date(next.text)) break;
        days += '\n' + next.text;
    }
    return days;
}

/// "Updated" over "10 September 2021": the regulator's pages print the day below the word.
bool is_date_word_alone(std::string_view text) {
    const std::string key = folded(text);
    return key == "updated" || key == "last updated" || key == "published" ||
           key == "date of publication" || key == "publication date";
}

/// A label alone in its block has its value in the next ones: one line, or several days of a visit.
std::string with_value_below(std::span<const Block> blocks, std::size_t at) {
    std::string text = blocks[at].text;
    if (text.size() > 90) return text;
    if (is_date_word_alone(text) && at + 1 < blocks.size() && whole_date(blocks[at + 1].text))
        return text + ": " + blocks[at + 1].text;
    if (!text.ends_with(':')) return text + days_below(blocks, at);
    for (std::size_t i = at + 1; i < blocks.size() && i < at + 8; ++i) {
        const auto& next = blocks[i];
        if (next.kind == BlockKind::Furniture) continue;
        const bool first = text.ends_with(':');
        const bool fits = next.kind != BlockKind::TableRow && next.text.size() < 160 &&
                          !is_label_line(next.text) && (first || whole_date(next.text).has_value());
        if (!fits) break;
        text += '\n' + next.text;
        if (!whole_date(next.text)) break;
    }
    return text;
}

bool is_label(std::string_view cell) {
    return !label_lines(std::string(trimmed(trimmed(cell), ":")) + ": x").empty();
}

/// "Provider | Calls, Oct-Dec 2025 | Within 2 minutes | Abandoned" names the columns of what stands
/// below, and no provider.
bool is_head_of_table(std::span<const Block> blocks, std::size_t at) {
    const auto& cells = blocks[at].cells;
    if (cells.size() != 4 || is_label(cells[2]) || at + 1 >= blocks.size()) return false;
    const bool is_first = at == 0 || blocks[at - 1].kind != BlockKind::TableRow;
    const Block& below = blocks[at + 1];
    return is_first && below.kind == BlockKind::TableRow && below.cells.size() == cells.size() &&
           !is_label(below.cells[0]);
}

void read_labels(std::span<const Block> blocks, Report& report, bool is_inspection) {
    for (std::size_t at = 0; at < blocks.size() && at < kTopBlocks; ++at) {
        const auto& block = blocks[at];
        if (block.kind == BlockKind::TableRow) {
            if (is_head_of_table(blocks, at)) continue;
            // "Label | value", two pairs a row at most.
            for (std::size_t i = 0; i + 1 < block.cells.size() && block.cells.size() <= 4 &&
                                    block.cells.size() % 2 == 0;
                 i += 2) {
                const std::string_view label = trimmed(trimmed(block.cells[i]), ":");
                // "Registered Provider: Elm Care Ltd | Registered Manager: ...": each cell has its
                // own label.
                const auto colon = label.find(": ");
                if (colon != std::string_view::npos &&
                    (is_label(label.substr(0, colon)) || is_label_line(block.cells[i + 1]))) {
                    for (const std::size_t k : {i, i + 1}) {
                        for (const auto& line : label_lines(block.cells[k]))
                            apply_label(line, report, is_inspection);
                    }
                    continue;
                }
                for (const auto& line : label_lines(std::string(label) + ": " + block.cells[i + 1]))
                    apply_label(line, report, is_inspection);
            }
        } else if (is_label_line(block.text) || block.kind == BlockKind::Furniture ||
                   is_date_word_alone(block.text)) {
            for (const auto& line : label_lines(with_value_below(blocks, at)))
                apply_label(line, report, is_inspection);
        }
    }
}

/// A label may give the day on which the inspection was completed; the sentence that tells all its
/// days says more.
void set_visit(Report& report, const DateSpan& days) {
    const bool only_last = report.inspected_from.known() &&
                           report.inspected_from == report.inspected_to &&
                           days.to == report.inspected_to;
    if (only_last) report.inspected_from = days.from;
    set_inspected(report, days);
}

/// "We carried out this announced comprehensive inspection at Elm House on 13 November 2018": of
/// several inspections that are told, the one that the report is on.
void read_this_inspection(std::span<const Block> blocks, Report& report) {
    if (report.inspected_from.known()) return;
    for (const auto& block : blocks.first(std::min(blocks.size(), kTopBlocks))) {
        if (block.kind != BlockKind::Paragraph || block.text.size() > 3000) continue;
        for (const auto sentence : split_sentences(block.text, 1)) {
            const std::string key = folded(sentence.substr(0, 120));
            const bool own = contains(key, "carried out this ") || contains(key, "undertook this ");
            if (!own || !contains(key, "inspection")) continue;
            if (const auto days = visit_days_in(sentence)) return set_inspected(report, *days);
        }
    }
}

/// "Published 3 July 2025. Region: North East. We inspected two wards on 17 and 18 January 2023.":
/// particulars that are sentences of an opening paragraph.
void read_opening_sentences(std::span<const Block> blocks, Report& report) {
    read_this_inspection(blocks, report);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || ++seen > kTopBlocks) continue;
        std::size_t sentences = 0;
        for (const auto sentence : split_sentences(block.text, 1)) {
            constexpr std::size_t kLongest = 250;         // bytes
            constexpr std::size_t kLongestOfVisit = 360;  // that says why it was made, too
            if (++sentences > 4 || sentence.size() > kLongestOfVisit) break;
            if (const auto days = days_of_visit(sentence)) set_visit(report, *days);
            if (const auto days = further_visit_days(sentence);
                days && is_same_visit(report.inspected_from, days->from) &&
                is_same_visit(report.inspected_to, days->to))
                report.inspected_to = days->to;
            if (sentence.size() > kLongest) break;
            if (!is_label_line(sentence)) continue;
            for (const auto& line : label_lines(sentence)) apply_label(line, report, true);
        }
    }
}

/// One of several core services that a list gives: all of them were looked at.
bool is_among_services(std::span<const Block> blocks, const Block& block) {
    constexpr std::size_t kFarthest = 8;  // items
    if (block.kind != BlockKind::ListItem) return false;
    const auto at = static_cast<std::size_t>(&block - blocks.data());
    const auto lists = [&](std::size_t i) {
        return blocks[i].kind == BlockKind::ListItem && !core_service_name(blocks[i].text).empty();
    };
    for (std::size_t i = at + 1; i < std::min(blocks.size(), at + kFarthest); ++i) {
        if (blocks[i].kind != BlockKind::ListItem) break;
        if (lists(i)) return true;
    }
    for (std::size_t i = at; i > 0 && at - i < kFarthest; --i) {
        if (blocks[i - 1].kind != BlockKind::ListItem) break;
        if (lists(i - 1)) return true;
    }
    return false;
}

/// "Report from 11 March 2025 assessment", "Ratings - Forensic wards".
void read_assessment_lines(std::span<const Block> blocks, Report& report) {
    std::optional<DateSpan> report_from;
    std::size_t seen = 0;
    for (const auto& block : blocks.first(std::min(blocks.size(), kTopBlocks))) {
        const std::string key = folded(block.text.substr(0, 200));
        if (key.starts_with("report from ") && contains(key, "assessment")) {
            report_from = first_date(block.text);
        }
        for (const std::string_view start :
             {"ratings - ", "during an inspection of ", "during an assessment of "}) {
            if (!key.starts_with(start)) continue;
            const auto service = core_service_name(std::string_view(key).substr(start.size()));
            // "Ratings - Residential care home service": a group of the new framework is no core
            // service of the old one.
            if (!service.empty() || start == "ratings - ")
                set(report.service,
                    service.empty() ? std::string_view(block.text).substr(start.size()) : service);
        }
        // A warning notice: "the healthcare being provided at acute wards ..., following our
        // visit".
        for (const std::string_view start :
             {"care being provided at ", "care being provided in "}) {
            const auto at = block.text.find(start);
            if (at == std::string::npos || block.kind != BlockKind::Paragraph) continue;
            const auto rest = std::string_view(block.text).substr(at + start.size());
            const auto service = core_service_name(rest.substr(0, rest.find_first_of(",.")));
            if (!service.empty()) set(report.service, service);
        }
        const auto meaning =
            block.kind == BlockKind::Heading ? heading_meaning(block.text) : HeadingMeaning{};
        if (meaning.known && meaning.core_service.empty() &&
            meaning.question == KeyQuestion::None && meaning.level <= 2)
            seen = kCoverBlocks;  // the cover is over
        if (report.service.empty() && ++seen <= kCoverBlocks &&
            !core_service_name(block.text).empty() && !is_among_services(blocks, block))
            set_service(report, block.text);
    }
    if (!report_from) return;
    // The page is dated by its report; where it does not tell the days of the assessment, that is
    // all we have of them.
    if (report.inspected_from.known() &&
        last_day(report.inspected_to) < first_day(report_from->from)) {
        set(report.published, report_from->to);
    } else {
        set_inspected(report, *report_from);
    }
}

/// The one core service that a report names in its headings, when it names no other.
void read_only_service(std::span<const Block> blocks, Report& report) {
    std::string only;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow ||
            block.text.size() > 160)
            continue;
        for (const auto line : split_lines(block.text)) {
            const auto service = core_service_name(without_rating(line));
            if (service.empty()) continue;
            if (!only.empty() && only != service) return;
            only = service;
        }
    }
    // A trust's report has a chapter for the one service that was looked at; it is about the trust.
    const bool of_trust =
        report.report_kind != "evidence-appendix" &&
        (contains_word(report.title, "Trust") ||
         (!report.provider.name.empty() && contains(report.title, report.provider.name)));
    if (report.service.empty() && !only.empty() && !of_trust) report.service = only;
}

/// A page of the regulator that is only "Updated" was published then.
void settle_published(Report& report) {
    if (report.published.known()) return;
    for (const auto& event : report.dates) {
        const bool later =
            !report.inspected_to.known() || first_day(report.inspected_to) <= last_day(event.to);
        if (event.kind == "updated" && later) report.published = event.to;
    }
}

/// The framework in force on the day, where the words of the report do not tell: it is a fact of
/// the date, no guess.
void settle_framework(Report& report) {
    const bool rated = report.report_kind == "inspection-report" ||
                       report.report_kind == "quality-report" ||
                       report.report_kind == "evidence-appendix";
    const PartialDate& date =
        report.inspected_from.known() ? report.inspected_from : report.published;
    const bool of_england = report.publisher.empty() || report.publisher == kRegulator ||
                            is_organisation_name(report.publisher);
    if (!report.framework.empty() || !rated || !date.known() || !of_england) return;
    const std::int32_t month = date.year * 100 + date.month;
    if (month >= 201711 && month < 202311) report.framework = "kloe-2017";
    if (month >= 201410 && month < 201711 && date.month != 0) report.framework = "kloe-2014";
    if (month >= 201010 && month < 201401 && date.month != 0) report.framework = "outcomes-2010";
}

}  // namespace

void read_particulars(const ParsedDocument& document,
                      std::span<const Block> blocks,
                      PropertiesOf properties_of,
                      Report& report) {
    const std::string_view kind = report.report_kind;
    const bool is_inspection =
        kind != "news" && kind != "forum" && kind != "digest-entry" && kind != "policy";
    read_properties(document, properties_of, report, is_inspection);
    read_labels(blocks, report, is_inspection);
    for (const auto& text : is_inspection ? labels_over_days(blocks) : std::vector<std::string>{}) {
        for (const auto& line : label_lines(text)) apply_label(line, report, is_inspection);
    }
    if (is_inspection_kind(kind) && kind != "press-release") read_place_line(blocks, report);
    if (is_inspection_kind(kind)) read_opening_sentences(blocks, report);
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) read_running_line(block.text, report);
    }
    if (is_inspection_kind(kind) && kind != "mha-visit" && kind != "press-release")
        read_assessment_lines(blocks, report);
    if (is_inspection_kind(kind) && kind != "press-release") read_cover(blocks, report);
    if (is_inspection_kind(kind) && kind != "press-release") read_only_service(blocks, report);
    // "Valley Hospitals NHS Foundation Trust Elm General Hospital": two lines of a cover in one.
    if (is_inspection_kind(kind) && kind != "press-release" && report.provider.name.empty()) {
        const auto names = organisations_in(report.title);
        if (names.size() == 1 && report.title.starts_with(names.front()) &&
            names.front() != report.location.name)
            report.provider.name = names.front();
    }
    for (const auto& block : blocks.first(std::min(blocks.size(), kBylineBlocks))) {
        if (block.kind == BlockKind::Paragraph && kind != "forum" && kind != "digest-entry")
            read_byline(block.text, report);
    }
    read_other_regulator(blocks, report);
    if (is_inspection_kind(kind) && kind != "press-release")
        read_registration_numbers(blocks, report);
    if (is_inspection_kind(kind)) {
        read_inspection_properties(document, report);
        read_inspection_blocks(blocks, report);
        read_regulator(document, blocks, report);
        settle_framework(report);
        settle_provider_id(report);
        settle_published(report);
    }
    read_licence(blocks, report);
    read_last_dates(document, report);
}

}  // namespace findings::understanding
