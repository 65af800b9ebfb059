// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Readers: bytes -> ParsedDocument. Pure functions over hostile bytes; they run in a worker process
// with limits (indexer/worker.hpp), so an abort inside a library costs one file.

#include "indexer/parse/ocr.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace findings {

using Bytes = std::span<const std::byte>;

/// Is told how many pages a document has, before they are read: whoever waits for the reader gives
/// it time by that.
using OnPages = std::function<void(std::int32_t page_count)>;

/// Raised whenever a reader's output changes for some input: what the store kept under an older
/// number is read anew.
inline constexpr int kParserVersion = 13;

/// Property of a PDF: how many pages have next to no text and were not looked at by recognition.
inline constexpr const char* kUnreadPagesProperty = "unread_pages";
/// Cause of the failure when that is all of them.
inline constexpr const char* kScannedCause = "scanned: no text layer";
/// The same of a file without a picture in it either.
inline constexpr const char* kNoTextCause = "its pages hold neither text nor pictures";

/// With a `recogniser`, pages that are pictures of text are recognised; the document's warnings and
/// its properties "ocr_pages", "ocr_page_count" and "ocr_confidence" say so.
[[nodiscard]] Result<ParsedDocument> parse_pdf(Bytes bytes,
                                               Recogniser* recogniser = nullptr,
                                               const OnPages& on_pages = {});
[[nodiscard]] Result<ParsedDocument> parse_html(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_docx(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_odt(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_markdown(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_text(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_xml(Bytes bytes);
[[nodiscard]] Result<ParsedDocument> parse_cqc_json(Bytes bytes);
/// One Heading of level 1 a line, its `_id` as anchor, then the text as paragraphs.
[[nodiscard]] Result<ParsedDocument> parse_jsonl(Bytes bytes);

/// Tells the kind of file from its bytes and reads it. `name` only settles Markdown against plain
/// text; `recogniser` is for scanned pages.
[[nodiscard]] Result<ParsedDocument> parse_file(Bytes bytes,
                                                std::string_view name,
                                                Recogniser* recogniser = nullptr,
                                                const OnPages& on_pages = {});

}  // namespace findings
