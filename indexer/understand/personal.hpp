// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Mental Health Act visits end with what single patients raised. With twelve patients on a ward a
// detailed story names a person: these parts are never indexed, in whatever form they are written.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// Begins the part on single patients: "Individual issues raised by patients", "Issues raised by
/// individual patients".
[[nodiscard]] bool opens_personal_part(std::string_view heading);

/// A heading inside that part: "Patient C", "Patient reference: 4", "Matters raised in private".
[[nodiscard]] bool is_personal_heading(std::string_view heading);

/// A line, list item or row that tells of one patient under a code: "Patient A told us ...",
/// "Patient ref | B | ...".
[[nodiscard]] bool is_about_one_patient(const Block& block);

}  // namespace findings::understanding
