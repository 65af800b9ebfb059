// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parent's half of what a worker says. A reader may have been taken over by what it read, so
// nothing here is believed: sizes are capped before they are waited for, numbers are checked, text
// is made fit to be shown.

#include "indexer/block_sink.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/schema/record_parts.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Takes the bytes of one answer apart: one digest at most, then a document or a failure, then
/// nothing.
class AnswerReader {
  public:
    using MakeSink = std::function<BlockSink*(const std::string& sha256)>;

    /// With `make_sink` a document's blocks go to the sink that it gives, or nowhere if that is
    /// null; without it they are collected.
    explicit AnswerReader(std::uint64_t output_bytes, MakeSink make_sink = {})
        : output_bytes_(output_bytes), make_sink_(std::move(make_sink)) {}

    /// Takes bytes as they come. The answer once it is complete, or an Error with `made_no_sense`
    /// set; after either the reader is done. Its document has blocks only if they were collected. A
    /// document is within the limits of indexer/limits.hpp, of valid UTF-8 without control
    /// characters, levels and pages in range. Cost: linear in all bytes pushed. Memory: a block or
    /// a list of members, besides what is collected.
    std::optional<Result<ParsedDocument>> push(std::string_view bytes);

    /// The members, if the file was an archive; its document is then empty.
    [[nodiscard]] std::optional<ArchiveListing> take_archive() {
        return std::exchange(archive_, std::nullopt);
    }
    [[nodiscard]] const std::string& sha256() const {
        return sha256_;
    }  // empty = the worker had not come so far
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
    std::optional<Result<ParsedDocument>> push_record(std::string_view bytes);
    /// Takes over one part of a document. False if no reader of ours would have made it.
    bool take(RecordParts::Part part);
    bool take_facts(ParsedDocument& document);

    std::uint64_t output_bytes_;
    MakeSink make_sink_;
    BlockSink* sink_ = nullptr;
    std::optional<RecordParts> record_;  // of the document that is coming
    std::vector<Block> collected_;
    std::size_t text_bytes_ = 0;
    std::string buffer_;
    std::string sha256_;
    std::optional<ArchiveListing> archive_;
    int pages_begun_ = 0;
    int all_pages_begun_ = 0;
    std::int32_t page_count_ = 0;
    bool made_no_sense_ = false;
    bool is_worn_ = false;
};

/// One printable line of at most `max_bytes`.
[[nodiscard]] std::string printable_line(std::string_view text, std::size_t max_bytes);

}  // namespace findings
