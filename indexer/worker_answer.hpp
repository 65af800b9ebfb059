// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parent's half of what a worker says. A reader may have been taken over by what it read, so nothing here is
// believed: sizes are capped before they are waited for, numbers are checked, text is made fit to be shown.

#include "indexer/parse/archive.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings {

/// Takes the bytes of one answer apart: one digest at most, then a document or a failure, then nothing.
class AnswerReader {
  public:
    explicit AnswerReader(std::uint64_t output_bytes) : output_bytes_(output_bytes) {}

    /// Takes bytes as they come. The answer once it is complete, or an Error with `made_no_sense` set; after either
    /// the reader is done. Cost: linear in all bytes pushed; holds one answer at most.
    std::optional<Result<ParsedDocument>> push(std::string_view bytes);

    /// The members, if the file was an archive; its document is then empty.
    [[nodiscard]] std::optional<ArchiveListing> take_archive() { return std::exchange(archive_, std::nullopt); }
    [[nodiscard]] const std::string& sha256() const { return sha256_; }  // empty = the worker had not come so far
    /// How many pages the worker has begun to recognise since the last call.
    [[nodiscard]] int take_pages_begun() { return std::exchange(pages_begun_, 0); }
    /// How many pages the document has, once the worker has said it.
    [[nodiscard]] std::int32_t page_count() const { return page_count_; }
    [[nodiscard]] bool made_no_sense() const { return made_no_sense_; }
    [[nodiscard]] bool is_worn() const { return is_worn_; }  // the worker asks to be replaced

  private:
    Result<ParsedDocument> nonsense();
    /// Takes what comes before the answer proper. False if it makes no sense.
    bool read_note(std::uint32_t kind, std::string_view body);
    Result<ParsedDocument> read_body(std::uint32_t kind, std::string_view body);

    std::uint64_t output_bytes_;
    std::string buffer_;
    std::string sha256_;
    std::optional<ArchiveListing> archive_;
    int pages_begun_ = 0;
    int all_pages_begun_ = 0;
    std::int32_t page_count_ = 0;
    bool made_no_sense_ = false;
    bool is_worn_ = false;
};

/// A decoded document as later stages may trust it: within the limits of indexer/limits.hpp, valid UTF-8 without control
/// characters, levels and pages in range. Error: it breaks a limit that every reader keeps.
[[nodiscard]] Result<ParsedDocument> distrusted(ParsedDocument document);

/// One printable line of at most `max_bytes`.
[[nodiscard]] std::string printable_line(std::string_view text, std::size_t max_bytes);

}  // namespace findings
