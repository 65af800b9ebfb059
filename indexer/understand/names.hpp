// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Closed lists of names that sources print in several spellings.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

struct QualityStatement {
    std::string_view name;  // canonical
    KeyQuestion question = KeyQuestion::None;
};

/// The assessment framework's statement with this name or one of its known other spellings.
[[nodiscard]] std::optional<QualityStatement> quality_statement(std::string_view text);

/// "People's experience of health and care services", "Processes", ...: groups of evidence under a
/// statement.
[[nodiscard]] bool is_evidence_category(std::string_view text);

/// A region of England, in the spelling of `text`; empty for others.
[[nodiscard]] std::string_view region_name(std::string_view text);
/// Regions of England that a sentence names.
[[nodiscard]] std::vector<std::string_view> regions_told(std::string_view text);

/// Ends like an organisation's registered name: "... NHS Foundation Trust", "... Limited".
[[nodiscard]] bool is_organisation_name(std::string_view text);
/// Ends like a place of care: "... Hospital", "... House", "... Unit".
[[nodiscard]] bool is_place_name(std::string_view text);

/// A cover's name without the kind of report that a reader joined to it: "Forensic wards Quality
/// Report", "Inspection Report Elm House".
[[nodiscard]] std::string_view without_report_kind(std::string_view text);

/// "Lowmoor Hospital" of "Lowmoor Hospital Harrier ward, Osprey ward": as far as the last word in a
/// row that ends a place's name; empty when there is none.
[[nodiscard]] std::string_view place_at_start(std::string_view words);

/// "safe", "Well-led", "responsive to people's needs".
[[nodiscard]] KeyQuestion key_question_word(std::string_view text);

/// "Care Quality Commission (CQC)" without its abbreviation, one name for one body.
[[nodiscard]] std::string body_name(std::string_view text);

}  // namespace findings::understanding
