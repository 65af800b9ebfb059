// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <string_view>

namespace findings {

/// A file mapped read-only; stays readable after the file is deleted.
class MappedFile {
  public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();
    [[nodiscard]] std::string_view bytes() const {
        return {static_cast<const char*>(address_), size_};
    }

  private:
    MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}
    void* address_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace findings
