// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/stated_properties.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/addresses.hpp"
#include "indexer/understand/apply_label.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::string_view kRegulator = "Care Quality Commission";

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
    PropertyRule{"meta.unit", Particular::Location},  // front matter of a text in Markdown
    PropertyRule{"meta.organisation", Particular::Provider},
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
    PropertyRule{"meta.citation_author", Particular::Author},
};

/// "RTM": a trust's code, which may have no digit.
bool is_ods_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

/// Ids that the regulator's addresses carry: /location/<id>/..., /provider/<id>/...
void read_url(std::string_view url, Report& report) {
    set(report.source_url, canonical_url(url));
    const auto parts = split_on(url, "/");
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i] == "location" && is_cqc_id(parts[i + 1]))
            set(report.location.id, parts[i + 1]);
        if (parts[i] == "provider" && (is_cqc_id(parts[i + 1]) || is_ods_code(parts[i + 1])))
            set(report.provider.id, parts[i + 1]);
    }
    if (report.source_url.starts_with("https://www.cqc.org.uk/")) set(report.publisher, kRegulator);
}

bool holds_for_parts(Particular particular) {
    return particular == Particular::Language || particular == Particular::Licence ||
           particular == Particular::Provider || particular == Particular::ProviderId ||
           particular == Particular::Location || particular == Particular::LocationId ||
           particular == Particular::Region;
}

}  // namespace

void read_properties(const ParsedDocument& document,
                     PropertiesOf properties_of,
                     Report& report,
                     bool is_inspection) {
    const auto& properties = document.properties;
    if (document.media_type == MediaType::CqcJson) set(report.publisher, kRegulator);
    for (const auto* name : {"canonical_url", "source_url"}) {
        if (const auto found = properties.find(name); found != properties.end())
            read_url(found->second, report);
    }
    if (const auto link = properties.find("provider_link");
        link != properties.end() && is_inspection && report.provider.id.empty()) {
        if (is_cqc_id(link->second) || is_ods_code(link->second)) report.provider.id = link->second;
    }
    for (const auto& rule : kProperties) {
        const auto found = properties.find(std::string(rule.name));
        const bool holds =
            properties_of == PropertiesOf::TheReport || holds_for_parts(rule.particular);
        if (holds && found != properties.end())
            apply_label({rule.particular, found->second}, report, is_inspection);
    }
}

void read_last_dates(const ParsedDocument& document, Report& report) {
    const auto& properties = document.properties;
    if (report.published.known() || report.inspected_from.known()) return;
    if (const auto found = properties.find("last_report_date"); found != properties.end())
        apply_label({Particular::Published, found->second}, report, true);
    if (const auto found = properties.find("last_inspection_date"); found != properties.end())
        apply_label({Particular::Inspected, found->second}, report, true);
}

void read_property_ratings(const ParsedDocument& document, Report& report) {
    PartialDate date;
    if (const auto found = document.properties.find("rating_date");
        found != document.properties.end()) {
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
            if (const auto previous =
                    document.properties.find("rating." + std::string(name) + ".previous");
                previous != document.properties.end()) {
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

}  // namespace findings::understanding
