// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the format itself states of a file: <meta>, JSON-LD, fields of a record, the address of a
// page.

#include "indexer/schema/report.hpp"

namespace findings::understanding {

/// Whose particulars a file's properties are.
enum class PropertiesOf {
    TheReport,
    ThePage
};  // ThePage: it holds several reports, its date and author are not theirs

/// Fields already set stay.
void read_properties(const ParsedDocument& document,
                     PropertiesOf properties_of,
                     Report& report,
                     bool is_inspection);

/// The regulator's record tells when it last inspected and reported: true of this text only when it
/// has no dates of its own.
void read_last_dates(const ParsedDocument& document, Report& report);

/// Ratings a file's properties give ("rating.safe", "overall_rating").
void read_property_ratings(const ParsedDocument& document, Report& report);

}  // namespace findings::understanding
