// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One file, several reports: digests, pages that stack inspections, JSON lines.

#include "indexer/understand/piece.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

constexpr std::size_t kFewestEntries = 3;  // of a digest; fewer are no list

/// Entries of a digest, each with title, publisher, via, author and date as printed; empty when it
/// is no digest. The digest itself becomes no report: its title is the entries' `via` unless an
/// entry names another.
[[nodiscard]] std::vector<Part> digest_entries(std::vector<Block> blocks,
                                               std::string_view file_sha256);

/// The same for digests in the shape of newsletters: entries under titles or in rows of a table,
/// each with a line that names its source or points to it. What the newsletter says of itself
/// (subscriptions, contents) becomes no entry.
[[nodiscard]] std::vector<Part> newsletter_entries(const std::vector<Block>& blocks,
                                                   std::string_view title,
                                                   std::string_view file_sha256);

/// The same for a digest that is a table with a title and a publisher in each row.
[[nodiscard]] std::vector<Part> digest_table_entries(const std::vector<Block>& blocks,
                                                     std::string_view title,
                                                     std::string_view file_sha256);

/// The same for lists that libraries compile: "Title. Publisher; 2022." over a note in brackets.
[[nodiscard]] std::vector<Part> bibliography_entries(const std::vector<Block>& blocks,
                                                     std::string_view title,
                                                     std::string_view file_sha256);

/// Inspections stacked on a page, newest first; empty when there are fewer than two. What stands
/// above the first belongs to it: the head of such a page describes the latest state.
[[nodiscard]] std::vector<Part> stacked_inspections(const std::vector<Block>& blocks,
                                                    std::string_view page_title,
                                                    std::string_view file_sha256);

/// The same of a page with one inspection, which is then all there is to tell of: its day, what it
/// looked at and the regulator's part of `known`; nothing is changed when there is none or several.
void read_only_inspection(std::vector<Block>& blocks, Report& known);

/// Assessments of the service groups in one record of the regulator's API; empty when there are
/// fewer than two.
[[nodiscard]] std::vector<Part> record_assessments(const std::vector<Block>& blocks,
                                                   std::string_view name,
                                                   std::string_view file_sha256);

/// The service group of a record's one assessment; empty when there is none or several.
[[nodiscard]] std::string_view only_assessment_group(std::span<const Block> blocks);

/// A report a line: its heading is the title, the heading's anchor the caller's own id.
[[nodiscard]] std::vector<Part> json_lines(const std::vector<Block>& blocks);

}  // namespace findings::understanding
