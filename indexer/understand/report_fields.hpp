// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Filling a report's particulars: what is set stays, what makes no sense is not set.

#include "indexer/schema/report.hpp"
#include "indexer/understand/dates_in_text.hpp"

#include <string>
#include <string_view>

namespace findings::understanding {

void set(std::string& field, std::string_view value);
void set(PartialDate& field, const PartialDate& value);

/// "1-9900000201", "RX901": an id of the regulator's register.
[[nodiscard]] bool is_cqc_id(std::string_view text);

/// "Larkhollow House (1-9900000201)": name and id.
void set_named(NamedId& field, std::string_view value);

void set_service(Report& report, std::string_view value);
void set_inspected(Report& report, const DateSpan& span);

}  // namespace findings::understanding
