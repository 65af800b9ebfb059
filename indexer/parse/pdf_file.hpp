// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A PDF file as poppler reads it: its particulars and the positioned words of its pages. All of
// poppler's inner interface that the program uses is behind this (docs/adr/0035).

#include "indexer/parse/parse.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace findings::pdf {

class File {
  public:
    /// Errors: BadInput when there is no structure to read, Unsupported when it is encrypted.
    /// `bytes` must outlive the file.
    [[nodiscard]] static Result<File> open(Bytes bytes);

    File(File&&) noexcept;
    File& operator=(File&&) noexcept;
    ~File();

    [[nodiscard]] std::int32_t page_count() const;
    /// An entry of the file's information ("Title", "CreationDate"); empty if it has none.
    [[nodiscard]] std::string info(const char* key) const;
    /// The words of a page (1-based) in poppler's reading order; nullopt if the page is damaged.
    [[nodiscard]] std::optional<PdfPage> page(std::int32_t number) const;

  private:
    struct Impl;
    explicit File(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace findings::pdf
