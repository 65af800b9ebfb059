// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr std::string_view kCsvType = "text/csv; charset=utf-8";

/// A field that a spreadsheet shows and never works out: quoted where it must be, and with an
/// apostrophe before a text that would be read as a formula.
[[nodiscard]] std::string csv_field(std::string_view text);
/// A number as it is.
[[nodiscard]] std::string csv_number(double number, int decimals);

/// Fields, commas and the end of the line (RFC 4180: CR LF). The fields are those made above.
[[nodiscard]] std::string csv_line(std::span<const std::string> fields);

}  // namespace findings
