// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Regulations are cited by number, and each instrument has its own numbers: regulation 18 is
// staffing in the Regulations of 2014, notifications in the Registration Regulations of 2009 and
// something else in those of Wales. (domain.md 2.1: key on instrument, year and number.)

#include <optional>
#include <string>
#include <string_view>

namespace findings {

struct LawInstrument {
    std::string prefix;  // before the number: "" for the Regulations of 2014, "2010/", "2009/",
                         // "wales-2017/", "scotland-2011/", "northern-ireland-2005/", "2012/" for
                         // other law of England
    bool has_our_duties = true;  // one of those of 2009, 2010 and 2014, whose duties are 4 to 26
};

/// The regulations that the words behind a citation name: " of the Care Quality Commission
/// (Registration) Regulations 2009", " HSCA (RA) Regulations 2014 Staffing", " (SSI 2011/210)".
/// Absent where the clause names none.
[[nodiscard]] std::optional<LawInstrument> instrument_behind(std::string_view behind);

/// The same for a name right before the citation: "under the ... Regulations 2009, regulation 18".
[[nodiscard]] std::optional<LawInstrument> instrument_before(std::string_view before);

/// "wales", "scotland", "northern-ireland", "ireland" where a publisher inspects there and its
/// plain numbers are not those of England; empty otherwise.
[[nodiscard]] std::string_view nation_of(std::string_view publisher);

}  // namespace findings
