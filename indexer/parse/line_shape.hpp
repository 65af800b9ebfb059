// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a printed line looks like. Plain text and PDF have no marks for headings, lists and page
// furniture; these rules stand in for them. Every function takes a cleaned line (indexer/text.hpp).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

struct ListMarker {
    std::string marker;      // "3.", "(a)"; empty for a bullet
    std::size_t length = 0;  // bytes of the line that are marker and space
};

/// The marker a line of a list begins with; nothing when no text follows it.
[[nodiscard]] std::optional<ListMarker> list_marker(std::string_view line);
/// Bytes of the bullet and space that a line begins with; 0 without a bullet or without text after.
[[nodiscard]] std::size_t typed_bullet_length(std::string_view line);
/// A bullet or dash alone on its line: its text stands on the next.
[[nodiscard]] bool is_bare_bullet(std::string_view line);

/// "Summary......... 7"
[[nodiscard]] bool is_contents_line(std::string_view line);
/// "Summary 7", "Foreword iii": an entry of a contents page without dots, if it stands on one.
[[nodiscard]] bool ends_with_page_number(std::string_view line);
/// Whether the line begins a part of a requirement notice: a regulated activity, a regulation, how
/// it was not met. In a narrow cell each is a paragraph of its own.
[[nodiscard]] bool begins_notice_part(std::string_view line);
/// Running header or footer by its wording: "27 Forensic wards Quality Report 14/07/2016", "Page 41
/// of 88"; also what web sites print around a text: "Skip to navigation", "Ads by".
[[nodiscard]] bool is_running_line(std::string_view line);

/// What a browser prints over and under its pages: date, time and title; address and "1/3". Only in
/// a page's margin.
[[nodiscard]] bool is_browser_line(std::string_view line);
/// "27", "iv", "- 27 -", or the number in a running line; empty if there is none.
[[nodiscard]] std::string printed_page_label(std::string_view line);

/// 2 for "2.1 Findings", 1 for "2. Findings"; 0 for a line without a section number.
[[nodiscard]] std::int32_t section_depth(std::string_view line);
/// Whether the words could be a heading: short, begins like a sentence, does not end like one, is
/// no label, date or address.
[[nodiscard]] bool is_title_shaped(std::string_view line);
/// "November 24. 2011", "12 & 13 January 2016": a month, a year and little else.
[[nodiscard]] bool is_date_line(std::string_view line);
/// "Provider: Meadow Trust", "Date of publication: 12 May 2020"
[[nodiscard]] bool is_label_line(std::string_view line);
[[nodiscard]] bool ends_sentence(std::string_view line);
[[nodiscard]] std::size_t word_count(std::string_view line);

/// Whether a line that ends in a hyphen lost it to the line break ("assess-" + "ment"), judged by
/// the halves.
[[nodiscard]] bool hyphen_is_part_of_word(std::string_view before, std::string_view after);

}  // namespace findings
