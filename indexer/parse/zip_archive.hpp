// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A ZIP archive in memory. Reads single members by name and trusts no size it declares.
/// Requires: the bytes outlive the archive.
class ZipArchive {
  public:
    static Result<ZipArchive> open(std::span<const std::byte> bytes);
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool has(std::string_view name) const;
    /// The member inflated. Error: NotFound, encrypted, damaged, or over a limit of
    /// indexer/limits.hpp.
    [[nodiscard]] Result<std::string> read(std::string_view name);

  private:
    struct Impl;
    explicit ZipArchive(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
    std::vector<std::string> names_;
    std::uint64_t inflated_bytes_ = 0;  // of all members read so far
};

}  // namespace findings
