// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/block_sink.hpp"
#include "indexer/files.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/schema/running_sum.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

// Behind each record of the store, before its SHA-256 as hex digits: a loss of power can leave
// pages of zeros that still decode.
inline constexpr std::string_view kSumMark = "\nsha256 ";
inline constexpr std::size_t kSumBytes = kSumMark.size() + 64;

/// A record of the store while it comes: nothing has its name before all of it has come and is
/// kept.
class StoreRecord : public BlockSink {
  public:
    explicit StoreRecord(std::filesystem::path temporary) : temporary_(std::move(temporary)) {}

    void begin(const ParsedDocument& head, std::uint64_t block_count) override;
    void add(const Block& block) override;
    void end(const ParsedDocument& facts) override;

    /// Gives it its name. Error: something could not be written.
    [[nodiscard]] Result<void> keep_as(const std::filesystem::path& path);

  private:
    void put(std::string_view bytes);
    void flush();

    std::filesystem::path temporary_;
    std::optional<NewFile> file_;
    std::string buffer_;
    RunningSum sum_;
    Result<void> written_;  // the first thing that went wrong
};

}  // namespace findings
