// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/regulations.hpp"

#include <string>
#include <string_view>

namespace findings::label {

/// Regulations that a text names by their subject: "breach of the regulations around safe care and
/// treatment, consent and good governance" gives 12, 11 and 17. Only behind words that speak of a
/// breach or of legal requirements.
[[nodiscard]] RegulationCitations regulations_by_name(std::string_view text, bool is_2010);

/// The regulation whose title a heading or table cell is ("Safe care and treatment"); empty for
/// other lines.
[[nodiscard]] std::string regulation_titled(std::string_view line, bool is_2010);

/// All a passage cites itself, by number and by name.
[[nodiscard]] RegulationCitations cited_by(std::string_view text, bool is_2010);

/// What the headings above a passage cite, the innermost that cites anything: a requirement listed
/// under "Regulation 12 Safe care and treatment" is about that regulation.
[[nodiscard]] RegulationCitations cited_above(const Passage& passage, bool is_2010);

/// Names the instrument of plain numbers: that of the notice above which bears the same number
/// ("Regulation 18(1)" under "Regulation 18 Registration Regulations 2009" is 2009/18(1)), else
/// that of the nation whose inspectorate published the report ("wales/21").
void name_instruments(RegulationCitations& cited,
                      const Passage& passage,
                      bool is_2010,
                      std::string_view nation);

}  // namespace findings::label
