// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/cover_lines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/overprint.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

/// "Ratings", "Overall summary": what a cover is followed by.
bool ends_cover(const Block& block) {
    if (block.kind != BlockKind::Heading) return false;
    const auto meaning = heading_meaning(block.text);
    return meaning.known && meaning.core_service.empty() && meaning.level > 0 && meaning.level <= 2;
}

/// "Elm Hospitals NHS Trust St Mary's Infirmary": a cell whose two lines a reader joined. The bytes
/// of the provider's name; 0 for other texts.
std::size_t provider_at_start(std::string_view text) {
    constexpr auto kEnds = std::to_array<std::string_view>(
        {" NHS Foundation Trust", " NHS Trust", " Limited", " Ltd", " CIC", " LLP", " plc"});
    for (const auto end : kEnds) {
        const auto at = text.find(end);
        if (at == std::string_view::npos || at == 0) continue;
        const auto size = at + end.size();
        if (size + 4 < text.size() && text[size] == ' ' && is_upper(text[size + 1]) &&
            is_organisation_name(text.substr(0, size)))
            return size;
    }
    return 0;
}

}  // namespace

void read_running_line(std::string_view text, Report& report) {
    const std::string key = folded(text);
    std::size_t at = std::string::npos;
    for (const std::string_view kind : {"quality report", "inspection report", "evidence appendix"})
        at = std::min(at, key.find(kind));
    if (at == std::string::npos || text.size() > 250) return;
    // The title of a report may name the day of the visit; so does the label that says so.
    const bool of_visit = key == folded(report.title) || contains(key, "inspection completed") ||
                          contains(key, "inspection date") || key.starts_with("page ");
    if (const auto date = first_date(text); date && !of_visit) set(report.published, date->to);
    for (auto segment :
         split_on(text.substr(0, std::min(text.size(), text.find("uality Report") - 1)), "|")) {
        const auto number = segment.find_first_not_of("0123456789");
        segment = trimmed(segment.substr(std::min(segment.size(), number)));
        for (const std::string_view kind :
             {"Inspection report", "Inspection Report", "Evidence appendix", "Quality Report"}) {
            const auto found = segment.find(kind);
            if (found != std::string_view::npos) segment = trimmed(segment.substr(0, found));
        }
        if (!core_service_name(segment).empty()) {
            set_service(report, segment);
        } else if (is_organisation_name(segment)) {
            // "Fen Unit Fenmarsh Partnership NHS Trust": place and provider in one line.
            const auto place = place_at_start(segment);
            const auto rest = trimmed(segment.substr(place.size()));
            const bool two = !place.empty() && contains(rest, "NHS") && word_count(rest) >= 3 &&
                             is_organisation_name(rest);
            if (two) set(report.location.name, place);
            set(report.provider.name, two ? rest : segment);
        } else if (is_place_name(segment)) {
            // "Elm Hospitals NHS Trust Fenmoor Hospital"
            const auto provider = provider_at_start(segment);
            if (provider != 0) set(report.provider.name, segment.substr(0, provider));
            set(report.location.name, trimmed(segment.substr(provider)));
        }
    }
}

namespace {

/// "Trust Headquarters Date of inspection visit: 29 June to 2 July 2020 Ferry Road": two columns of
/// a cover in one line.
/// `anywhere`: the date may stand at the start, as in the cell of a table.
void read_dates_beside_address(std::string_view text, Report& report, bool anywhere = false) {
    if (text.size() > 400) return;
    const std::string key = folded(text);
    if (key.size() != text.size()) return;  // folding kept the places of the words
    constexpr std::array<std::string_view, 5> kVisit = {"date of inspection visit: ",
                                                        "date of inspection: ",
                                                        "dates of inspection: ",
                                                        "date of visit: ",
                                                        "date of assessment: "};
    for (const auto label : kVisit) {
        const auto at = key.find(label);
        if (at == std::string::npos || (at == 0 && !anywhere)) continue;
        const auto date = first_date(text.substr(at + label.size()));
        if (date && date->begin < 3) set_inspected(report, *date);
    }
    constexpr std::string_view kPublication = "date of publication: ";
    const auto at = key.find(kPublication);
    if (at == std::string::npos || (at == 0 && !anywhere)) return;
    if (const auto date = first_date(text.substr(at + kPublication.size()));
        date && date->begin < 3)
        set(report.published, date->to);
}

}  // namespace

namespace {

/// The table on a cover: address and dates side by side, or the names of provider and place in one
/// cell.
void read_cover_row(const Block& block, Report& report) {
    std::size_t filled = 0;
    for (const auto& cell : block.cells) {
        read_dates_beside_address(cell, report, true);
        filled += trimmed(cell).empty() ? 0U : 1U;
    }
    if (filled != 1 || block.text.size() > 160 || ends_sentence(block.text)) return;
    const std::string_view text = trimmed(block.text);
    const auto size = provider_at_start(text);
    if (size == 0 || !report.provider.name.empty()) return;
    set(report.provider.name, text.substr(0, size));
    set(report.location.name, text.substr(size));
}

}  // namespace

namespace {

/// "Aberglas University" over "Health Board": the name of a body on two lines of a cover.
void read_body_of_two_lines(std::string_view above, std::string_view line, Report& report) {
    constexpr auto kEnds = std::to_array<std::string_view>({"Health Board",
                                                            "University Health Board",
                                                            "Teaching Health Board",
                                                            "NHS Foundation Trust",
                                                            "Foundation Trust",
                                                            "NHS Trust"});
    const bool ends = std::find(kEnds.begin(), kEnds.end(), line) != kEnds.end();
    if (!ends || above.size() < 4 || above.size() > 90 || ends_sentence(above)) return;
    const std::string name = std::string(trimmed(above, " ,")) + ' ' + std::string(line);
    if (is_organisation_name(name)) set(report.provider.name, name);
}

}  // namespace

void read_cover(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0, rows = 0;
    std::string_view above;
    for (const auto& block : blocks) {
        constexpr std::size_t kRows = 8;
        if (block.kind == BlockKind::TableRow && ++rows <= kRows) read_cover_row(block, report);
        if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) continue;
        if (++seen > 12 || ends_cover(block)) return;
        read_dates_beside_address(block.text, report);
        for (const auto line : split_lines(block.text)) {
            read_body_of_two_lines(std::exchange(above, line), line, report);
            if (!core_service_name(line).empty()) set_service(report, line);
            if (is_organisation_name(line) && repaired_overprint(line).empty())
                set(report.provider.name, line);
            const std::string repaired =
                line.size() < 300 ? repaired_overprint(line) : std::string{};
            const bool verified =
                !repaired.empty() &&
                std::any_of(blocks.begin(), blocks.end(), [&](const Block& other) {
                    return &other != &block && contains(other.text, repaired);
                });
            if (!verified && (repaired.empty() || !contains(report.title, repaired))) continue;
            if (is_organisation_name(repaired)) {
                set(report.provider.name, repaired);
            } else if (is_place_name(repaired)) {
                set(report.location.name, repaired);
            }
        }
    }
}

void read_byline(std::string_view text, Report& report) {
    if (text.size() > 260) return;
    std::string line(text);
    for (const std::string_view separator : {" \u00b7 ", " - ", " | ", ". ", "\n"}) {
        for (auto at = line.find(separator); at != std::string::npos; at = line.find(separator))
            line.replace(at, separator.size(), ",");
    }
    for (const auto segment : split_on(line, ",")) {
        if (!region_name(segment).empty()) set(report.region, region_name(segment));
        // A paper's byline names who wrote it; a case study's, where it happened.
        const bool about_provider =
            report.report_kind == "case-study" || is_inspection_kind(report.report_kind);
        if (about_provider && is_organisation_name(segment)) set(report.provider.name, segment);
        // A date alone is a visit's on a page of inspections; with other words it is the line of a
        // paper.
        const bool alone = whole_date(text).has_value() && is_inspection_kind(report.report_kind);
        if (const auto date = whole_date(segment); date && !alone) set(report.published, date->to);
    }
}

}  // namespace findings::understanding
