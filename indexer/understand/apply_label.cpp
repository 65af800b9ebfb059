// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/apply_label.hpp"

#include "indexer/understand/addresses.hpp"
#include "indexer/understand/bylines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/meeting_papers.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/visit_days.hpp"
#include "indexer/understand/ward_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

/// What programs write into a file as its author where nobody told them one.
bool is_name_of_software(std::string_view value) {
    constexpr auto kNames = std::to_array<std::string_view>({"python-docx",
                                                             "microsoft office user",
                                                             "microsoft word",
                                                             "apache poi",
                                                             "libreoffice",
                                                             "openoffice",
                                                             "openpyxl",
                                                             "anonymous",
                                                             "(anonymous)",
                                                             "unknown",
                                                             "administrator",
                                                             "admin",
                                                             "user"});
    return std::find(kNames.begin(), kNames.end(), folded(value)) != kNames.end();
}

}  // namespace

void apply_label(const LabelLine& line, Report& report, bool is_inspection) {
    const std::string_view value = line.value;
    if (value.empty()) return;
    switch (line.particular) {
        case Particular::Provider:
            set_named(report.provider, value);
            break;
        case Particular::ProviderId:
            if (is_cqc_id(trimmed(value))) set(report.provider.id, value);
            break;
        case Particular::Location:
            set_named(report.location, value);
            break;
        case Particular::LocationId:
            if (is_cqc_id(trimmed(value))) set(report.location.id, value);
            break;
        case Particular::Region:
            if (!region_name(value).empty()) set(report.region, region_name(value));
            break;
        case Particular::Service:
            // "Service: Elm Lodge" names the place.
            if (core_service_name(value).empty() && is_place_name(value))
                set_named(report.location, value);
            else
                set_service(report, value);
            break;
        case Particular::WardType:
            if (!core_service_name(value).empty()) set_service(report, value);
            // "Rehabilitation, mixed, 16 beds"
            if (report.beds == 0 && is_inspection_kind(report.report_kind))
                report.beds = beds_told(value);
            break;
        case Particular::Inspected: {
            const auto spans = dates_in(value);
            if (const auto days = visit_days_in(value))
                set_inspected(report, *days);
            else if (!spans.empty())
                set_inspected(report, spans.front());
            break;
        }
        case Particular::Published:
            if (const auto date = first_date(value); date && date->begin < 12)
                set(report.published, date->to);
            break;
        case Particular::Publisher:
            set(report.publisher, body_name(value));
            break;
        case Particular::Author:
            if (!is_name_of_software(value)) set(report.author, without_purpose(value));
            break;
        case Particular::Maker:  // "Prepared by: Moorland Partnership" is whose it is, "by: A.
                                 // Hill" who wrote it
            set(is_body_line(value) || is_organisation_name(value) || contains(value, " for ")
                    ? report.publisher
                    : report.author,
                without_purpose(value));
            break;
        case Particular::Via:
            set(report.via, value);
            break;
        case Particular::Licence:
            set(report.licence, value);
            break;
        case Particular::Language:
            if (value.size() <= 12) set(report.language, value);
            break;
        case Particular::SourceUrl:
            set(report.source_url, canonical_url(value));
            break;
        case Particular::OverallRating:
            if (const auto rating = rating_in_cell(value); rating && is_inspection)
                report.ratings.try_emplace("overall", *rating);
            break;
        case Particular::Title:
            break;
        default:
            if (is_inspection_kind(report.report_kind) || line.particular == Particular::Updated ||
                line.particular == Particular::ResponseDue)
                apply_inspection_label(line, report);
            break;
    }
}

}  // namespace findings::understanding
