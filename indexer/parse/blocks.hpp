// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Collects a document's blocks in the form report.hpp promises: clean text, no empty blocks, cells
/// joined.
class BlockList {
  public:
    explicit BlockList(ParsedDocument& document) : document_(document) {}

    /// Cleans the block's strings and appends it; an empty one is dropped, one above kMaxBlockBytes
    /// becomes several. "\n" in the text is a hard line break.
    void add(Block block);
    void add(BlockKind kind, std::string text, std::int32_t level = 0, std::string marker = {});
    [[nodiscard]] bool is_full() const { return full_; }

  private:
    void put(Block block);

    ParsedDocument& document_;  // NOLINT: lives inside the reader's function
    std::size_t text_bytes_ = 0;
    bool full_ = false;
};

/// Numbers the blocks of a format whose sources have no byte positions.
void number_blocks(ParsedDocument& document);

/// Last step of every reader: the limits of indexer/limits.hpp, and an Error when no block holds
/// text to index.
[[nodiscard]] Result<ParsedDocument> finished(ParsedDocument document);

/// Sets a property to the cleaned value unless it is empty; the first value stays.
void set_property(ParsedDocument& document, const std::string& name, std::string_view value);
void add_warning(ParsedDocument& document, std::string warning);

}  // namespace findings
