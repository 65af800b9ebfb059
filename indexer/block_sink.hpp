// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace findings {

/// Takes a document block by block while it is read, so that nobody holds all of it. Once begun it
/// may be given up at any point: its reader has died. What goes wrong in a sink is kept by it, for
/// its owner to ask.
class BlockSink {
  public:
    BlockSink() = default;
    BlockSink(const BlockSink&) = delete;
    BlockSink& operator=(const BlockSink&) = delete;
    virtual ~BlockSink() = default;
    /// `head`: kind, title and pages; nothing else yet.
    virtual void begin(const ParsedDocument& head, std::uint64_t block_count) = 0;
    virtual void add(const Block& block) = 0;
    /// `facts`: everything but the blocks.
    virtual void end(const ParsedDocument& facts) = 0;
};

/// The sink for the file with that place in a list and those bytes; null = its text is not wanted.
/// The sink stays the caller's, until the file's outcome is reported or the same file is begun
/// anew.
using SinkMaker = std::function<BlockSink*(std::size_t index, const std::string& sha256)>;

}  // namespace findings
