// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/source_file.hpp"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::testing {

// Hand-made blocks, in the words a test reads best.
[[nodiscard]] Block heading(std::int32_t level, std::string text);
[[nodiscard]] Block paragraph(std::string text);
[[nodiscard]] Block item(std::string text, std::string marker = {});
[[nodiscard]] Block row(std::vector<std::string> cells, bool is_header = false);
[[nodiscard]] Block furniture(std::string text);
[[nodiscard]] ParsedDocument document(std::initializer_list<Block> blocks,
                                      MediaType type = MediaType::Html);

[[nodiscard]] SourceFile source_file(std::string name);
[[nodiscard]] std::vector<Report> reports_of(const ParsedDocument& document);
/// For documents that are one report.
[[nodiscard]] Report report_of(const ParsedDocument& document);
/// The same of a plain text, read as a file of it would be.
[[nodiscard]] Report report_of_text(std::string_view text);
/// The passage with this text; fails the test when there is none.
[[nodiscard]] const Passage& passage(const Report& report, std::string_view text_begins);
[[nodiscard]] std::vector<const Passage*> with_role(const Report& report, SectionRole role);

[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);
[[nodiscard]] std::optional<ParsedDocument> parsed(const std::filesystem::path& path);

}  // namespace findings::testing
