// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The labels that sources put before their particulars, and what each names.

#include <span>
#include <string_view>

namespace findings::understanding {

enum class Particular {
    Provider,
    ProviderId,
    Location,
    LocationId,
    Region,
    Service,
    WardType,
    Inspected,
    Published,
    Publisher,
    Author,
    Maker,
    Via,
    Licence,
    Language,
    SourceUrl,
    Title,
    OverallRating,
    // Of inspections, assessments and visits:
    LocalAuthority,
    ProviderType,
    Beds,
    Wards,
    VisitType,
    Announced,
    Reference,
    Updated,
    ResponseDue,
    Postcode,
    PreviousInspection,
    AssessmentId,
    InspectionId,
    Other  // a label we know and have no field for
};

struct LabelRule {
    std::string_view label;  // folded, without the colon
    Particular particular;
};

/// The labels that begin with a letter, in the order of the table: most lines begin like none.
[[nodiscard]] std::span<const LabelRule* const> labels_from(char first);

}  // namespace findings::understanding
