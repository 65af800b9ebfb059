// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings::test {

// Readers of what we write that forgive nothing. A fault of form is a record or field more or less,
// or a negative count.

[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

/// Fields of each record of a CSV (RFC 4180); one more of -1 where a quotation mark is out of
/// place.
[[nodiscard]] std::vector<int> csv_shape(std::string_view csv);
/// Fields that a spreadsheet would work out.
[[nodiscard]] std::vector<std::string> csv_formulas(std::string_view csv);

/// Records of a RIS file; -1 if a line is no "XX  - value", or a record has no end.
[[nodiscard]] int ris_records(const std::string& text);
/// Entries of a BibTeX file; -1 if braces do not fit.
[[nodiscard]] int bibtex_records(std::string_view text);

/// Names of elements in a well-formed XML document without DTD, comments and sections.
struct XmlElements {
    std::vector<std::string> names;
    std::string fault;
};
[[nodiscard]] XmlElements xml_elements(std::string_view xml);

}  // namespace findings::test
