// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/particulars.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/bylines.hpp"
#include "indexer/understand/cover_lines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/licences.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/prepare.hpp"
#include "indexer/understand/publishers.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

constexpr std::size_t kTopBlocks = 40;    // particulars of the document stand above its text
constexpr std::size_t kCoverBlocks = 12;
constexpr std::size_t kBylineBlocks = 6;  // "Trust, Region. Month year." lines
constexpr std::string_view kRegulator = "Care Quality Commission";

void apply_label(const LabelLine& line, Report& report, bool is_inspection) {
    const std::string_view value = line.value;
    if (value.empty()) return;
    switch (line.particular) {
        case Particular::Provider: set_named(report.provider, value); break;
        case Particular::ProviderId: if (is_cqc_id(trimmed(value))) set(report.provider.id, value); break;
        case Particular::Location: set_named(report.location, value); break;
        case Particular::LocationId: if (is_cqc_id(trimmed(value))) set(report.location.id, value); break;
        case Particular::Region: if (!region_name(value).empty()) set(report.region, region_name(value)); break;
        case Particular::Service:
            // "Service: Elm Lodge" names the place.
            if (core_service_name(value).empty() && is_place_name(value)) set_named(report.location, value);
            else set_service(report, value);
            break;
        case Particular::WardType: if (!core_service_name(value).empty()) set_service(report, value); break;
        case Particular::Inspected: {
            const auto spans = dates_in(value);
            if (!spans.empty()) set_inspected(report, spans.front());
            break;
        }
        case Particular::Published:
            if (const auto date = first_date(value); date && date->begin < 12) set(report.published, date->to);
            break;
        case Particular::Publisher: set(report.publisher, body_name(value)); break;
        case Particular::Author: set(report.author, value); break;
        case Particular::Maker:  // "Prepared by: Moorland Partnership" is whose it is, "by: A. Hill" who wrote it
            set(is_body_line(value) || is_organisation_name(value) ? report.publisher : report.author, value);
            break;
        case Particular::Via: set(report.via, value); break;
        case Particular::Licence: set(report.licence, value); break;
        case Particular::Language: if (value.size() <= 12) set(report.language, value); break;
        case Particular::SourceUrl: set(report.source_url, canonical_url(value)); break;
        case Particular::OverallRating:
            if (const auto rating = rating_in_cell(value); rating && is_inspection) report.ratings.try_emplace("overall", *rating);
            break;
        case Particular::Title: break;
        default:
            if (is_inspection_kind(report.report_kind) || line.particular == Particular::Updated || line.particular == Particular::ResponseDue) apply_inspection_label(line, report);
            break;
    }
}

struct PropertyRule {
    std::string_view name;
    Particular particular;
};

// What readers and exporters call things. Creation dates of files are no publication dates.
constexpr std::array kProperties = {
    PropertyRule{"provider_name", Particular::Provider},
    PropertyRule{"provider_id", Particular::ProviderId},
    PropertyRule{"location_name", Particular::Location},
    PropertyRule{"unit", Particular::Location},
    PropertyRule{"location_id", Particular::LocationId},
    PropertyRule{"region", Particular::Region},
    PropertyRule{"service", Particular::Service},
    PropertyRule{"service_type", Particular::Service},
    PropertyRule{"published", Particular::Published},
    PropertyRule{"publication_date", Particular::Published},
    PropertyRule{"report_date", Particular::Published},
    PropertyRule{"inspected", Particular::Inspected},
    PropertyRule{"inspection_date", Particular::Inspected},
    PropertyRule{"publisher", Particular::Publisher},
    PropertyRule{"licence", Particular::Licence},
    PropertyRule{"meta.provider", Particular::Provider},
    PropertyRule{"meta.provider_id", Particular::ProviderId},
    PropertyRule{"meta.location", Particular::Location},
    PropertyRule{"meta.location_id", Particular::LocationId},
    PropertyRule{"meta.region", Particular::Region},
    PropertyRule{"meta.service_type", Particular::Service},
    PropertyRule{"meta.service", Particular::Service},
    PropertyRule{"meta.dcterms.issued", Particular::Published},
    PropertyRule{"meta.dc.date.issued", Particular::Published},
    PropertyRule{"meta.dcterms.date", Particular::Published},
    PropertyRule{"meta.dc.date", Particular::Published},
    PropertyRule{"meta.article:published_time", Particular::Published},
    PropertyRule{"meta.date", Particular::Published},
    PropertyRule{"meta.dcterms.publisher", Particular::Publisher},
    PropertyRule{"meta.dc.publisher", Particular::Publisher},
    PropertyRule{"meta.publisher", Particular::Publisher},
    PropertyRule{"meta.og:site_name", Particular::Publisher},
    PropertyRule{"meta.dcterms.license", Particular::Licence},
    PropertyRule{"meta.dcterms.rights", Particular::Licence},
    PropertyRule{"meta.dc.rights", Particular::Licence},
    PropertyRule{"meta.license", Particular::Licence},
    PropertyRule{"meta.rating", Particular::OverallRating},
    PropertyRule{"language", Particular::Language},
    PropertyRule{"author", Particular::Author},
    PropertyRule{"meta.author", Particular::Author},
};

/// "RTM": a trust's code, which may have no digit.
bool is_ods_code(std::string_view text) { return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_digit(c); }); }

/// Sites of NHS trusts have the code of their trust and two characters more: RXW07 belongs to RXW.
void settle_provider_id(Report& report) {
    const std::string_view id = report.location.id;
    const bool site = id.size() == 5 && id.front() == 'R' && std::all_of(id.begin(), id.end(), [](char c) { return is_upper(c) || is_digit(c); });
    if (report.provider.id.empty() && site) report.provider.id = id.substr(0, 3);
}

/// Ids that the regulator's addresses carry: /location/<id>/..., /provider/<id>/...
void read_url(std::string_view url, Report& report) {
    set(report.source_url, canonical_url(url));
    const auto parts = split_on(url, "/");
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i] == "location" && is_cqc_id(parts[i + 1])) set(report.location.id, parts[i + 1]);
        if (parts[i] == "provider" && (is_cqc_id(parts[i + 1]) || is_ods_code(parts[i + 1]))) set(report.provider.id, parts[i + 1]);
    }
    if (report.source_url.starts_with("https://www.cqc.org.uk/")) set(report.publisher, kRegulator);
}

bool holds_for_parts(Particular particular) {
    return particular == Particular::Language || particular == Particular::Licence || particular == Particular::Provider ||
           particular == Particular::ProviderId || particular == Particular::Location || particular == Particular::LocationId || particular == Particular::Region;
}

void read_properties(const ParsedDocument& document, PropertiesOf properties_of, Report& report, bool is_inspection) {
    const auto& properties = document.properties;
    if (document.media_type == MediaType::CqcJson) set(report.publisher, kRegulator);
    for (const auto* name : {"canonical_url", "source_url"}) {
        if (const auto found = properties.find(name); found != properties.end()) read_url(found->second, report);
    }
    if (const auto link = properties.find("provider_link"); link != properties.end() && is_inspection && report.provider.id.empty()) {
        if (is_cqc_id(link->second) || is_ods_code(link->second)) report.provider.id = link->second;
    }
    for (const auto& rule : kProperties) {
        const auto found = properties.find(std::string(rule.name));
        const bool holds = properties_of == PropertiesOf::TheReport || holds_for_parts(rule.particular);
        if (holds && found != properties.end()) apply_label({rule.particular, found->second}, report, is_inspection);
    }
}

/// The regulator's record tells when it last inspected and reported: true of this text only when it has no dates of its own.
void read_last_dates(const ParsedDocument& document, Report& report) {
    const auto& properties = document.properties;
    if (report.published.known() || report.inspected_from.known()) return;
    if (const auto found = properties.find("last_report_date"); found != properties.end()) apply_label({Particular::Published, found->second}, report, true);
    if (const auto found = properties.find("last_inspection_date"); found != properties.end()) apply_label({Particular::Inspected, found->second}, report, true);
}

/// A label alone in its block has its value in the next ones: one line, or several days of a visit.
std::string with_value_below(std::span<const Block> blocks, std::size_t at) {
    std::string text = blocks[at].text;
    if (!text.ends_with(':') || text.size() > 90) return text;
    for (std::size_t i = at + 1; i < blocks.size() && i < at + 8; ++i) {
        const auto& next = blocks[i];
        if (next.kind == BlockKind::Furniture) continue;
        const bool first = text.ends_with(':');
        const bool fits = next.kind != BlockKind::TableRow && next.text.size() < 160 && !is_label_line(next.text) && (first || whole_date(next.text).has_value());
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
            for (std::size_t i = 0; i + 1 < block.cells.size() && block.cells.size() <= 4 && block.cells.size() % 2 == 0; i += 2) {
                const std::string_view label = trimmed(trimmed(block.cells[i]), ":");
                for (const auto& line : label_lines(std::string(label) + ": " + block.cells[i + 1])) apply_label(line, report, is_inspection);
            }
        } else if (is_label_line(block.text) || block.kind == BlockKind::Furniture) {
            for (const auto& line : label_lines(with_value_below(blocks, at))) apply_label(line, report, is_inspection);
        }
    }
}

/// "This inspection took place on 3 and 4 March 2016 and was unannounced."
bool tells_of_visit(std::string_view sentence) {
    constexpr std::array<std::string_view, 20> kStarts = {"an unannounced inspection took place", "an announced inspection took place", "we inspected ", "we visited ", "i visited ", "i am writing about the visit", "i am writing about our visit", "i am writing following", "following our visit", "following my visit", "this inspection took place on", "the inspection took place on", "this unannounced inspection",
                                                          "this announced inspection", "the inspection visit took place", "the inspection was carried out on", "this inspection was carried out on",
                                                          "we carried out ", "this comprehensive inspection", "our inspection took place"};
    const std::string key = folded(sentence.substr(0, 400));
    const bool other = contains_any(key, std::array<std::string_view, 4>{"previous", "last inspection", "our last", "follow up on"});
    if (!other && contains_any(key, std::array<std::string_view, 7>{"completed an announced inspection", "completed an unannounced inspection", "care inspection took place on ", "carried out a visit on ", "carried out an inspection on ", "visited the service on ", "visit took place on "})) return true;
    if (key.starts_with("we carried out ") && !contains(key, "inspection") && !contains(key, "visit")) return false;
    return starts_with_any(key, kStarts) && !other;
}

/// "Published 3 July 2025. Region: North East. We inspected two wards on 17 and 18 January 2023.": particulars that
/// are sentences of an opening paragraph.
void read_opening_sentences(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || ++seen > kTopBlocks) continue;
        std::size_t sentences = 0;
        for (const auto sentence : split_sentences(block.text, 1)) {
            if (++sentences > 4 || sentence.size() > 250) break;
            if (const auto date = tells_of_visit(sentence) ? first_date(sentence) : std::nullopt; date && date->from.day != 0) set_inspected(report, *date);
            if (!is_label_line(sentence)) continue;
            for (const auto& line : label_lines(sentence)) apply_label(line, report, true);
        }
    }
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
        for (const std::string_view start : {"ratings - ", "during an inspection of ", "during an assessment of "}) {
            if (!key.starts_with(start)) continue;
            const auto service = core_service_name(std::string_view(key).substr(start.size()));
            // "Ratings - Residential care home service": a group of the new framework is no core service of the old one.
            if (!service.empty() || start == "ratings - ") set(report.service, service.empty() ? std::string_view(block.text).substr(start.size()) : service);
        }
        const auto meaning = block.kind == BlockKind::Heading ? heading_meaning(block.text) : HeadingMeaning{};
        if (meaning.known && meaning.core_service.empty() && meaning.question == KeyQuestion::None && meaning.level <= 2) seen = kCoverBlocks;  // the cover is over
        if (report.service.empty() && ++seen <= kCoverBlocks && !core_service_name(block.text).empty()) set_service(report, block.text);
    }
    if (!report_from) return;
    // The page is dated by its report; where it does not tell the days of the assessment, that is all we have of them.
    if (report.inspected_from.known() && last_day(report.inspected_to) < first_day(report_from->from)) {
        set(report.published, report_from->to);
    } else {
        set_inspected(report, *report_from);
    }
}

/// The one core service that a report names in its headings, when it names no other.
void read_only_service(std::span<const Block> blocks, Report& report) {
    std::string only;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow || block.text.size() > 160) continue;
        for (const auto line : split_lines(block.text)) {
            const auto service = core_service_name(without_rating(line));
            if (service.empty()) continue;
            if (!only.empty() && only != service) return;
            only = service;
        }
    }
    // A trust's report has a chapter for the one service that was looked at; it is about the trust.
    const bool of_trust = report.report_kind != "evidence-appendix" && (contains_word(report.title, "Trust") || (!report.provider.name.empty() && contains(report.title, report.provider.name)));
    if (report.service.empty() && !only.empty() && !of_trust) report.service = only;
}

/// A page of the regulator that is only "Updated" was published then.
void settle_published(Report& report) {
    if (report.published.known()) return;
    for (const auto& event : report.dates) {
        const bool later = !report.inspected_to.known() || first_day(report.inspected_to) <= last_day(event.to);
        if (event.kind == "updated" && later) report.published = event.to;
    }
}

/// The framework in force on the day, where the words of the report do not tell: it is a fact of the date, no guess.
void settle_framework(Report& report) {
    const bool rated = report.report_kind == "inspection-report" || report.report_kind == "quality-report" || report.report_kind == "evidence-appendix";
    const PartialDate& date = report.inspected_from.known() ? report.inspected_from : report.published;
    const bool of_england = report.publisher.empty() || report.publisher == kRegulator || is_organisation_name(report.publisher);
    if (!report.framework.empty() || !rated || !date.known() || !of_england) return;
    const std::int32_t month = date.year * 100 + date.month;
    if (month >= 201711 && month < 202311) report.framework = "kloe-2017";
    if (month >= 201410 && month < 201711 && date.month != 0) report.framework = "kloe-2014";
    if (month >= 201010 && month < 201401 && date.month != 0) report.framework = "outcomes-2010";
}

}  // namespace

std::string canonical_url(std::string_view url) {
    url = trimmed(url);
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos || !url.starts_with("http") || contains(url, " ")) return {};
    const auto rest = url.substr(scheme + 3);
    const auto path_at = std::min(rest.find_first_of("/?#"), rest.size());
    std::string host = folded(rest.substr(0, path_at));
    while (host.ends_with('.')) host.pop_back();
    std::string path(rest.substr(path_at));
    path.resize(std::min(path.find_first_of("?#"), path.size()));
    constexpr std::array<std::string_view, 4> kOtherHosts = {"gl-dpcqc.axis12.com", "gl-cqc.axis12.com", "cqc.org.uk", "www.cqc.org.uk"};
    const bool regulator = host.ends_with(".cqc.org.uk") || std::find(kOtherHosts.begin(), kOtherHosts.end(), host) != kOtherHosts.end();
    while (regulator && path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (regulator) return "https://www.cqc.org.uk" + (path.empty() ? std::string("/") : path);
    return std::string(url.substr(0, scheme)) + "://" + host + path;
}

KeyQuestion page_question(std::string_view url, std::string_view title) {
    const std::string address = canonical_url(url);
    const auto slash = address.rfind('/');
    if (contains(address, "/reports/") && slash != std::string::npos) {
        if (const auto question = key_question_word(address.substr(slash + 1)); question != KeyQuestion::None) return question;
    }
    for (const std::string_view separator : {" - ", ": "}) {
        const auto at = title.rfind(separator);
        if (at != std::string_view::npos && title.size() - at < 20) return key_question_word(title.substr(at + separator.size()));
    }
    return KeyQuestion::None;
}

void read_property_ratings(const ParsedDocument& document, Report& report) {
    PartialDate date;
    if (const auto found = document.properties.find("rating_date"); found != document.properties.end()) {
        if (const auto read = first_date(found->second)) date = read->from;
    }
    const auto keep = [&](const std::string& property, std::string_view name) {
        const auto found = document.properties.find(property);
        if (found == document.properties.end()) return;
        if (const auto value = rating_from_text(found->second)) {
            Rating rating;
            rating.value = *value, rating.date = date;
            const auto own_date = document.properties.find(property + ".date");
            if (own_date != document.properties.end()) {
                if (const auto read = first_date(own_date->second)) rating.date = read->from;
            }
            if (const auto previous = document.properties.find("rating." + std::string(name) + ".previous"); previous != document.properties.end()) {
                rating.previous = rating_from_text(previous->second).value_or(RatingValue::None);
            }
            report.ratings.try_emplace(std::string(name), rating);
        }
    };
    keep("overall_rating", "overall");
    keep("rating.overall", "overall");
    for (const auto& question : key_questions()) {
        if (!question.id.empty()) keep("rating." + std::string(question.id), question.id);
    }
}

void read_particulars(const ParsedDocument& document, std::span<const Block> blocks, PropertiesOf properties_of, Report& report) {
    const std::string_view kind = report.report_kind;
    const bool is_inspection = kind != "news" && kind != "forum" && kind != "digest-entry" && kind != "policy";
    read_properties(document, properties_of, report, is_inspection);
    read_labels(blocks, report, is_inspection);
    if (is_inspection_kind(kind)) read_opening_sentences(blocks, report);
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) read_running_line(block.text, report);
    }
    if (is_inspection_kind(kind) && kind != "mha-visit" && kind != "press-release") read_assessment_lines(blocks, report);
    if (is_inspection_kind(kind) && kind != "press-release") read_cover(blocks, report);
    if (is_inspection_kind(kind) && kind != "press-release") read_only_service(blocks, report);
    for (const auto& block : blocks.first(std::min(blocks.size(), kBylineBlocks))) {
        if (block.kind == BlockKind::Paragraph && kind != "forum" && kind != "digest-entry") read_byline(block.text, report);
    }
    read_other_regulator(blocks, report);
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
